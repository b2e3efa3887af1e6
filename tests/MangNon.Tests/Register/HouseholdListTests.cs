using MangNon.Access;
using MangNon.Register;
using MangNon.Testing;

namespace MangNon.Tests.Register;

public sealed class HouseholdListTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, OnBothDatabases]
    public async Task Households_stand_with_the_children_who_live_there_for_those_who_reach_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 2", "Thôn 10");
        var younger = await commune.AddChildAsync("Thôn 2", Today.AddYears(-3));
        var older = await commune.AddChildAsync("Thôn 2", Today.AddYears(-18).AddDays(1));
        await commune.AddChildAsync("Thôn 2", Today.AddYears(-18));
        await commune.AddChildAsync("Thôn 2", Today.AddYears(-5), child => child.LeftOn = Today);

        var all = await ReadAsync(Viewers.Of(Role.FocalOffice, commune.CommuneId), null);
        Assert.Equal(["Thôn 2", "Thôn 10"], all.Select(one => one.VillageName));
        Assert.Equal([older.Id, younger.Id], all[0].Children.Select(child => child.Id));
        Assert.Empty(all[1].Children);

        var village = commune.Villages["Thôn 10"];
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, village);
        Assert.Equal(village, Assert.Single(await ReadAsync(head, null)).Household.VillageId);
        Assert.Empty(await ReadAsync(head, commune.Villages["Thôn 2"]));
        // A school reaches pupils, not households.
        Assert.Empty(await ReadAsync(Viewers.OfSchool(commune.CommuneId, Guid.CreateVersion7()), null));

        async Task<IReadOnlyList<HouseholdWithChildren>> ReadAsync(Viewer viewer, Guid? villageId)
        {
            await using var db = database.NewContext();
            return await HouseholdList.ReadAsync(db, viewer, commune.CommuneId, villageId, Today, default);
        }
    }
}
