using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Storage;
using MangNon.Testing;

namespace MangNon.Tests.Register.Matching;

public sealed class MatchReaderTests
{
    private static readonly DateOnly Born = new(2018, 5, 23);

    [Theory, OnBothDatabases]
    public async Task A_draft_finds_the_child_that_it_is_and_says_why(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await AddAsync(commune, "Thôn 1", "Vi Thị Hoà", Born);
        await AddAsync(commune, "Thôn 2", "Bùi Văn Nam", new DateOnly(2014, 2, 3));

        var found = Assert.Single(await LikeAsync(database, commune, Viewer.Owner, Draft("vi thi hòa")));

        Assert.Equal(child.Id, found.Child.Record.Id);
        Assert.Equal("Vi Thị Hoà", found.Child.FullName);
        Assert.Equal("Thôn 1", found.Child.VillageName);
        Assert.Contains(found.Score.Fields, field => field is { Field: MatchField.Name, Level: "folded" });
        Assert.Contains(found.Score.Fields, field => field is { Field: MatchField.BirthDate, Level: "same" });
        Assert.Empty(await LikeAsync(database, commune, Viewer.Owner, new MatchDraft { FullName = "Lê Thị Mai" }));
        Assert.Empty(await LikeAsync(database, commune, Viewer.Owner, new MatchDraft()));
    }

    [Theory, OnBothDatabases]
    public async Task A_child_out_of_reach_is_neither_found_nor_hinted_at(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        await AddAsync(commune, "Thôn 1", "Vi Thị Hoà", Born);
        await AddAsync(commune, "Thôn 2", "Vi Thị Hoà", Born);

        Assert.Equal(2, (await LikeAsync(database, commune, Viewer.Owner, Draft("Vi Thị Hoà"))).Count);
        Assert.Single(await LikeAsync(database, commune, OfVillage(commune, "Thôn 2"), Draft("Vi Thị Hoà")));
        Assert.Empty(
            await LikeAsync(database, commune, Viewers.Of(Role.FocalOffice, Guid.NewGuid()), Draft("Vi Thị Hoà"))
        );
    }

    [Theory, OnBothDatabases]
    public async Task Identity_numbers_and_telephones_are_compared_only_for_those_who_may_read_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await AddAsync(commune, "Thôn 1", "Vi Thị Hoà", Born, c => c.PersonalIdSealed = Seal(database, "038318000001"));
        var draft = Draft("Vi Thị Hoà") with { PersonalId = "038 318 000 001" };

        var focal = Assert.Single(
            await LikeAsync(database, commune, Viewers.Of(Role.FocalOffice, commune.CommuneId), draft)
        );
        Assert.Contains(focal.Score.Fields, field => field is { Field: MatchField.PersonalId, Level: "same" });
        var culture = Assert.Single(
            await LikeAsync(database, commune, Viewers.Of(Role.Culture, commune.CommuneId), draft)
        );
        Assert.DoesNotContain(culture.Score.Fields, field => field.Field == MatchField.PersonalId);
    }

    [Theory, OnBothDatabases]
    public async Task Pairs_of_the_commune_come_with_both_children_for_one_who_may_write_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var a = await AddAsync(commune, "Thôn 1", "Vi Thị Hoà", Born);
        var b = await AddAsync(commune, "Thôn 2", "Vi Thị Hòa", new DateOnly(2018, 5, 23));
        await AddAsync(commune, "Thôn 2", "Bùi Văn Nam", new DateOnly(2014, 2, 3));

        async Task<IReadOnlyList<MatchChildren>> PairsAsync(Viewer viewer)
        {
            await using var db = database.NewContext();
            return await MatchReader.PairsAsync(
                db,
                viewer,
                Act.Write,
                MatchWeights.Shipped,
                commune.CommuneId,
                CancellationToken.None
            );
        }

        var pair = Assert.Single(await PairsAsync(Viewers.Of(Role.FocalOffice, commune.CommuneId)));
        Assert.Equal(new[] { a.Id, b.Id }.Order(), new[] { pair.A.Record.Id, pair.B.Record.Id }.Order());
        Assert.Empty(await PairsAsync(Viewers.Of(Role.Chairman, commune.CommuneId)));
    }

    private static string? Seal(TestDatabase database, string number) =>
        database.Seal.Seal(number, SealedFields.ChildPersonalId);

    private static Viewer OfVillage(CommuneSample commune, string village) =>
        Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages[village]);

    private static MatchDraft Draft(string name) =>
        new()
        {
            FullName = name,
            BirthDate = Born,
            Sex = Sex.Female,
            MotherName = "Hà Thị Chuyên",
        };

    private static Task<Child> AddAsync(
        CommuneSample commune,
        string village,
        string name,
        DateOnly born,
        Action<Child>? change = null
    ) =>
        commune.AddChildAsync(
            village,
            born,
            c =>
            {
                (c.FullName, c.NameFolded, c.Sex) = (name, PersonName.Fold(name), Sex.Female);
                c.MotherName = "Hà Thị Chuyên";
                change?.Invoke(c);
            }
        );

    private static async Task<IReadOnlyList<MatchFound>> LikeAsync(
        TestDatabase database,
        CommuneSample commune,
        Viewer viewer,
        MatchDraft draft
    )
    {
        await using var db = database.NewContext();
        return await MatchReader.LikeThisAsync(
            db,
            viewer,
            MatchWeights.Shipped,
            commune.CommuneId,
            draft,
            CancellationToken.None
        );
    }
}
