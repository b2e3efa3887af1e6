using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Register.Searching;
using MangNon.Testing;

namespace MangNon.Tests.Register;

public sealed class RegisterSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    // One for all tests, as one serves all communes of a site.
    private static readonly SearchIndexes Indexes = new();
    private static readonly RegisterQuery Everyone = new() { Today = Today };

    [Theory, OnBothDatabases]
    public async Task Names_are_found_without_diacritics_in_any_order_and_by_their_beginnings(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await AddAsync(commune, "Đỗ Thị Hoà", "Lò Văn Đạt", "Hà Đức Lò", "Vi Thị Hồng");

        async Task<string[]> FoundAsync(string text) =>
            await NamesAsync(database, commune, Everyone with { Text = text });

        Assert.Equal(["Đỗ Thị Hoà"], await FoundAsync("do hoa"));
        Assert.Equal(["Đỗ Thị Hoà"], await FoundAsync("HOÀ  đỗ"));
        Assert.Equal(["Hà Đức Lò", "Lò Văn Đạt"], await FoundAsync("lo"));
        Assert.Equal(["Đỗ Thị Hoà", "Vi Thị Hồng"], await FoundAsync("thi ho"));
        Assert.Empty(await FoundAsync("oa"));
        Assert.Empty(await FoundAsync("%"));
        Assert.Empty(await FoundAsync("_o"));
        Assert.Equal(4, (await FoundAsync("")).Length);
    }

    [Theory, OnBothDatabases]
    public async Task Codes_and_birth_dates_are_found_together_with_names(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync("Thôn 1", new DateOnly(2021, 3, 5), c => c.Code = "BL00017");
        await commune.AddChildAsync("Thôn 2", new DateOnly(2021, 5, 3), c => c.Code = "BL00170");

        foreach (var text in new[] { "bl00017", "05/03/2021", "5/3/2021 lò", "an 5/3/2021", "h00001" })
        {
            Assert.Equal([child.Id], await FindAsync(database, commune, Everyone with { Text = text }));
        }

        Assert.Equal(2, (await FindAsync(database, commune, Everyone with { Text = "BL00" })).Count);
        Assert.Empty(await FindAsync(database, commune, Everyone with { Text = "31/02/2021" }));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_hold_together_and_each_day_at_the_edge_falls_on_its_side(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var three = await commune.AddChildAsync("Thôn 1", Today.AddYears(-3));
        var two = await commune.AddChildAsync("Thôn 1", Today.AddYears(-3).AddDays(1), c => c.Sex = Sex.Female);
        var left = await commune.AddChildAsync("Thôn 2", Today.AddYears(-10), c => c.LeftOn = Today);
        var dead = await commune.AddChildAsync("Thôn 2", Today.AddYears(-10), c => c.DiedOn = Today.AddDays(-9));
        var leaving = await commune.AddChildAsync("Thôn 2", Today.AddYears(-10), c => c.LeftOn = Today.AddDays(1));
        var absent = await commune.AddChildAsync("Thôn 2", Today.AddYears(-10), c => c.Residence = Residence.Absent);

        Task<IReadOnlyList<Guid>> Find(RegisterQuery query) => FindAsync(database, commune, query);

        Assert.Equal([three.Id], await Find(Everyone with { Age = new AgeBand(3, 5) }));
        Assert.Equal([two.Id], await Find(Everyone with { Age = new AgeBand(0, 2) }));
        Assert.Equal([two.Id], await Find(Everyone with { Sex = Sex.Female }));
        Assert.Equal([left.Id], await Find(Everyone with { Standing = Standing.Left }));
        Assert.Equal([dead.Id], await Find(Everyone with { Standing = Standing.Dead }));
        Assert.Equal([absent.Id], await Find(Everyone with { Standing = Standing.Away }));
        Assert.Equal(
            [leaving.Id],
            await Find(Everyone with { Standing = Standing.Resident, VillageId = commune.Villages["Thôn 2"] })
        );
        foreach (var child in new[] { three, two, left, dead, leaving, absent })
        {
            Assert.Contains(child.Id, await Find(Everyone with { Standing = Standings.On(child, Today) }));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_group_that_may_not_be_known_of_neither_finds_nor_hides_a_child(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var orphan = await commune.AddChildAsync("Thôn 1", new(2015, 1, 1), null, c => In(c, "a"));
        var sealedChild = await commune.AddChildAsync("Thôn 1", new(2015, 1, 2), null, c => In(c, "đ"));
        var atRisk = await commune.AddChildAsync("Thôn 1", new(2015, 1, 3), null, c => In(c, "NC"));
        var past = await commune.AddChildAsync("Thôn 1", new(2015, 1, 4), null, c => In(c, "a", Today));

        var special = Everyone with { InSpecialCircumstances = true };
        Assert.Equal([orphan.Id, sealedChild.Id], await FindAsync(database, commune, special));
        var focal = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        Assert.Equal([orphan.Id], await FindAsync(database, commune, special, focal));
        var other = Everyone with { InSpecialCircumstances = false };
        Assert.Equal([sealedChild.Id, atRisk.Id, past.Id], await FindAsync(database, commune, other, focal));
    }

    [Theory, OnBothDatabases]
    public async Task The_order_is_by_given_name_as_Vietnamese_sorts_or_by_village_as_people_count(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 10", "Thôn 2");
        await AddAsync(commune, "Lò Văn Đặng", "Hà Thị Bình", "Vi Gia Ân", "Bùi Văn An", "Lê Thị Ăn");
        await commune.AddChildAsync("Thôn 2", new DateOnly(2010, 1, 1), c => Name(c, "Lò Yến"));

        Assert.Equal(
            ["Bùi Văn An", "Lê Thị Ăn", "Vi Gia Ân", "Hà Thị Bình", "Lò Văn Đặng", "Lò Yến"],
            await NamesAsync(database, commune, Everyone)
        );
        Assert.Equal(
            "Lò Yến",
            (await NamesAsync(database, commune, Everyone with { Order = RegisterOrder.Village }))[0]
        );
        Assert.Equal(
            "Lò Yến",
            (await NamesAsync(database, commune, Everyone with { Order = RegisterOrder.BirthDate }))[0]
        );
    }

    [Theory, OnBothDatabases]
    public async Task Another_communes_children_are_not_found(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await AddAsync(commune, "Lò Văn Đặng");
        await using var db = database.NewContext();
        Assert.Empty(
            (
                await new RegisterSearch(Indexes).FindAsync(
                    db,
                    Viewer.Owner,
                    Guid.NewGuid(),
                    Everyone with
                    {
                        Text = "lò",
                    },
                    CancellationToken.None
                )
            ).Ids
        );
    }

    private static Circumstance In(Child child, string group, DateOnly? to = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Group = group,
            From = new DateOnly(2020, 1, 1),
            To = to,
        };

    private static async Task AddAsync(CommuneSample commune, params string[] names)
    {
        foreach (var name in names)
        {
            await commune.AddChildAsync(commune.Villages.Keys.First(), new DateOnly(2018, 2, 3), c => Name(c, name));
        }
    }

    private static void Name(Child child, string name) =>
        (child.FullName, child.NameFolded) = (name, PersonName.Fold(name));

    private static async Task<IReadOnlyList<Guid>> FindAsync(
        TestDatabase database,
        CommuneSample commune,
        RegisterQuery query,
        Viewer? viewer = null
    )
    {
        await using var db = database.NewContext();
        var search = new RegisterSearch(Indexes);
        return (
            await search.FindAsync(db, viewer ?? Viewer.Owner, commune.CommuneId, query, CancellationToken.None)
        ).Ids;
    }

    private static async Task<string[]> NamesAsync(TestDatabase database, CommuneSample commune, RegisterQuery query)
    {
        var ids = await FindAsync(database, commune, query);
        await using var db = database.NewContext();
        return
        [
            .. (await RegisterSearch.ReadAsync(db, ids, CancellationToken.None)).Select(line => line.Child.FullName),
        ];
    }
}
