using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Register.Editing;
using MangNon.Rights;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Merging;

/// <summary>A field of two children beside each other.</summary>
/// <param name="Field">The field.</param>
/// <param name="Kept">What stands in the child that is kept; empty for nothing.</param>
/// <param name="Other">What stands in the other.</param>
/// <param name="IsFilled">Whether the other's goes into the child that is kept.</param>
public sealed record MergeLine(RegisterField Field, string Kept, string Other, bool IsFilled);

/// <summary>How many records of a table move, and how many both children have and are kept aside.</summary>
public sealed record MergeCount(string Table, int Moves, int Stays);

/// <summary>Two children as they would be merged, as far as one person may see both: what is sealed from him is not counted.</summary>
public sealed record MergePreview(
    Child Kept,
    Child Other,
    IReadOnlyList<MergeLine> Lines,
    IReadOnlyList<MergeCount> Counts
)
{
    /// <summary>Null where the person does not see both, or one is not there. Nothing may be saved with <paramref name="db"/> afterwards.</summary>
    public static async Task<MergePreview?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid keptId,
        Guid otherId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (
            await ChildSight.ReadAsync(db, viewer, keptId, cancel).ConfigureAwait(false) is not { } keptSight
            || await ChildSight.ReadAsync(db, viewer, otherId, cancel).ConfigureAwait(false) is not { } otherSight
            || await RegisterEditing.EntryOfAsync(db, viewer, keptId, cancel).ConfigureAwait(false) is not { } kept
            || await RegisterEditing.EntryOfAsync(db, viewer, otherId, cancel).ConfigureAwait(false) is not { } other
            || keptId == otherId
            || kept.TheChild.CommuneId != other.TheChild.CommuneId
        )
        {
            return null;
        }

        bool Sees(RecordKind kind) => keptSight.Sees(kind) && otherSight.Sees(kind);
        var filled = MergeFields.Of(kept, other, db.Seal).Select(one => one.Field).ToHashSet();
        var lines = RegisterFields
            .OfChild.Append(RegisterField.Village)
            .Where(field => Sees(RegisterFields.KindOf(field)))
            .Select(field => new MergeLine(
                field,
                RegisterFields.Read(field, kept, db.Seal),
                RegisterFields.Read(field, other, db.Seal),
                filled.Contains(field)
            ))
            .Where(line => line.Kept.Length > 0 || line.Other.Length > 0);
        var shares = await MergeRows.OfAsync(db, keptId, otherId, cancel).ConfigureAwait(false);
        var counts = shares
            .Select(share => new MergeCount(
                share.Table.GetTableName()!,
                Seen(share, share.Moves),
                Seen(share, share.Stays)
            ))
            .Where(count => count.Moves + count.Stays > 0);
        return new MergePreview(kept.TheChild, other.TheChild, [.. lines], [.. counts]);

        int Seen(MergeShare share, IReadOnlyList<object> rows) =>
            rows.Count(row => KindOfRow(share.Table.GetTableName()!, row) is { } kind && Sees(kind));
    }

    /// <summary>Null for what is no record of the child: notices, openings, earlier merges.</summary>
    private static RecordKind? KindOfRow(string table, object row) =>
        row switch
        {
            Circumstance one => KindOf.Circumstance(one.Group),
            Incident one => KindOf.Incident(one.Kind),
            RightsRequest or Consent => RecordKind.Requests,
            IChildRecord => FieldKinds.Of(table, nameof(IChildRecord.ChildId), []) is { Count: 1 } kinds
                ? kinds.First()
                : null,
            _ => null,
        };
}
