using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting;

/// <summary>Deletes the reports and work plans of a sample. Of a real commune the database itself keeps what was signed.</summary>
internal static class ReportClearing
{
    /// <summary>In the caller's transaction, while the commune is still marked as the sample.</summary>
    public static async Task RunAsync(MangNonDb db, Guid communeId, CancellationToken cancel)
    {
        var units = db.UnitReports.Where(r => r.CommuneId == communeId).Select(r => r.Id);
        var reports = db.CommuneReports.Where(r => r.CommuneId == communeId).Select(r => r.Id);
        await db.ReportSteps.Where(x => units.Contains(x.ReportId)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.ReportRemarks.Where(x => units.Contains(x.ReportId)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db
            .FigureDifferences.Where(x => units.Contains(x.ReportId))
            .ExecuteDeleteAsync(cancel)
            .ConfigureAwait(false);
        await db.UnitReports.Where(r => r.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.WorkTasks.Where(t => t.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.ReportScans.Where(x => reports.Contains(x.Id)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.SignedReports.Where(x => reports.Contains(x.Id)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        // Newest first: each points to the version that it replaces.
        var versions = await db
            .CommuneReports.Where(r => r.CommuneId == communeId)
            .OrderByDescending(r => r.Version)
            .Select(r => r.Id)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        foreach (var id in versions)
        {
            await db.CommuneReports.Where(r => r.Id == id).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        }
    }
}
