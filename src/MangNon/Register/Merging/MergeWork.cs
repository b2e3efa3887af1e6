using MangNon.Access;
using MangNon.Audit;
using MangNon.Register.Editing;
using MangNon.Register.Matching;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Merging;

/// <summary>Does a merge that was agreed to, and takes it back: each in one transaction with its lines of the log.</summary>
public static class MergeWork
{
    /// <summary>
    /// Does it, once, for the one who asked. What hangs on the other child goes over to the one that is kept, by the model;
    /// what both have goes with the other's row into the sealed copy. What is empty in the child that is kept is filled.
    /// </summary>
    public static async Task<MergeAnswer> DoAsync(MangNonDb db, Viewer viewer, Guid mergeId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        if (await HeldAsync(db, mergeId, cancel).ConfigureAwait(false) is not { } merge)
        {
            return MergeAnswer.NotFound;
        }

        await Turn.OfChildAsync(db, merge.OtherId, cancel).ConfigureAwait(false);
        var agreement = await db
            .Agreements.AsNoTracking()
            .SingleAsync(a => a.Id == merge.AgreementId, cancel)
            .ConfigureAwait(false);
        var reached = await ChildMerges
            .CommuneOfAsync(db, viewer, merge.ChildId, merge.OtherId, cancel)
            .ConfigureAwait(false);
        if (viewer.AccountId != agreement.AskedBy || reached is null)
        {
            return MergeAnswer.NotFound;
        }

        if (merge.DoneAt is not null || !await Agreements.UseAsync(db, agreement, cancel).ConfigureAwait(false))
        {
            return MergeAnswer.NotAgreed;
        }

        var kept = await EntryAsync(db, merge.ChildId, cancel).ConfigureAwait(false);
        var other = await EntryAsync(db, merge.OtherId, cancel).ConfigureAwait(false);
        merge.Matter = new MergeMatter(await MoveAsync(db, kept, other, cancel).ConfigureAwait(false), null).Write();
        merge.DoneAt = Agreements.Now(db);
        await EndAsync(db, merge, AuditActs.Merged, agreement.Reason, [kept, other], cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return MergeAnswer.Done;
    }

    /// <summary>
    /// Takes it back, for whoever may write the child that is kept and the household of the other: the last merge of a child
    /// first. What others changed since stays as it is, and is told (<see cref="ChildMerges.ReportOf"/>).
    /// </summary>
    public static async Task<MergeAnswer> UndoAsync(
        MangNonDb db,
        Viewer viewer,
        Guid mergeId,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var reach = viewer.Reach(Act.Write, RecordKind.Identity);
        if (
            await HeldAsync(db, mergeId, cancel).ConfigureAwait(false) is not { Stands: true } merge
            || !await reach.Of(db, db.Children.Where(c => c.Id == merge.ChildId)).AnyAsync(cancel).ConfigureAwait(false)
        )
        {
            return MergeAnswer.NotFound;
        }

        var copy = MergeMatter.Read(merge.Matter).Copy!;
        var child = (Child)copy.Child.Make(db);
        var household = await db
            .Households.SingleOrDefaultAsync(h => h.Id == child.HouseholdId, cancel)
            .ConfigureAwait(false);
        if (household is null)
        {
            return MergeAnswer.HouseholdGone;
        }

        if (!reach.Has(household))
        {
            return MergeAnswer.NotFound;
        }

        if (await AgainstAsync(db, merge, child, cancel).ConfigureAwait(false) is { } against)
        {
            return against;
        }

        var kept = await EntryAsync(db, merge.ChildId, cancel).ConfigureAwait(false);
        var report = await BringBackAsync(db, kept, child, copy, cancel).ConfigureAwait(false);
        merge.Matter = new MergeMatter(null, report).Write();
        merge.UndoneAt = Agreements.Now(db);
        RegisterEntry[] both = [kept, new(child, household, "")];
        await EndAsync(db, merge, AuditActs.MergeUndone, why, both, cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return MergeAnswer.Done;
    }

    /// <summary>The merge, tracked, read after all who write about its commune and the child that is kept have ended.</summary>
    private static async Task<ChildMerge?> HeldAsync(MangNonDb db, Guid mergeId, CancellationToken cancel)
    {
        var found = await db
            .ChildMerges.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Id == mergeId, cancel)
            .ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        await Turn.OfCommuneAsync(db, found.CommuneId, cancel).ConfigureAwait(false);
        await Turn.OfChildAsync(db, found.ChildId, cancel).ConfigureAwait(false);
        return await db.ChildMerges.SingleOrDefaultAsync(m => m.Id == mergeId, cancel).ConfigureAwait(false);
    }

    private static async Task<MergeCopy> MoveAsync(
        MangNonDb db,
        RegisterEntry kept,
        RegisterEntry other,
        CancellationToken cancel
    )
    {
        var (keptId, otherId) = (kept.TheChild.Id, other.TheChild.Id);
        var copy = RowCopy.Of(db, db.Entry(other.TheChild));
        var shares = await MergeRows.OfAsync(db, keptId, otherId, cancel).ConfigureAwait(false);
        var findings = await MergeRows.FindingsAsync(db, otherId, cancel).ConfigureAwait(false);
        var whole = shares.SelectMany(share => share.Stays).Concat(findings).Select(db.Entry).ToList();
        List<RowCopy> copies = [.. whole.Select(row => RowCopy.Of(db, row))];
        foreach (var row in shares.SelectMany(share => share.Moves))
        {
            db.Entry(row).Property(nameof(IChildRecord.ChildId)).CurrentValue = keptId;
        }

        var made = await CarryAsync(db, keptId, otherId, findings, cancel).ConfigureAwait(false);
        db.RemoveRange(whole.Select(row => row.Entity));
        var filled = MergeFields.Of(kept, other, db.Seal);
        MergeFields.Fill(filled, kept, db.Seal);
        db.Remove(other.TheChild);
        return new MergeCopy(
            copy,
            [
                .. shares
                    .Where(share => share.Moves.Count > 0)
                    .Select(share => new MovedRows(share.Table.GetTableName()!, [.. share.Moves.Select(IdOf)])),
            ],
            copies,
            filled,
            made
        );

        Guid IdOf(object row) => (Guid)db.Entry(row).Property("Id").CurrentValue!;
    }

    /// <summary>That the other is not a third child is true of the one that is kept.</summary>
    private static async Task<IReadOnlyList<Guid>> CarryAsync(
        MangNonDb db,
        Guid keptId,
        Guid otherId,
        List<NotDuplicate> findings,
        CancellationToken cancel
    )
    {
        var known = await MergeRows.FindingsAsync(db, keptId, cancel).ConfigureAwait(false);
        var pairs = known.Select(one => (one.FirstId, one.SecondId)).ToHashSet();
        var made = new List<Guid>();
        foreach (var finding in findings)
        {
            var third = finding.FirstId == otherId ? finding.SecondId : finding.FirstId;
            var (first, second) = DuplicateDecisions.Pair(keptId, third);
            if (third != keptId && pairs.Add((first, second)))
            {
                var carried = new NotDuplicate
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = finding.CommuneId,
                    FirstId = first,
                    SecondId = second,
                    DecidedBy = finding.DecidedBy,
                    DecidedAt = finding.DecidedAt,
                };
                db.NotDuplicates.Add(carried);
                made.Add(carried.Id);
            }
        }

        return made;
    }

