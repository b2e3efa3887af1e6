using System.Reflection;
using MangNon.Access;
using MangNon.Health;
using MangNon.Register.Matching;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MangNon.Register.Merging;

/// <summary>Rows of one table that hang on the child that goes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Moves">Those that go over to the child that is kept.</param>
/// <param name="Stays">Those that go with the child: the one that is kept has them, or they were for the other alone.</param>
internal sealed record MergeShare(IEntityType Table, IReadOnlyList<object> Moves, IReadOnlyList<object> Stays);

/// <summary>What hangs on a child and what becomes of it in a merge: by the model and not by a list of tables.</summary>
internal static class MergeRows
{
    private static readonly MethodInfo Loading = typeof(MergeRows).GetMethod(
        nameof(LoadAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Every row that hangs on <paramref name="otherId"/>, tracked, in shares by table; empty tables are left out.</summary>
    public static async Task<IReadOnlyList<MergeShare>> OfAsync(
        MangNonDb db,
        Guid keptId,
        Guid otherId,
        CancellationToken cancel
    )
    {
        var shares = new List<MergeShare>();
        foreach (var entity in ChildTables.Of(db.Model))
        {
            var rows = await RowsAsync(db, entity, otherId, cancel).ConfigureAwait(false);
            if (rows.Count == 0)
            {
                continue;
            }

            var kept = (await RowsAsync(db, entity, keptId, cancel).ConfigureAwait(false)).ConvertAll(db.Entry);
            var stays = rows.Where(row => IsOfOneAlone(row) || kept.Exists(one => IsSame(db.Entry(row), one))).ToList();
            shares.Add(new MergeShare(entity, [.. rows.Except(stays)], stays));
        }

        return shares;
    }

    /// <summary>The rows of a table that hang on a child, tracked.</summary>
    public static Task<List<object>> RowsAsync(
        MangNonDb db,
        IEntityType entity,
        Guid childId,
        CancellationToken cancel
    ) => (Task<List<object>>)Loading.MakeGenericMethod(entity.ClrType).Invoke(null, [db, childId, cancel])!;

    /// <summary>Findings that a child is not another one.</summary>
    public static Task<List<NotDuplicate>> FindingsAsync(MangNonDb db, Guid childId, CancellationToken cancel) =>
        db.NotDuplicates.Where(d => d.FirstId == childId || d.SecondId == childId).ToListAsync(cancel);

    private static async Task<List<object>> LoadAsync<T>(MangNonDb db, Guid childId, CancellationToken cancel)
        where T : class
    {
        var all = db.Set<T>();
        var own =
            db.Model.FindEntityType(typeof(T))!.FindProperty(nameof(IChildRecord.ChildId))!.ClrType == typeof(Guid)
                ? all.Where(row => EF.Property<Guid>(row, nameof(IChildRecord.ChildId)) == childId)
                : all.Where(row => EF.Property<Guid?>(row, nameof(IChildRecord.ChildId)) == childId);
        return (await own.ToListAsync(cancel).ConfigureAwait(false)).ConvertAll(row => (object)row);
    }

    /// <summary>What was opened was opened of the one line; a merge that does not stand is about nobody else.</summary>
    private static bool IsOfOneAlone(object row) => row is ChildOpening or ChildMerge { Stands: false };

    /// <summary>Whether both say the same: by the record's own key, by a unique index, or in every column.</summary>
    private static bool IsSame(EntityEntry one, EntityEntry other)
    {
        if (KeyOf(one.Entity) is { } key)
        {
            return key.Equals(KeyOf(other.Entity));
        }

        var unique = one
            .Metadata.GetIndexes()
            .Where(index => index.IsUnique && index.Properties.Any(IsChild))
            .Select(index => index.Properties);
        var all = one.Metadata.GetProperties().Where(p => !p.IsPrimaryKey());
        return unique
            .Append(all)
            .Any(properties =>
                properties.All(p =>
                    IsChild(p) || Equals(one.Property(p.Name).CurrentValue, other.Property(p.Name).CurrentValue)
                )
            );
    }

    private static bool IsChild(IReadOnlyProperty property) => property.Name == nameof(IChildRecord.ChildId);

    /// <summary>What a child can have once only, where no index of the table says so.</summary>
    private static object? KeyOf(object row) =>
        row switch
        {
            Weighing w => w.MeasuredOn,
            Vaccination v => (v.Vaccine, v.Dose),
            DevelopmentalAssessment a => a.AssessedOn,
            ServiceContact s => (s.GivenOn, s.Domain),
            _ => null,
        };
}
