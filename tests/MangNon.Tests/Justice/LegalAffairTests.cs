using MangNon.Access;
using MangNon.Justice;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Justice;

public sealed class LegalAffairTests
{
    private static readonly DateOnly Birth = new(2018, 3, 5);
    private const string Open = "Kind=DomesticAdoption|From=01/03/2026|State=Ongoing|Number=12/QĐ-UBND|Words=Hồ sơ";

    [Theory, OnBothDatabases]
    public async Task An_adoption_is_entered_settled_and_no_longer_open(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);

        Assert.Equal(EditAnswer.Saved, (await SaveAsync(database, justice, child, null, null, Open)).Answer);
        var line = Assert.Single((await OpenAsync(database, justice, commune))!);
        Assert.Equal(
            (LegalAffairKind.DomesticAdoption, "12/QĐ-UBND", "Hồ sơ", child, "Thôn 1"),
            (line.Affair.Kind, line.Affair.Number, line.Affair.Words, line.Child.Id, line.VillageName)
        );

        var stamp = await StampAsync(database, justice, child, line.Affair.Id);
        const string settled = "Kind=DomesticAdoption|From=01/03/2026|State=Settled|To=01/03/2026";
        var saved = await SaveAsync(database, justice, child, line.Affair.Id, stamp, settled);
        Assert.Equal(EditAnswer.Saved, saved.Answer);
        Assert.Empty((await OpenAsync(database, justice, commune))!);

        // What was filled in from before that change is not written over it.
        Assert.True((await SaveAsync(database, justice, child, line.Affair.Id, stamp, Open)).IsStale);
        Assert.Empty((await OpenAsync(database, justice, commune))!);
    }

    [Theory]
    [InlineData("Kind=LegalAid|From=01/03/2026|State=Settled", "To", EntryProblem.Missing)]
    [InlineData("Kind=LegalAid|From=01/03/2026|State=Stopped", "To", EntryProblem.Missing)]
    [InlineData("Kind=LegalAid|From=01/03/2026|State=Ongoing|To=01/03/2026", "To", EntryProblem.StillOpen)]
    [InlineData("Kind=LegalAid|From=01/03/2026|State=Settled|To=28/02/2026", "To", EntryProblem.EndsBeforeStart)]
    [InlineData("Kind=ForeignAdoption|From=01/03/2026|State=Ongoing", "Kind", EntryProblem.AlreadyThere)]
    [InlineData("Kind=Other|From=01/03/2026|State=Ongoing", "Kind", EntryProblem.NotInList)]
    [InlineData("Kind=LegalAid|From=01/03/2026", "State", EntryProblem.Missing)]
    public async Task What_does_not_fit_is_told_at_its_field_and_nothing_is_written(
        string typed,
        string key,
        EntryProblem problem
    )
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);
        await SaveAsync(database, justice, child, null, null, Open);

        var result = await SaveAsync(database, justice, child, null, null, typed);

        Assert.Equal([new(key, problem)], result.Faults);
        await using var db = database.NewContext();
        Assert.Equal(1, await db.LegalAffairs.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Legal_aid_may_be_open_beside_an_adoption_and_more_than_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        var justice = Viewers.Of(Role.Justice, commune.CommuneId);
        const string aid = "Kind=LegalAid|From=02/03/2026|State=Ongoing";
        await SaveAsync(database, justice, child, null, null, Open);
        await SaveAsync(database, justice, child, null, null, aid);
        await SaveAsync(database, justice, child, null, null, aid);

        Assert.Equal(3, (await OpenAsync(database, justice, commune))!.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_justice_and_the_focal_office_knows_of_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = (await commune.AddChildAsync("Thôn 1", Birth)).Id;
        await SaveAsync(database, Viewers.Of(Role.FocalOffice, commune.CommuneId), child, null, null, Open);

        foreach (var role in Role.All.Where(role => role != Role.Justice && role != Role.FocalOffice))
        {
            var viewer = Viewers.Of(role, commune.CommuneId);
            Assert.Null(await OpenAsync(database, viewer, commune));
            Assert.Equal(EditAnswer.NotFound, (await SaveAsync(database, viewer, child, null, null, Open)).Answer);
        }

        Assert.Empty((await OpenAsync(database, Viewers.Of(Role.Justice, Guid.CreateVersion7()), commune))!);
        Assert.Single((await OpenAsync(database, Viewers.Of(Role.Justice, commune.CommuneId), commune))!);
    }

    [Theory, OnBothDatabases]
    public async Task Adoption_and_aid_look_alike_in_the_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync(
            "Thôn 1",
            Birth,
            null,
            [
                .. Enum.GetValues<LegalAffairKind>()
                    .Select(one =>
                        (Func<Child, object>)(
                            c => new LegalAffair
                            {
                                Id = Guid.CreateVersion7(),
                                ChildId = c.Id,
                                Kind = one,
                                From = Birth,
                                State = LegalAffairState.Ongoing,
                                Number = "12/QĐ-UBND",
                            }
                        )
                    ),
            ]
        );

        await using var db = database.NewContext();
        var matters = await db
            .Database.SqlQueryRaw<string>("SELECT matter AS \"Value\" FROM legal_affairs")
            .ToListAsync();
        Assert.Equal(3, matters.Count);
        Assert.All(matters, text => Assert.StartsWith("s2:", text, StringComparison.Ordinal));
        Assert.Single(matters.Select(text => text.Length).Distinct());
    }

    private static async Task<IReadOnlyList<ListedAffair>?> OpenAsync(
        TestDatabase database,
        Viewer viewer,
        CommuneSample commune
    )
    {
        await using var db = database.NewContext();
        return await OpenAffairs.ReadAsync(db, viewer, commune.CommuneId, default);
    }

    private static async Task<string> StampAsync(TestDatabase database, Viewer viewer, Guid child, Guid id)
    {
        await using var db = database.NewContext();
        return (await Records.OpenAsync(db, viewer, child, Records.Find("viec-phap-ly")!, id, default))!.Stamp;
    }

    private static async Task<RecordResult> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        Guid child,
        Guid? id,
        string? stamp,
        string typed
    )
    {
        await using var db = database.NewContext();
        return await Records.SaveAsync(
            db,
            viewer,
            child,
            Records.Find("viec-phap-ly")!,
            id,
            new EntryTexts(
                typed.Split('|').Select(part => part.Split('=')).ToDictionary(part => part[0], part => (string?)part[1])
            ),
            stamp,
            null,
            default
        );
    }
}