    private static async Task<MergeAnswer?> AgainstAsync(
        MangNonDb db,
        ChildMerge merge,
        Child child,
        CancellationToken cancel
    )
    {
        if (!merge.MayBeUndoneAt(Agreements.Now(db)))
        {
            return MergeAnswer.TooLate;
        }

        var isNewer = db.ChildMerges.Where(m =>
            m.ChildId == merge.ChildId && m.Id != merge.Id && m.UndoneAt == null && m.DoneAt > merge.DoneAt
        );
        var isTaken = db.Children.Where(c => c.CommuneId == child.CommuneId && c.Code == child.Code);
        return await isNewer.AnyAsync(cancel).ConfigureAwait(false) ? MergeAnswer.LaterMerge
            : await isTaken.AnyAsync(cancel).ConfigureAwait(false) ? MergeAnswer.CodeTaken
            : null;
    }

    private static async Task<MergeReport> BringBackAsync(
        MangNonDb db,
        RegisterEntry kept,
        Child child,
        MergeCopy copy,
        CancellationToken cancel
    )
    {
        db.Add(child);
        var gone = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (table, ids) in copy.Moved)
        {
            var entity = ChildTables.Of(db.Model).Single(e => e.GetTableName() == table);
            var rows = (await MergeRows.RowsAsync(db, entity, kept.TheChild.Id, cancel).ConfigureAwait(false))
                .ConvertAll(db.Entry)
                .FindAll(row => ids.Contains((Guid)row.Property("Id").CurrentValue!));
            rows.ForEach(row => row.Property(nameof(IChildRecord.ChildId)).CurrentValue = child.Id);
            if (rows.Count < ids.Count)
            {
                gone[table] = ids.Count - rows.Count;
            }
        }

        foreach (var row in copy.Whole)
        {
            if (await row.HasPlaceAsync(db, cancel).ConfigureAwait(false))
            {
                db.Add(row.Make(db));
            }
            else
            {
                gone[row.Table] = gone.GetValueOrDefault(row.Table) + 1;
            }
        }

        db.NotDuplicates.RemoveRange(
            await db.NotDuplicates.Where(d => copy.Made.Contains(d.Id)).ToListAsync(cancel).ConfigureAwait(false)
        );
        return new MergeReport(MergeFields.Empty(copy.Filled, kept, db.Seal), gone);
    }

    private static async Task EndAsync(
        MangNonDb db,
        ChildMerge merge,
        string act,
        string? why,
        RegisterEntry[] both,
        CancellationToken cancel
    )
    {
        foreach (var (child, other) in new[] { (merge.ChildId, merge.OtherId), (merge.OtherId, merge.ChildId) })
        {
            db.Note(
                new AuditEvent(
                    act,
                    AuditSubjects.Child,
                    child,
                    merge.CommuneId,
                    new { Other = other, Merge = merge.Id }
                )
            );
        }

        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        // A record that moved tells the change tracker of the child it is with, not of the one it was with.
        Guid[] villages = [.. both.Select(one => one.Household.VillageId).Distinct()];
        await Freshness.RaiseAsync(db, villages, [], cancel).ConfigureAwait(false);
    }

    private static async Task<RegisterEntry> EntryAsync(MangNonDb db, Guid childId, CancellationToken cancel) =>
        (await RegisterEditing.EntryOfAsync(db, Viewer.Owner, childId, cancel).ConfigureAwait(false))!;
}
