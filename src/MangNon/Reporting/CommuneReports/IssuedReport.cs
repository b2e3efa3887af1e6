using MangNon.Access;
using MangNon.Reporting.Duties;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.CommuneReports;

/// <summary>A signed report as it is read again.</summary>
/// <param name="Report">Which.</param>
/// <param name="Term">What was owed.</param>
/// <param name="ContentText">What was signed beside the document, as it was written.</param>
/// <param name="Document">The Word file.</param>
/// <param name="ReplacedBy">The version that replaces it, signed; null while it stands.</param>
public sealed record IssuedReport(
    CommuneReport Report,
    DutyTerm Term,
    string ContentText,
    byte[] Document,
    CommuneReport? ReplacedBy
)
{
    public FrozenReport Content { get; } = FrozenReport.Read(ContentText);

    /// <summary>Content and document are those that were signed.</summary>
    public bool IsWhole => FrozenReport.HashOf(ContentText, Document) == Report.Hash;

    /// <summary>Null where there is none, or not for this person: the two look the same.</summary>
    public static async Task<IssuedReport?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        Guid id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        var report = await db
            .CommuneReports.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.CommuneId == place.CommuneId, cancel)
            .ConfigureAwait(false);
        if (
            report is not { State: CommuneReportState.Issued }
            || await CommuneReportBook
                .FindAsync(db, viewer, place, new CommuneReportKey(report.DutyId, report.Year, report.Part), cancel)
                .ConfigureAwait(false)
                is not { } folder
        )
        {
            return null;
        }

        var signed = await db
            .SignedReports.AsNoTracking()
            .SingleAsync(one => one.Id == id, cancel)
            .ConfigureAwait(false);
        return new IssuedReport(
            report,
            folder.Term,
            signed.Content,
            signed.Document,
            folder.Versions.FirstOrDefault(one => one.ReplacesId == id && one.State == CommuneReportState.Issued)
        );
    }
}
