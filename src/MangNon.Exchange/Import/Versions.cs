using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Import;

/// <summary>Raises the versions of what an import changed, so that figures computed before are stale.</summary>
internal static class Versions
{
    public static async Task RaiseAsync(ImportRun run)
    {
        var db = run.Db;
        var villages = run.Stale.Villages;
        if (run.Stale.Activities.Count > 0)
        {
            var activities = run.Stale.Activities;
            villages.UnionWith(
                await (
                    from attendance in db.Attendances
                    where activities.Contains(attendance.ActivityId)
                    join child in db.Children on attendance.ChildId equals child.Id
                    join household in db.Households on child.HouseholdId equals household.Id
                    select household.VillageId
                )
                    .Distinct()
                    .ToListAsync(run.Cancellation)
            );
        }

        await Freshness.RaiseAsync(db, villages, run.Stale.Commune ? [run.CommuneId] : [], run.Cancellation);
    }
}
