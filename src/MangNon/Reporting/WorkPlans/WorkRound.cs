using MangNon.Access;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.WorkPlans;

/// <summary>How far a task is, as a row of a list sends it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Was">The stamp of what the row showed when it was opened.</param>
/// <param name="Progress">As typed.</param>
/// <param name="Outcome">As typed.</param>
/// <param name="Evidence">As typed.</param>
public sealed record WorkInput(Guid TaskId, string Was, WorkProgress Progress, string Outcome, string Evidence)
{
    /// <summary>Tells one state of a task from another: how far it is, what came of it, what proves it.</summary>
    public static string StampOf(WorkTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Stamp(task.Progress, task.Outcome ?? "", task.Evidence ?? "");
    }

    internal string Now => Stamp(Progress, Outcome, Evidence);

    internal WorkInput Tidied() =>
        this with
        {
            Outcome = PersonName.Repair(Outcome),
            Evidence = PersonName.Repair(Evidence),
        };

    private static string Stamp(WorkProgress progress, string outcome, string evidence) =>
        EntryStamp.Of([progress.ToString(), outcome, evidence]);
}

/// <summary>What stands against a row as typed.</summary>
public enum WorkProblem
{
    /// <summary>Not done, and no reason is given.</summary>
    NoReason,

    TooLong,

    /// <summary>Another wrote otherwise meanwhile.</summary>
    Meanwhile,
}

/// <summary>How far the tasks of one's own unit are, written as a whole.</summary>
public static class WorkRound
{
    /// <summary>Writes what was changed, all or none.</summary>
    /// <returns>
    /// How many were written, and what stands against the rows: with one of these nothing was written. Null where a row
    /// is of no task that this person reports on.
    /// </returns>
    public static async Task<(int Saved, IReadOnlyDictionary<Guid, WorkProblem> Faults)?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        IReadOnlyCollection<WorkInput> rows,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(rows);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        var owners = await UnitReportBook.SeenAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        var stored = await db
            .WorkTasks.Where(task => task.CommuneId == place.CommuneId && task.Year == year)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var own = WorkPlanBook
            .Lines(stored, owners, viewer, place)
            .Where(line => line.MayReport)
            .ToDictionary(line => line.Task.Id, line => line.Task);
        if (rows.Any(row => !own.ContainsKey(row.TaskId)))
        {
            return null;
        }

        var faults = new Dictionary<Guid, WorkProblem>();
        var saved = 0;
        foreach (var row in rows.Select(row => row.Tidied()))
        {
            var task = own[row.TaskId];
            // Not touched by this person, or written alike by another meanwhile.
            if (row.Now == row.Was || row.Now == WorkInput.StampOf(task))
            {
                continue;
            }

            if (Problem(row, task) is { } problem)
            {
                faults[row.TaskId] = problem;
                continue;
            }

            task.Progress = row.Progress;
            task.Outcome = row.Outcome.Length > 0 ? row.Outcome : null;
            task.Evidence = row.Evidence.Length > 0 ? row.Evidence : null;
            WorkTasks.Sign(db, viewer, task);
            saved++;
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return (0, faults);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, faults);
    }

    private static WorkProblem? Problem(WorkInput row, WorkTask task) =>
        row.Outcome.Length > WorkTask.LongestText || row.Evidence.Length > WorkTask.LongestEvidence
            ? WorkProblem.TooLong
        : row.Progress == WorkProgress.NotDone && row.Outcome.Length == 0 ? WorkProblem.NoReason
        : row.Was != WorkInput.StampOf(task) ? WorkProblem.Meanwhile
        : null;
}
