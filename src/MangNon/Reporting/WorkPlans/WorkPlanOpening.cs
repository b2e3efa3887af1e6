using MangNon.Access;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.WorkPlans;

/// <summary>What came of opening plans of a year.</summary>
/// <param name="Plans">Units, schools and villages whose plan was opened.</param>
/// <param name="Given">Tasks of the programme in them.</param>
/// <param name="Carried">Tasks of their own that were not done the year before.</param>
public sealed record OpenedPlans(int Plans, int Given, int Carried);

/// <summary>
/// Opens the plans of a year: the tasks of the programme, and the unit's own of the year before that were not done. A
/// plan is opened once: what was taken off it since does not come back.
/// </summary>
public static class WorkPlanOpening
{
    /// <summary>Those of a year whose plan is not open yet, and that this person lays out.</summary>
    public static async Task<IReadOnlyList<Reporter>> WaitingAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var planned = await WorkPlanBook.PlannedAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        if (planned.Count == 0)
        {
            return [];
        }

        var open = await db
            .WorkTasks.AsNoTracking()
            .Where(task => task.CommuneId == place.CommuneId && task.Year == year)
            .Where(task => task.PlanTaskId != null || task.CarriedFromId != null)
            .Select(task => new { task.UnitId, task.PlaceId })
            .Distinct()
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var keys = open.Select(one => new ReporterKey(one.UnitId, one.PlaceId)).ToHashSet();
        return [.. planned.Where(owner => !keys.Contains(owner.Key))];
    }

    /// <summary>Opens what is not open yet; null for who lays out no plan there.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who opens.</param>
    /// <param name="place">Where.</param>
    /// <param name="year">Which year.</param>
    /// <param name="only">This one alone; null for all that the person lays out.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<OpenedPlans?> OpenAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        ReporterKey? only,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        var planned = await WorkPlanBook.PlannedAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        if (!planned.Any(owner => only is not { } one || owner.Key == one))
        {
            return null;
        }

        var waiting = await WaitingAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        var (plans, given, carried) = (0, 0, 0);
        var left = await LeftAsync(db, place.CommuneId, year - 1, cancel).ConfigureAwait(false);
        foreach (var owner in waiting.Where(owner => only is not { } one || owner.Key == one))
        {
            var tasks = Given(place, owner, year);
            var own = left[owner.Key].Select(task => Carried(task, year)).ToList();
            db.WorkTasks.AddRange(tasks);
            db.WorkTasks.AddRange(own);
            given += tasks.Count;
            carried += own.Count;
            plans += tasks.Count + own.Count > 0 ? 1 : 0;
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new OpenedPlans(plans, given, carried);
    }

    private static List<WorkTask> Given(ReportingPlace place, Reporter owner, int year) =>
        year < place.Programme.FromYear || year > place.Programme.ToYear
            ? []
            :
            [
                .. place
                    .Tasks.Of(owner.Unit.Id, year)
                    .Select(task => new WorkTask
                    {
                        Id = Guid.CreateVersion7(),
                        CommuneId = place.CommuneId,
                        Year = year,
                        UnitId = owner.Key.UnitId,
                        PlaceId = owner.Key.PlaceId,
                        PlanTaskId = task.Id,
                        Section = task.Section,
                        Text = task.Printed,
                        DueOn = task.DueIn(year),
                    }),
            ];

    /// <summary>The units' own of a year that were not done.</summary>
    private static async Task<ILookup<ReporterKey, WorkTask>> LeftAsync(
        MangNonDb db,
        Guid communeId,
        int year,
        CancellationToken cancel
    ) =>
        (
            await db
                .WorkTasks.AsNoTracking()
                .Where(task => task.CommuneId == communeId && task.Year == year)
                .Where(task => task.PlanTaskId == null && task.Progress != WorkProgress.Done)
                .OrderBy(task => task.Id)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        ).ToLookup(task => task.Owner);

    /// <summary>Begun anew: its day was of the year before.</summary>
    private static WorkTask Carried(WorkTask task, int year) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = task.CommuneId,
            Year = year,
            UnitId = task.UnitId,
            PlaceId = task.PlaceId,
            CarriedFromId = task.Id,
            Text = task.Text,
            Progress = task.Progress == WorkProgress.UnderWay ? WorkProgress.UnderWay : WorkProgress.NotBegun,
        };
}
