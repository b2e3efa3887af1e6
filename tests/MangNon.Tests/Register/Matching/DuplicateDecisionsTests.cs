using MangNon.Access;
using MangNon.Register.Matching;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Matching;

public sealed class DuplicateDecisionsTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);

    [Theory, OnBothDatabases]
    public async Task A_pair_is_remembered_once_whichever_child_is_named_first_and_goes_with_either(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var (one, other) = (
            (await commune.AddChildAsync("Thôn 1", Birth)).Id,
            (await commune.AddChildAsync("Thôn 2", Birth)).Id
        );
        var officer = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);

        Assert.False(await DecideAsync(database, head, one, other, areTwo: true));
        Assert.False(await DecideAsync(database, officer, one, Guid.NewGuid(), areTwo: true));
        Assert.Empty(await KnownAsync(database, commune));
        Assert.True(await DecideAsync(database, officer, one, other, areTwo: true));
        Assert.True(await DecideAsync(database, officer, other, one, areTwo: true));
        Assert.Equal([DuplicateDecisions.Pair(other, one)], await KnownAsync(database, commune));

        Assert.True(await DecideAsync(database, officer, other, one, areTwo: false));
        Assert.Empty(await KnownAsync(database, commune));

        await DecideAsync(database, officer, one, other, areTwo: true);
        await using (var db = database.NewContext())
        {
            await db.Children.Where(c => c.Id == other).ExecuteDeleteAsync();
        }

        Assert.Empty(await KnownAsync(database, commune));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_decide_at_once_leave_one_line(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var (one, other) = (
            (await commune.AddChildAsync("Thôn 1", Birth)).Id,
            (await commune.AddChildAsync("Thôn 1", Birth)).Id
        );
        var officer = Viewers.Of(Role.FocalOffice, commune.CommuneId);

        var all = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => DecideAsync(database, officer, one, other, areTwo: true)))
        );

        Assert.All(all, Assert.True);
        Assert.Single(await KnownAsync(database, commune));
    }

    private static async Task<IReadOnlySet<(Guid, Guid)>> KnownAsync(TestDatabase database, CommuneSample commune)
    {
        await using var db = database.NewContext();
        return await DuplicateDecisions.OfAsync(db, commune.CommuneId, default);
    }

    private static async Task<bool> DecideAsync(TestDatabase database, Viewer viewer, Guid one, Guid other, bool areTwo)
    {
        await using var db = database.NewContext();
        return await DuplicateDecisions.DecideAsync(db, viewer, one, other, areTwo, "Khác mẹ", default);
    }
}
