using MangNon.Reporting;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register;

/// <summary>Empties a commune's register: every record, child, household and village, and what was asked for, opened or deleted
/// of them. People who sign in stay, and so does the log.</summary>
public static class RegisterClearing
{
    /// <summary>In one transaction: all or nothing. The commune is afterwards no sample.</summary>
    public static async Task RunAsync(MangNonDb db, Guid communeId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        var facilities = db.Facilities.Where(f => f.CommuneId == communeId).Select(f => f.Id);
        var villages = db.Villages.Where(v => v.CommuneId == communeId).Select(v => v.Id);
        foreach (var entity in ChildTables.Of(db.Model))
        {
            await ChildTables.DeleteOfCommuneAsync(db, entity, communeId, cancel).ConfigureAwait(false);
        }

        await db.Notices.Where(n => n.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.Agreements.Where(a => a.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.ErasureProofs.Where(p => p.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db
            .ErasedCounts.Where(c => villages.Contains(c.VillageId))
            .ExecuteDeleteAsync(cancel)
            .ConfigureAwait(false);
        await db.Children.Where(c => c.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.Households.Where(h => h.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.ChildrenAsks.Where(a => a.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.Activities.Where(a => a.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db
            .FacilitySurveys.Where(s => facilities.Contains(s.FacilityId))
            .ExecuteDeleteAsync(cancel)
            .ConfigureAwait(false);
        await db.Facilities.Where(f => f.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.ReportedFigures.Where(r => r.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db
            .ChildFriendlyScores.Where(s => s.CommuneId == communeId)
            .ExecuteDeleteAsync(cancel)
            .ConfigureAwait(false);
        await ReportClearing.RunAsync(db, communeId, cancel).ConfigureAwait(false);
        await db.StoredCounts.Where(s => villages.Contains(s.OwnerId)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db.Villages.Where(v => v.CommuneId == communeId).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await db
            .Communes.Where(c => c.Id == communeId)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.IsSample, false).SetProperty(c => c.Version, c => c.Version + 1),
                cancel
            )
            .ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }
}
