using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using MangNon.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Register;

/// <summary>Households as the pages show them, to those who reach them as a whole.</summary>
internal sealed class HouseholdReader(IDbContextFactory<MangNonDb> databases, CurrentViewer viewers)
{
    /// <summary>Null both for a household that does not exist and for one that the person may not read or write.</summary>
    public async Task<RegisterEntry?> EntryAsync(Guid id, Act act)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await (await viewers.GetAsync())
            .Reach(act, RecordKind.Identity)
            .OfHouseholds(db.Households.AsNoTracking())
            .Where(h => h.Id == id)
            .Join(db.Villages, h => h.VillageId, v => v.Id, (h, v) => new { Household = h, v.Name })
            .SingleOrDefaultAsync();
        return found is null ? null : new RegisterEntry(null, found.Household, found.Name);
    }

    /// <summary>The children of a household that the person may see, the oldest first.</summary>
    public async Task<IReadOnlyList<Child>> ChildrenAsync(Guid householdId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await (await viewers.GetAsync())
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking().Where(c => c.HouseholdId == householdId))
            .OrderBy(c => c.BirthDate)
            .ThenBy(c => c.Id)
            .ToListAsync();
    }

    /// <summary>Villages whose households the person may read, or write, in reading order.</summary>
    public async Task<IReadOnlyList<Village>> VillagesAsync(Guid communeId, Act act)
    {
        var reach = (await viewers.GetAsync()).Reach(act, RecordKind.Identity);
        await using var db = await databases.CreateDbContextAsync();
        var villages = await db.Villages.AsNoTracking().Where(v => v.CommuneId == communeId).ToListAsync();
        return
        [
            .. villages
                .Where(v => reach.Covers(communeId) || reach.Villages.Contains(v.Id))
                .OrderBy(v => v.Name, VillageNames.Order),
        ];
    }
}
