using MangNon.Access;
using MangNon.Register;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.WorkPlans;

/// <summary>A task as one person gets it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Given">What the programme says of it; null for the unit's own, or where the programme has it no longer.</param>
/// <param name="MayReport">The person writes how far it is: belongs to the unit.</param>
/// <param name="MayPlan">The person sets its day and takes it off the plan; words a task of the unit's own.</param>
public sealed record WorkTaskLine(WorkTask Task, Reporter Owner, PlanTask? Given, bool MayReport, bool MayPlan);

/// <summary>How much of some tasks is done.</summary>
/// <param name="All">Tasks.</param>
/// <param name="Done">Done.</param>
/// <param name="NotDone">Said not to be done.</param>
/// <param name="Late">The last day is over, and not done.</param>
public sealed record WorkTally(int All, int Done, int NotDone, int Late)
{
    public static WorkTally Of(IReadOnlyCollection<WorkTask> tasks, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return new WorkTally(
            tasks.Count,
            tasks.Count(task => task.Progress == WorkProgress.Done),
            tasks.Count(task => task.Progress == WorkProgress.NotDone),
            tasks.Count(task => task.IsLateOn(today))
        );
    }
}

/// <summary>The yearly work plans of units as one person may see them: the own, or all of the commune.</summary>
public static class WorkPlanBook
{
    /// <summary>By unit in the order of section V, tasks of the programme in its order, then the unit's own.</summary>
    public static async Task<IReadOnlyList<WorkTaskLine>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        var owners = await UnitReportBook.SeenAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        if (owners.Count == 0)
        {
            return [];
        }

        var tasks = await db
            .WorkTasks.AsNoTracking()
            .Where(task => task.CommuneId == place.CommuneId && task.Year == year)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return Lines(tasks, owners, viewer, place);
    }

    /// <summary>All tasks of one unit's year; whether the person may see them is the caller's to ask.</summary>
    internal static async Task<IReadOnlyList<WorkTask>> OfAsync(
        MangNonDb db,
        ReportingPlace place,
        int year,
        ReporterKey owner,
        CancellationToken cancel
    )
    {
        var tasks = await db
            .WorkTasks.AsNoTracking()
            .Where(task => task.CommuneId == place.CommuneId && task.Year == year)
            .Where(task => task.UnitId == owner.UnitId && task.PlaceId == owner.PlaceId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return [.. InOrder(tasks, place)];
    }

    /// <summary>One task; null where there is none, or not for this person: the two look the same.</summary>
    public static async Task<WorkTaskLine?> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        Guid id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        var task = await db
            .WorkTasks.SingleOrDefaultAsync(one => one.Id == id && one.CommuneId == place.CommuneId, cancel)
            .ConfigureAwait(false);
        return task is null
            ? null
            : Lines(
                    [task],
                    await UnitReportBook.SeenAsync(db, viewer, place, task.Year, cancel).ConfigureAwait(false),
                    viewer,
                    place
                )
                .SingleOrDefault();
    }

    /// <summary>Those whose plan of a year a person lays out: the own, or all.</summary>
    public static async Task<IReadOnlyList<Reporter>> PlannedAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(place);
        var owners = await UnitReportBook.SeenAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        return UnitReportBook.Decides(viewer, place.CommuneId)
            ? owners
            : [.. owners.Where(owner => owner.IsWrittenBy(viewer, place.CommuneId))];
    }

    internal static IReadOnlyList<WorkTaskLine> Lines(
        IEnumerable<WorkTask> tasks,
        IReadOnlyList<Reporter> owners,
        Viewer viewer,
        ReportingPlace place
    )
    {
        var decides = UnitReportBook.Decides(viewer, place.CommuneId);
        var own = owners.ToDictionary(owner => owner.Key, owner => owner.IsWrittenBy(viewer, place.CommuneId));
        var found = InOrder(tasks, place).ToLookup(task => task.Owner);
        return
        [
            .. from owner in owners
            let writes = own[owner.Key]
            from task in found[owner.Key]
            select new WorkTaskLine(
                task,
                owner,
                place.Tasks.Find(task.PlanTaskId),
                writes,
                decides || (writes && task.IsOwn)
            ),
        ];
    }

    /// <summary>Tasks of the programme in its order, then one's own by day and words.</summary>
    private static IEnumerable<WorkTask> InOrder(IEnumerable<WorkTask> tasks, ReportingPlace place)
    {
        var order = place.Tasks.Tasks.Select((task, at) => (task.Id, at)).ToDictionary(one => one.Id, one => one.at);
        return tasks
            .OrderBy(task => task.IsOwn)
            .ThenBy(task => order.GetValueOrDefault(task.PlanTaskId ?? "", int.MaxValue))
            .ThenBy(task => task.DueOn ?? DateOnly.MaxValue)
            .ThenBy(task => task.Text, VillageNames.Order)
            .ThenBy(task => task.Id);
    }
}
