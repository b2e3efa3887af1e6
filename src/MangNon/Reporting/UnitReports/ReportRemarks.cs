using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>Remarks at the words and figures of a unit's report, by those who see it.</summary>
public static class ReportRemarks
{
    /// <summary>Remarks on a part of the words or on a figure; of one who decides on it or writes it.</summary>
    public static async Task<ReportAnswer> AddAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? part,
        string? text,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var line = await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        if (line?.Report is not { } report || !Has(line, place, part))
        {
            return ReportAnswer.NotFound;
        }

        var tidied = ReportWords.Tidy(text);
        if (ReportWords.Fault(tidied, ReportRemark.LongestText) is { } fault)
        {
            return fault;
        }

        db.ReportRemarks.Add(
            new ReportRemark
            {
                Id = Guid.CreateVersion7(),
                ReportId = report.Id,
                Place = part!,
                Text = tidied,
                ByAccountId = Agreements.AccountOf(viewer),
                At = db.Clock.GetUtcNow().UtcDateTime,
            }
        );
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>Says that a remark was seen to.</summary>
    public static async Task<ReportAnswer> SettleAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        Guid remarkId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var line = await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        if (
            line?.Report is not { } report
            || await db
                .ReportRemarks.SingleOrDefaultAsync(one => one.Id == remarkId && one.ReportId == report.Id, cancel)
                .ConfigureAwait(false)
                is not { } remark
        )
        {
            return ReportAnswer.NotFound;
        }

        remark.SettledAt ??= db.Clock.GetUtcNow().UtcDateTime;
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>A part of the words, or a component that the unit answers for.</summary>
    private static bool Has(UnitReportLine line, ReportingPlace place, string? part) =>
        part is not null
        && (ReportWords.Parts.Contains(part) || line.Reporter.ComponentsOf(place.Programme).Contains(part));
}
