using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MangNon.Storage;

/// <summary>
/// A row with all its columns, from which it is made again as it was. What is sealed stands here in clear: whoever keeps
/// a copy seals it as a whole, so that it outlives the keys of its parts.
/// </summary>
/// <param name="Table">Its table.</param>
/// <param name="Values">By property; as the database stores them, opened.</param>
internal sealed record RowCopy(string Table, IReadOnlyDictionary<string, JsonElement> Values)
{
    public static RowCopy Of(MangNonDb db, EntityEntry row)
    {
        var table = row.Metadata.GetTableName()!;
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in row.Metadata.GetProperties())
        {
            var value = row.Property(property.Name).CurrentValue;
            var stored =
                value is not null && property.GetTypeMapping().Converter is { } converter
                    ? converter.ConvertToProvider(value)
                    : value;
            if (SealOf(table, property) is { } column)
            {
                stored = db.Seal.Open((string?)stored, column.Purpose);
            }

            values[property.Name] = JsonSerializer.SerializeToElement(stored, stored?.GetType() ?? typeof(object));
        }

        return new RowCopy(table, values);
    }

    /// <summary>A column that the row had no value for, being copied before there was one, keeps its default.</summary>
    public object Make(MangNonDb db)
    {
        var entity = EntityOf(db.Model);
        var row = Activator.CreateInstance(entity.ClrType)!;
        var entry = db.Entry(row);
        foreach (var property in entity.GetProperties())
        {
            if (Values.TryGetValue(property.Name, out var text))
            {
                entry.Property(property.Name).CurrentValue = ValueOf(db, property, text);
            }
        }

        return row;
    }

    /// <summary>Whether all that the row points to is there, tracked or in the database.</summary>
    public async Task<bool> HasPlaceAsync(MangNonDb db, CancellationToken cancel)
    {
        foreach (var key in EntityOf(db.Model).GetForeignKeys())
        {
            var ids = key.Properties.Select(p => ValueOf(db, p, Values[p.Name])).ToArray();
            if (
                ids.All(id => id is not null)
                && await db.FindAsync(key.PrincipalEntityType.ClrType, ids!, cancel).ConfigureAwait(false) is null
            )
            {
                return false;
            }
        }

        return true;
    }

    private IEntityType EntityOf(IModel model) => model.GetEntityTypes().Single(e => e.GetTableName() == Table);

    private object? ValueOf(MangNonDb db, IProperty property, JsonElement text)
    {
        if (text.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        var stored = JsonSerializer.Deserialize(text, converter?.ProviderClrType ?? property.ClrType);
        if (SealOf(Table, property) is { } column)
        {
            stored = db.Seal.Seal((string?)stored, column.Purpose, column.Block);
        }

        return stored is not null && converter is not null ? converter.ConvertFromProvider(stored) : stored;
    }

    private static SealedColumn? SealOf(string table, IProperty property)
    {
        var name = property.GetColumnName();
        return SealedFields.All.FirstOrDefault(column => column.Table == table && column.Name == name);
    }
}
