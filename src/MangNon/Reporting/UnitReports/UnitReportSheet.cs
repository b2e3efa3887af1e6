using MangNon.Access;
using MangNon.Reporting.WorkPlans;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>A unit's report with all that hangs on it, as one person gets it.</summary>
/// <param name="Line">Who owes what, and where it stands.</param>
/// <param name="Stamp">By it is known at saving whether another changed it meanwhile.</param>
/// <param name="MayWrite">The person writes for this unit, and it is not with the focal office.</param>
/// <param name="MayDecide">The person accepts and returns.</param>
/// <param name="Remarks">Oldest first.</param>
/// <param name="Differences">By component.</param>
/// <param name="Steps">Oldest first.</param>
/// <param name="Tasks">Of the unit's work plan of the year: as they stand, or as they were handed in while the report is in.</param>
public sealed record UnitReportSheet(
    UnitReportLine Line,
    string Stamp,
    bool MayWrite,
    bool MayDecide,
    IReadOnlyList<ReportRemark> Remarks,
    IReadOnlyDictionary<string, FigureDifference> Differences,
    IReadOnlyList<ReportStep> Steps,
    IReadOnlyList<FrozenTask> Tasks
)
{
    /// <summary>Null where there is no such report, or not for this person.</summary>
    public static async Task<UnitReportSheet?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        if (await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false) is not { } line)
        {
            return null;
        }

        var id = line.Report?.Id ?? Guid.Empty;
        var remarks = await db
            .ReportRemarks.AsNoTracking()
            .Where(one => one.ReportId == id)
            .OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var differences = await db
            .FigureDifferences.AsNoTracking()
            .Where(one => one.ReportId == id)
            .ToDictionaryAsync(one => one.ComponentId, StringComparer.Ordinal, cancel)
            .ConfigureAwait(false);
        var steps = await db
            .ReportSteps.AsNoTracking()
            .Where(one => one.ReportId == id)
            .OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return new UnitReportSheet(
            line,
            UnitReportWork.StampOf(line.Report),
            line.Reporter.IsWrittenBy(viewer, place.CommuneId) && !line.IsIn,
            UnitReportBook.Decides(viewer, place.CommuneId),
            remarks,
            differences,
            steps,
            line.IsIn
                ? FrozenTask.Read(line.Report!.Tasks)
                : await TasksAsync(db, place, key, cancel).ConfigureAwait(false)
        );
    }

    /// <summary>The tasks of the report's year as they stand.</summary>
    internal static async Task<IReadOnlyList<FrozenTask>> TasksAsync(
        MangNonDb db,
        ReportingPlace place,
        UnitReportKey key,
        CancellationToken cancel
    )
    {
        var tasks = await WorkPlanBook.OfAsync(db, place, key.Year, key.Reporter, cancel).ConfigureAwait(false);
        return [.. tasks.Select(FrozenTask.Of)];
    }
}
