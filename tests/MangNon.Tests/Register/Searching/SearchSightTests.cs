using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Searching;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Register.Searching;

/// <summary>Who finds whom, and how fresh what is found is.</summary>
public sealed class SearchSightTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private readonly SearchIndexes _indexes = new();

    public void Dispose() => _indexes.Dispose();

    [Theory, OnBothDatabases]
    public async Task A_village_head_finds_nobody_of_another_village_by_any_word(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var own = await commune.AddChildAsync("Thôn 1", new(2020, 1, 1), Mothered);
        var other = await commune.AddChildAsync(
            "Thôn 2",
            new(2020, 1, 1),
            child =>
            {
                Mothered(child);
                child.PersonalIdSealed = database.Seal.Seal("038220000123", SealedFields.ChildPersonalId);
            }
        );
        var head = Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]);

        foreach (var text in new[] { "lo an", "no an", "sen", "1/1/2020", "1/1", "2020", "an 2020", "te0", "lo thon" })
        {
            Assert.Equal([own.Id], (await FindAsync(database, commune, text, head)).Ids);
            Assert.Equal(2, (await FindAsync(database, commune, text, Viewer.Owner)).Ids.Count);
        }

        foreach (var text in new[] { "an thôn 2", other.Code, "038220000123" })
        {
            var found = await FindAsync(database, commune, text, head);
            Assert.Empty(found.Ids);
            Assert.Empty(found.ByPersonalId);
            Assert.Equal([other.Id], (await FindAsync(database, commune, text, Viewer.Owner)).Ids);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_school_finds_its_pupils_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var school = Guid.CreateVersion7();
        await using (var db = database.NewContext())
        {
            db.Facilities.Add(
                new MangNon.Facilities.Facility
                {
                    Id = school,
                    CommuneId = commune.CommuneId,
                    Code = "TH1",
                    Kind = MangNon.Facilities.FacilityKind.Primary,
                }
            );
            await db.SaveChangesAsync();
        }

        var pupil = await commune.AddChildAsync(
            "Thôn 1",
            new(2016, 1, 1),
            Mothered,
            child => new Enrolment
            {
                Id = Guid.CreateVersion7(),
                ChildId = child.Id,
                SchoolYear = 2026,
                Grade = 5,
                Result = EnrolmentResult.Attending,
                FacilityId = school,
            }
        );
        await commune.AddChildAsync("Thôn 1", new(2016, 1, 1), Mothered);
        var viewer = Viewers.OfSchool(commune.CommuneId, school);

        foreach (var text in new[] { "an", "sen", "2016" })
        {
            Assert.Equal([pupil.Id], (await FindAsync(database, commune, text, viewer)).Ids);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_identity_number_finds_only_for_one_who_may_know_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync(
            "Thôn 1",
            new(2020, 1, 1),
            c => c.PersonalIdSealed = database.Seal.Seal("038220000123", SealedFields.ChildPersonalId)
        );
        var focal = await FindAsync(
            database,
            commune,
            "038220000123 an",
            Viewers.Of(Role.FocalOffice, commune.CommuneId)
        );
        Assert.Equal([child.Id], focal.Ids);
        Assert.Equal([child.Id], focal.ByPersonalId);

        // Culture reads names, but no numbers.
        var culture = await FindAsync(
            database,
            commune,
            "038220000123 an",
            Viewers.Of(Role.Culture, commune.CommuneId)
        );
        Assert.Empty(culture.Ids);
        Assert.Empty(culture.ByPersonalId);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_written_is_found_at_once_and_what_was_no_longer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync("Thôn 1", new(2020, 1, 1));
        await AssertAsync("an");

        await WriteAsync(db => db.Children.Single().FullName = "Lò Văn Bách");
        await AssertAsync("bach", not: "an");

        await WriteAsync(db => db.Children.Single().MotherName = "Vi Thị Sen");
        await AssertAsync("vi sen");

        await WriteAsync(db => Household(db).Head = "Hà Văn Chung");
        await AssertAsync("ha chung");

        await WriteAsync(db => Household(db).Code = "HX99");
        await AssertAsync("hx99", not: "h00001");

        await WriteAsync(db => Household(db).VillageId = commune.Villages["Thôn 2"]);
        await AssertAsync("bach thon 2", not: "bach thon 1");

        await WriteAsync(db => db.Villages.Single(v => v.Name == "Thôn 2").Name = "Làng Lúng");
        await AssertAsync("lung", not: "bach thon 2");

        await commune.AddChildAsync("Thôn 1", new(2021, 1, 1));
        Assert.Single((await FindAsync(database, commune, "an", Viewer.Owner)).Ids);

        await WriteAsync(db => db.Remove(db.Children.Single(c => c.Id == child.Id)));
        Assert.Empty((await FindAsync(database, commune, "bach", Viewer.Owner)).Ids);

        Household Household(MangNonDb db) => db.Households.Single(h => h.Id == child.HouseholdId);

        async Task WriteAsync(Action<MangNonDb> write)
        {
            await using var db = database.NewContext();
            write(db);
            await db.SaveChangesAsync();
        }

        async Task AssertAsync(string text, string? not = null)
        {
            Assert.Equal([child.Id], (await FindAsync(database, commune, text, Viewer.Owner)).Ids);
            if (not is not null)
            {
                Assert.Empty((await FindAsync(database, commune, not, Viewer.Owner)).Ids);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_taken_back_is_not_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", new(2020, 1, 1));
        await using (var db = database.NewContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Children.Single().FullName = "Lò Văn Bách";
            await db.SaveChangesAsync();
            await _indexes.GetAsync(db, commune.CommuneId, CancellationToken.None);
            await transaction.RollbackAsync();
        }

        await using (var db = database.NewContext())
        {
            db.Children.Single().FatherName = "Hà Văn Chung";
            await db.SaveChangesAsync();
        }

        Assert.Equal([child.Id], (await FindAsync(database, commune, "an", Viewer.Owner)).Ids);
        Assert.Empty((await FindAsync(database, commune, "bach", Viewer.Owner)).Ids);
    }

    [Fact]
    public async Task What_a_child_was_found_by_is_told_where_it_is_not_the_name()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        await commune.AddChildAsync("Thôn 1", new(2020, 1, 1), Mothered);
        await using (var db = database.NewContext())
        {
            db.Households.Single().Head = "Vi Văn Bách";
            await db.SaveChangesAsync();
        }

        Assert.Empty(await MatchedAsync("an lo 2020 thôn 1"));
        Assert.Empty(await MatchedAsync("no an"));
        Assert.Equal(["Mother Vi Thị Sen"], await MatchedAsync("vi sen"));
        Assert.Equal(["Mother Vi Thị Sen"], await MatchedAsync("xen"));
        Assert.Equal(["Head Vi Văn Bách"], await MatchedAsync("an bach"));
        Assert.Equal(["Code TE000002"], await MatchedAsync("te000002"));
        Assert.Equal(["HouseholdCode H00001"], await MatchedAsync("h00001 an"));

        async Task<string[]> MatchedAsync(string text)
        {
            await using var db = database.NewContext();
            var found = await FindAsync(database, commune, text, Viewer.Owner);
            var line = Assert.Single(await RegisterSearch.ReadAsync(db, found.Ids, CancellationToken.None));
            return [.. SearchMatch.Of(found.Words, line, false).Select(match => $"{match.By} {match.Text}")];
        }
    }

    private static void Mothered(Child child) => child.MotherName = "Vi Thị Sen";

    private async Task<RegisterFound> FindAsync(
        TestDatabase database,
        CommuneSample commune,
        string text,
        Viewer viewer
    )
    {
        await using var db = database.NewContext();
        return await new RegisterSearch(_indexes).FindAsync(
            db,
            viewer,
            commune.CommuneId,
            new RegisterQuery { Today = Today, Text = text },
            CancellationToken.None
        );
    }
}
