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

        if (villages.Count > 0)
        {
            await db
                .Villages.Where(v => villages.Contains(v.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.Version, v => v.Version + 1), run.Cancellation);
        }

        if (run.Stale.Commune)
        {
            await db
                .Communes.Where(c => c.Id == run.CommuneId)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), run.Cancellation);
        }
    }
}
