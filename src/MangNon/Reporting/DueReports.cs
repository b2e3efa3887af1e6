using MangNon.Access;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;

namespace MangNon.Reporting;

/// <summary>What reports wait for one person on one day.</summary>
/// <param name="Own">Those that the person writes: due soon, late, or returned; the earliest term first.</param>
/// <param name="ToAccept">Reports of units that lie with the person's office.</param>
/// <param name="Late">Reports of units that are not in, and whose term is over; 0 for who does not accept them.</param>
/// <param name="ToWrite">The commune's reports that the person writes: due soon, late, or given back.</param>
/// <param name="ToSign">The commune's reports that lie before the person.</param>
public sealed record DueReports(
    IReadOnlyList<UnitReportLine> Own,
    int ToAccept,
    int Late,
    IReadOnlyList<CommuneReportFolder> ToWrite,
    IReadOnlyList<CommuneReportFolder> ToSign
)
{
    /// <summary>So many days before its term a report is told of; inclusive.</summary>
    public const int DaysBefore = 30;

    /// <summary>So many days after its term a report that never came is told of; inclusive. Older years are in the calendar.</summary>
    public const int DaysAfter = 180;

    public bool IsEmpty => Own.Count + ToAccept + Late + ToWrite.Count + ToSign.Count == 0;

    /// <summary>Reads what waits on a day, within what the person may see.</summary>
    public static async Task<DueReports> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(place);
        List<UnitReportLine> lines = [];
        List<CommuneReportFolder> folders = [];
        // Terms near the turn of the year belong to the year before or after.
        for (var year = today.AddDays(-DaysAfter).Year; year <= today.AddDays(DaysBefore).Year; year++)
        {
            lines.AddRange(await UnitReportBook.FindAsync(db, viewer, place, year, cancel).ConfigureAwait(false));
            folders.AddRange(await CommuneReportBook.FindAsync(db, viewer, place, year, cancel).ConfigureAwait(false));
        }

        bool IsNear(DateOnly due) => due >= today.AddDays(-DaysAfter) && due <= today.AddDays(DaysBefore);
        var missing = lines.Where(line => !line.IsIn && IsNear(line.Term.DueOn)).ToList();
        var decides = UnitReportBook.Decides(viewer, place.CommuneId);
        return new DueReports(
            [
                .. missing
                    .Where(line => line.Reporter.IsWrittenBy(viewer, place.CommuneId))
                    .OrderBy(line => line.Term.DueOn),
            ],
            decides ? lines.Count(line => line.State == UnitReportState.HandedIn) : 0,
            decides ? missing.Count(line => line.Term.DueOn < today) : 0,
            [
                .. folders
                    .Where(folder => folder.MayWrite && (folder.Issued is null || folder.Open is not null))
                    .Where(folder => folder.Open is not { State: CommuneReportState.Presented })
                    .Where(folder => IsNear(folder.Term.DueOn) || folder.Open is not null)
                    .OrderBy(folder => folder.Term.DueOn),
            ],
            [.. folders.Where(folder => folder.MaySign && folder.Open is { State: CommuneReportState.Presented })]
        );
    }
}
