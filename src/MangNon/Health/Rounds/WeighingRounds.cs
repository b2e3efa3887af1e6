using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Health.Rounds;

/// <summary>What became of a round that was sent.</summary>
/// <param name="Round">As it was before.</param>
/// <param name="Entries">The rows of its children, checked, in the order sent.</param>
/// <param name="Strangers">Rows of children who do not belong to it (any more): nothing is said of whom.</param>
/// <param name="Written">Weighings added, changed and removed; null where something waits for an answer and nothing was saved.</param>
public sealed record RoundAnswer(WeighingRound Round, IReadOnlyList<CheckedEntry> Entries, int Strangers, int? Written);

/// <summary>
/// Saves a round: all of it or nothing, so that a list on paper is either in the register or not. Asked again for the
/// same child and day, the weighing is changed and not doubled.
/// </summary>
public static class WeighingRounds
{
    /// <summary>Null where there is no such village, or not for this person.</summary>
    public static async Task<RoundAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        IReadOnlyList<RoundEntry> entries,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(entries);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HealthRegister.TakeTurnAsync(db, query.VillageId ?? Guid.Empty, cancel).ConfigureAwait(false);
        if (await WeighingRound.ReadAsync(db, viewer, query, cancel).ConfigureAwait(false) is not { } round)
        {
            return null;
        }

        var children = round.Children.ToDictionary(child => child.Child.Id);
        var sent = entries.DistinctBy(entry => entry.ChildId).ToList();
        var rows = sent.Where(entry => children.ContainsKey(entry.ChildId))
            .Select(entry => RoundChecks.Of(children[entry.ChildId], entry))
            .ToList();
        var strangers = sent.Count - rows.Count;
        if (strangers > 0 || rows.Exists(row => row.Waits))
        {
            return new RoundAnswer(round, rows, strangers, null);
        }

        var changed = rows.Where(row => row.Fate != RoundFate.Nothing).ToList();
        var typed = await TypedHereAsync(db, [.. changed.Select(row => row.Entry.ChildId)], cancel)
            .ConfigureAwait(false);
        foreach (var row in changed)
        {
            await WriteAsync(db, children[row.Entry.ChildId], row, typed, cancel).ConfigureAwait(false);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new RoundAnswer(round, rows, 0, changed.Count);
    }

    private static async Task WriteAsync(
        MangNonDb db,
        RoundChild child,
        CheckedEntry row,
        HashSet<Guid> typed,
        CancellationToken cancel
    )
    {
        if (row.Fate == RoundFate.Remove)
        {
            var (id, day) = (child.Child.Id, child.Day);
            db.Weighings.RemoveRange(
                await db
                    .Weighings.Where(w => w.ChildId == id && w.MeasuredOn == day)
                    .ToListAsync(cancel)
                    .ConfigureAwait(false)
            );
            return;
        }

        // What a workbook brought stays beside it: otherwise the same workbook, imported again, would add its own row
        // again, as the later one, and undo the correction.
        if (child.OnDay is { } saved && typed.Contains(saved.Id))
        {
            db.Attach(saved);
            (saved.WeightMg, saved.HeightUm) = (row.WeightMg, row.HeightUm);
            (saved.Posture, saved.Oedema) = (row.Posture, row.Entry.Oedema);
            return;
        }

        db.Weighings.Add(
            new Weighing
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Child.Id,
                MeasuredOn = child.Day,
                Sequence = child.LastSequence + 1,
                WeightMg = row.WeightMg,
                HeightUm = row.HeightUm,
                Posture = row.Posture,
                Oedema = row.Entry.Oedema,
            }
        );
    }

    /// <summary>Weighings of these children that were typed at the site: the log tells of each; of an import it tells as a whole.</summary>
    private static async Task<HashSet<Guid>> TypedHereAsync(MangNonDb db, Guid[] children, CancellationToken cancel)
    {
        var table = db.Model.FindEntityType(typeof(Weighing))!.GetTableName();
        var lines = await db
            .AuditEntries.AsNoTracking()
            .Where(e =>
                e.Act == AuditActs.Added
                && e.Source == AuditSource.Site
                && e.SubjectId != null
                && children.Contains(e.SubjectId.Value)
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. lines
                .Select(line => AuditDetail.Open(db.Seal, line).Change)
                .Where(change => change is not null && change.Table == table)
                .Select(change => change!.Id)
                .OfType<Guid>(),
        ];
    }
}
