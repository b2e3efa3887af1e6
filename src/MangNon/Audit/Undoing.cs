using System.Globalization;
using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MangNon.Audit;

/// <summary>
/// Takes back one's own last change of a child or its household, from the log: it says what stood there before. Only
/// the last one, only one's own, only while what was written still stands.
/// </summary>
public static class Undoing
{
    /// <summary>How long after a change it can be taken back with one button.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    /// <summary>A merge is many changes: it is taken back as a whole, and none of them by itself.</summary>
    private static readonly string[] Changes =
    [
        AuditActs.Added,
        AuditActs.Changed,
        AuditActs.Removed,
        AuditActs.Merged,
        AuditActs.MergeUndone,
    ];

    /// <summary>
    /// The line of the log that the person may take back; null where there is none. A child or household once entered is
    /// not taken out by a button: that needs two people.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="subjects">The child, and its household.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<AuditEntry?> LastOfAsync(
        MangNonDb db,
        Viewer viewer,
        IReadOnlyCollection<Guid> subjects,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (viewer.AccountId is not { } account)
        {
            return null;
        }

        var ids = subjects.Select(id => (Guid?)id).ToArray();
        var last = await db
            .AuditEntries.AsNoTracking()
            .Where(e => ids.Contains(e.SubjectId) && Changes.Contains(e.Act))
            .OrderByDescending(e => e.Id)
            .FirstOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        return
            last is { Act: AuditActs.Changed or AuditActs.Added }
            && last.AccountId == account
            && db.Clock.GetUtcNow().UtcDateTime - last.At <= Within
            && AuditDetail.Open(db.Seal, last).Change is { Id: not null } change
            && (last.Act == AuditActs.Changed || change.Table is not ("children" or "households"))
            && TypeOf(db, change) is not null
            ? last
            : null;
    }

    /// <summary>Takes back a change; false where it cannot be any more: nothing is written then.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="childId">The child on whose page it was asked for.</param>
    /// <param name="entryId">The line of the log.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<bool> UndoAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        long entryId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfChildAsync(db, childId, cancel).ConfigureAwait(false);
        if (await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false) is not { } sight)
        {
            return false;
        }

        var last = await LastOfAsync(db, viewer, [childId, sight.Child.HouseholdId], cancel).ConfigureAwait(false);
        if (last?.Id != entryId || AuditDetail.Open(db.Seal, last).Change is not { } change)
        {
            return false;
        }

        var row = await db.FindAsync(TypeOf(db, change)!, [change.Id!.Value], cancel).ConfigureAwait(false);
        if (row is null || !May(viewer, sight, change))
        {
            return false;
        }

        if (last.Act == AuditActs.Added)
        {
            db.Remove(row);
        }
        else if (!Revert(db.Entry(row), change))
        {
            db.ChangeTracker.Clear();
            return false;
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    private static Type? TypeOf(MangNonDb db, AuditedChange change)
    {
        var entity = db.Model.GetEntityTypes().FirstOrDefault(e => e.GetTableName() == change.Table);
        // What is sealed together in one column is told of by parts that are no properties.
        return entity is not null && change.Fields.Keys.All(name => entity.FindProperty(name) is not null)
            ? entity.ClrType
            : null;
    }

    private static bool May(Viewer viewer, ChildSight sight, AuditedChange change) =>
        change
            .Fields.Keys.SelectMany(name => FieldKinds.Of(change.Table, name, []))
            .All(kind =>
                change.Table == "households"
                    ? viewer.Reach(Access.Act.Write, kind) is var reach
                        && (reach.Covers(sight.Child.CommuneId) || reach.Villages.Contains(sight.VillageId))
                    : sight.MayWrite(kind)
            );

    private static bool Revert(EntityEntry row, AuditedChange change)
    {
        foreach (var (name, value) in change.Fields)
        {
            var property = row.Property(name);
            if (AuditChanges.Text(property.CurrentValue) != value.To)
            {
                return false;
            }

            property.CurrentValue = Value(property.Metadata.ClrType, value.From);
        }

        if (row.Entity is Child child)
        {
            child.NameFolded = PersonName.Fold(child.FullName);
        }

        return true;
    }

    private static object? Value(Type type, string? text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return text is null ? null
            : plain == typeof(string) ? text
            : plain == typeof(Guid) ? Guid.Parse(text)
            : plain == typeof(DateOnly) ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
            : plain.IsEnum ? Enum.Parse(plain, text)
            : Convert.ChangeType(text, plain, CultureInfo.InvariantCulture);
    }
}
