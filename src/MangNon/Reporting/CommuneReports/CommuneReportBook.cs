using MangNon.Access;
using MangNon.Reporting.Duties;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.CommuneReports;

/// <summary>Names one report of the commune.</summary>
/// <param name="DutyId">The duty.</param>
/// <param name="Year">Of the period.</param>
/// <param name="Part">Half or quarter, from 1; 0 for the year.</param>
public sealed record CommuneReportKey(string DutyId, int Year, int Part);

/// <summary>The commune's report for one term with its versions, as one person may see it.</summary>
/// <param name="Term">What is owed, and by when.</param>
/// <param name="Versions">Newest first; empty while nothing was written.</param>
/// <param name="MayWrite">The person writes it.</param>
/// <param name="MaySign">The person signs it, or gives it back.</param>
public sealed record CommuneReportFolder(
    DutyTerm Term,
    IReadOnlyList<CommuneReport> Versions,
    bool MayWrite,
    bool MaySign
)
{
    /// <summary>The version being written or presented; null where there is none.</summary>
    public CommuneReport? Open => Versions.FirstOrDefault(one => one.State != CommuneReportState.Issued);

    /// <summary>The signed version that stands.</summary>
    public CommuneReport? Issued => Versions.FirstOrDefault(one => one.State == CommuneReportState.Issued);

    /// <summary>A report may be begun, or a signed one replaced.</summary>
    public bool MayBegin => MayWrite && Open is null;
}

/// <summary>Reads the commune's reports.</summary>
public static class CommuneReportBook
{
    /// <summary>Null where there is no such term, or not for this person.</summary>
    public static async Task<CommuneReportFolder?> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(key);
        if (
            !viewer.MayAll(Act.Read, RecordKind.Reports, place.CommuneId)
            || key.Year is < 1 or > 9998
            || place.Duties.Find(key.DutyId) is not { Level: DutyLevel.Commune } duty
            || duty.TermsOf(key.Year, place.Calendar).FirstOrDefault(one => one.Part == key.Part) is not { } term
        )
        {
            return null;
        }

        var versions = await db
            .CommuneReports.Where(one =>
                one.CommuneId == place.CommuneId
                && one.DutyId == key.DutyId
                && one.Year == key.Year
                && one.Part == key.Part
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return Folder(viewer, place, term, versions);
    }

    /// <summary>What the commune owes for a year, in the order of the terms. Empty for who may not read its reports.</summary>
    public static async Task<IReadOnlyList<CommuneReportFolder>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(place);
        if (!viewer.MayAll(Act.Read, RecordKind.Reports, place.CommuneId))
        {
            return [];
        }

        var stored = (
            await db
                .CommuneReports.Where(one => one.CommuneId == place.CommuneId && one.Year == year)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        ).ToLookup(one => (one.DutyId, one.Part));
        return
        [
            .. place
                .Duties.Duties.Where(duty => duty.Level == DutyLevel.Commune)
                .SelectMany(duty => duty.TermsOf(year, place.Calendar))
                .OrderBy(term => term.DueOn)
                .Select(term => Folder(viewer, place, term, stored[(term.Duty.Id, term.Part)])),
        ];
    }

    /// <summary>Who signs does not write, whatever else they may do with reports.</summary>
    private static CommuneReportFolder Folder(
        Viewer viewer,
        ReportingPlace place,
        DutyTerm term,
        IEnumerable<CommuneReport> versions
    )
    {
        var signs = viewer.MayAll(Act.Approve, RecordKind.Reports, place.CommuneId);
        return new CommuneReportFolder(
            term,
            [.. versions.OrderByDescending(one => one.Version)],
            viewer.MayAll(Act.Write, RecordKind.Reports, place.CommuneId) && !signs,
            signs
        );
    }
}
