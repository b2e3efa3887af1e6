using MangNon.Access;
using MangNon.Register.Matching;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Merging;

/// <summary>A merge that stands, with the names of both.</summary>
public sealed record ListedMerge(
    ChildMerge Merge,
    string KeptCode,
    string KeptName,
    string OtherCode,
    string OtherName
);

/// <summary>
/// Merges of children entered twice: asked for by one who may write the identity of both, agreed to by another who may
/// approve it (<see cref="Agreements"/>), done and taken back by <see cref="MergeWork"/>.
/// </summary>
public static class ChildMerges
{
    /// <summary>How long after it was done a merge can be taken back. First moment inclusive, last exclusive; not law.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromDays(30);

    /// <summary>Asks for a merge of two children of one commune. A child is in one open merge at a time.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="keptId">The child that is kept.</param>
    /// <param name="otherId">The child that goes into it.</param>
    /// <param name="reason">For the one who decides; goes into the log.</param>
    /// <param name="cancel">To stop.</param>
    /// <exception cref="ArgumentException">An empty reason.</exception>
    public static async Task<MergeAnswer> AskAsync(
        MangNonDb db,
        Viewer viewer,
        Guid keptId,
        Guid otherId,
        string reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        if (await CommuneOfAsync(db, viewer, keptId, otherId, cancel).ConfigureAwait(false) is not { } commune)
        {
            return MergeAnswer.NotFound;
        }

        await Turn.OfCommuneAsync(db, commune, cancel).ConfigureAwait(false);
        var (first, second) = DuplicateDecisions.Pair(keptId, otherId);
        if (
            await db
                .NotDuplicates.AnyAsync(d => d.FirstId == first && d.SecondId == second, cancel)
                .ConfigureAwait(false)
        )
        {
            return MergeAnswer.FoundTwo;
        }

        Guid[] both = [keptId, otherId];
        var now = Agreements.Now(db);
        var others = await States(db)
            .Where(one =>
                one.Merge.DoneAt == null && (both.Contains(one.Merge.ChildId) || both.Contains(one.Merge.OtherId))
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        if (others.Exists(one => new MergeState(one.Merge, one.Agreement).IsOpenAt(now)))
        {
            return MergeAnswer.Waits;
        }

        var agreement = await Agreements
            .AskAsync(db, viewer, AgreementMatter.MergeChildren, commune, keptId, PersonName.Repair(reason), cancel)
            .ConfigureAwait(false);
        db.ChildMerges.Add(
            new ChildMerge
            {
                Id = Guid.CreateVersion7(),
                CommuneId = commune,
                ChildId = keptId,
                OtherId = otherId,
                AgreementId = agreement.Id,
            }
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return MergeAnswer.Done;
    }

    /// <summary>
    /// The last merge of two children, whichever was to be kept, that the person may know of: of one who sees the child
    /// that is kept. Null where there is none.
    /// </summary>
    public static async Task<MergeState?> LastAsync(
        MangNonDb db,
        Viewer viewer,
        Guid one,
        Guid other,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var seen = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children).Select(c => c.Id);
        var last = await States(db)
            .Where(s =>
                (s.Merge.ChildId == one && s.Merge.OtherId == other)
                || (s.Merge.ChildId == other && s.Merge.OtherId == one)
            )
            .Where(s => seen.Contains(s.Merge.ChildId))
            .OrderByDescending(s => s.Agreement.AskedAt)
            .ThenByDescending(s => s.Merge.Id)
            .FirstOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        return last is null ? null : new MergeState(last.Merge, last.Agreement);
    }

    /// <summary>The merge that an agreement is about; null for none.</summary>
    public static Task<ChildMerge?> OfAgreementAsync(MangNonDb db, Guid agreementId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.ChildMerges.AsNoTracking().SingleOrDefaultAsync(m => m.AgreementId == agreementId, cancel);
    }

    /// <summary>Merges of a commune that can still be taken back, of children that the person may write; newest first.</summary>
    public static async Task<IReadOnlyList<ListedMerge>> RecentAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var since = Agreements.Now(db) - UndoWithin;
        var found = await (
            from merge in db.ChildMerges.AsNoTracking()
            join child in viewer.Reach(Act.Write, RecordKind.Identity).Of(db, db.Children)
                on merge.ChildId equals child.Id
            where merge.CommuneId == communeId && merge.DoneAt > since && merge.UndoneAt == null
            orderby merge.DoneAt descending, merge.Id
            select new
            {
                merge,
                child.Code,
                child.FullName,
            }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. found.Select(one =>
            {
                var (code, name) = OtherOf(one.merge);
                return new ListedMerge(one.merge, one.Code, one.FullName, code, name);
            }),
        ];
    }

    /// <summary>Code and name of the child that went, of a merge that stands.</summary>
    public static (string Code, string Name) OtherOf(ChildMerge merge)
    {
        ArgumentNullException.ThrowIfNull(merge);
        var values = MergeMatter.Read(merge.Matter).Copy!.Child.Values;
        return (values[nameof(Child.Code)].GetString()!, values[nameof(Child.FullName)].GetString()!);
    }

    /// <summary>What could not be taken back; null where the merge was not taken back.</summary>
    public static MergeReport? ReportOf(ChildMerge merge)
    {
        ArgumentNullException.ThrowIfNull(merge);
        return MergeMatter.Read(merge.Matter).Report;
    }

    /// <summary>The commune of two different children whose identity the person may write; null otherwise.</summary>
    internal static async Task<Guid?> CommuneOfAsync(
        MangNonDb db,
        Viewer viewer,
        Guid one,
        Guid other,
        CancellationToken cancel
    )
    {
        var communes = await viewer
            .Reach(Act.Write, RecordKind.Identity)
            .Of(db, db.Children.Where(c => c.Id == one || c.Id == other))
            .Select(c => c.CommuneId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return communes.Count == 2 && communes[0] == communes[1] ? communes[0] : null;
    }

    private static IQueryable<Asked> States(MangNonDb db) =>
        db
            .ChildMerges.AsNoTracking()
            .Join(
                db.Agreements.AsNoTracking(),
                m => m.AgreementId,
                a => a.Id,
                (m, a) => new Asked { Merge = m, Agreement = a }
            );

    private sealed class Asked
    {
        public required ChildMerge Merge { get; init; }

        public required Agreement Agreement { get; init; }
    }
}
