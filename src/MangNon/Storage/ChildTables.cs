using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MangNon.Storage;

/// <summary>
/// The tables whose rows hang on a child, by the model and not by a list: one added later is deleted with the child and
/// needs no line here.
/// </summary>
internal static class ChildTables
{
    /// <summary>Records that outlive the child, without a word about it.</summary>
    public static IReadOnlySet<Type> Outliving { get; } = new HashSet<Type> { typeof(Agreement) };

    /// <summary>Records of two children, which the database itself deletes with either.</summary>
    public static IReadOnlySet<Type> OfTwo { get; } = new HashSet<Type> { typeof(NotDuplicate) };

    /// <summary>The entities with a child's id that go with it, those that point to others of them first.</summary>
    public static IReadOnlyList<IEntityType> Of(IModel model)
    {
        var left = model
            .GetEntityTypes()
            .Where(e => e.FindProperty(nameof(IChildRecord.ChildId)) is not null && !Outliving.Contains(e.ClrType))
            .OrderBy(e => e.GetTableName(), StringComparer.Ordinal)
            .ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(e => !left.Exists(other => other != e && PointsTo(other, e)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    /// <summary>Deletes one child's rows of a table; returns how many.</summary>
    public static Task<int> DeleteAsync(MangNonDb db, IEntityType entity, Guid childId, CancellationToken cancel) =>
        RunAsync(db, entity, "({0})", childId, cancel);

    /// <summary>Deletes the rows of all children of a commune.</summary>
    public static Task<int> DeleteOfCommuneAsync(
        MangNonDb db,
        IEntityType entity,
        Guid communeId,
        CancellationToken cancel
    ) => RunAsync(db, entity, "(SELECT id FROM children WHERE commune_id = {0})", communeId, cancel);

    /// <summary>Table and column are the model's own names, never anybody's words.</summary>
    private static Task<int> RunAsync(MangNonDb db, IEntityType entity, string which, Guid id, CancellationToken cancel)
    {
        var column = entity.FindProperty(nameof(IChildRecord.ChildId))!.GetColumnName();
        var sql = string.Concat("DELETE FROM \"", entity.GetTableName(), "\" WHERE \"", column, "\" IN ", which);
        return db.Database.ExecuteSqlRawAsync(sql, [id], cancel);
    }

    private static bool PointsTo(IEntityType from, IEntityType to) =>
        from.GetForeignKeys().Any(key => key.PrincipalEntityType == to);
}
