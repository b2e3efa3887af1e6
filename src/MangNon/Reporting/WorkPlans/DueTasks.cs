using MangNon.Access;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.WorkPlans;

/// <summary>Tasks of one year's plans that wait for one person on one day.</summary>
/// <param name="Year">The year of the plans.</param>
/// <param name="OwnLate">Of the person's own units: the last day is over, and not done.</param>
/// <param name="OwnSoon">Of the person's own units: due within <see cref="DueReports.DaysBefore"/> days.</param>
/// <param name="OthersLate">Of the other units; 0 for who does not follow them.</param>
public sealed record DueTasks(int Year, int OwnLate, int OwnSoon, int OthersLate)
{
    /// <summary>The earliest year first; none where nothing waits.</summary>
    public static async Task<IReadOnlyList<DueTasks>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(place);
        var decides = UnitReportBook.Decides(viewer, place.CommuneId);
        if (!decides && viewer.Held(Act.Write, RecordKind.UnitReports) is [])
        {
            // The desk of everybody asks.
            return [];
        }

        var (from, until) = (today.AddDays(-DueReports.DaysAfter), today.AddDays(DueReports.DaysBefore));
        var tasks = await db
            .WorkTasks.AsNoTracking()
            .Where(task => task.CommuneId == place.CommuneId && task.DueOn >= from && task.DueOn <= until)
            .Where(task => task.Progress != WorkProgress.Done)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var found = new List<DueTasks>();
        foreach (var year in tasks.GroupBy(task => task.Year).OrderBy(year => year.Key))
        {
            var owners = await UnitReportBook.SeenAsync(db, viewer, place, year.Key, cancel).ConfigureAwait(false);
            var lines = WorkPlanBook.Lines(year, owners, viewer, place);
            var due = new DueTasks(
                year.Key,
                lines.Count(line => line.MayReport && line.Task.IsLateOn(today)),
                lines.Count(line => line.MayReport && line.Task.IsDueWithin(DueReports.DaysBefore, today)),
                decides ? lines.Count(line => !line.MayReport && line.Task.IsLateOn(today)) : 0
            );
            if (due.OwnLate + due.OwnSoon + due.OthersLate > 0)
            {
                found.Add(due);
            }
        }

        return found;
    }
}
