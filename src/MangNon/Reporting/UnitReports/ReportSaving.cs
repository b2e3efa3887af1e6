using MangNon.Storage;

namespace MangNon.Reporting.UnitReports;

/// <summary>The end of every step of a report.</summary>
internal static class ReportSaving
{
    public static async Task<ReportAnswer> SavedAsync(this OneTransaction work, MangNonDb db, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return ReportAnswer.Done;
    }
}
