using MangNon.Access;
using MangNon.Facilities;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using static MangNon.Facilities.SurveyQuestion;

namespace MangNon.Tests.Facilities;

public sealed class SurveyRoundTests
{
    [Theory, OnBothDatabases]
    public async Task A_round_is_written_together_and_makes_the_commune_stale(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var school = await AddAsync(database, commune, FacilityKind.Primary);
        var point = await AddAsync(database, commune, FacilityKind.PlayPoint);
        var culture = Viewers.Of(Role.Culture, commune.CommuneId);
        var before = await VersionAsync(database);

        var (saved, _) = await SaveAsync(
            database,
            culture,
            commune,
            Row(school, [], [Surveyed, Operating, Sanitation]),
            Row(point, [], [Surveyed])
        );

        Assert.Equal(2, saved);
        Assert.True(await VersionAsync(database) > before);
        var rows = await FindAsync(database, culture, commune);
        Assert.Equal([school, point], rows.Select(row => row.Facility.Id));
        Assert.True(rows[0].Yes.SetEquals([Surveyed, Operating, Sanitation]));

        // Without the survey nothing of it is kept.
        await SaveAsync(database, culture, commune, Row(school, [Surveyed, Operating, Sanitation], []));
        await using var db = database.NewContext();
        Assert.Equal(point, (await db.FacilitySurveys.SingleAsync()).FacilityId);
    }

    [Theory, OnBothDatabases]
    public async Task What_another_surveyed_meanwhile_stops_the_whole_round(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var one = await AddAsync(database, commune, FacilityKind.Primary);
        var two = await AddAsync(database, commune, FacilityKind.Preschool);
        var focal = Viewers.Of(Role.FocalOffice, commune.CommuneId);
        await SaveAsync(database, focal, commune, Row(one, [], [Surveyed, Operating]));

        var (saved, conflicts) = await SaveAsync(
            database,
            Viewers.Of(Role.Culture, commune.CommuneId),
            commune,
            Row(one, [], [Surveyed]),
            Row(two, [], [Surveyed])
        );

        Assert.Equal((0, one), (saved, Assert.Single(conflicts)));
        await using var db = database.NewContext();
        Assert.Equal(1, await db.FacilitySurveys.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_write_finds_and_writes_nothing_nor_does_one_of_another_commune(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var school = await AddAsync(database, commune, FacilityKind.Primary);

        foreach (
            var viewer in new[]
            {
                Viewers.Of(Role.Chairman, commune.CommuneId),
                Viewers.OfSchool(commune.CommuneId, Guid.CreateVersion7()),
                Viewers.Of(Role.Culture, Guid.CreateVersion7()),
            }
        )
        {
            Assert.Empty(await FindAsync(database, viewer, commune));
            Assert.Equal(0, (await SaveAsync(database, viewer, commune, Row(school, [], [Surveyed]))).Saved);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_school_surveys_itself_and_no_other(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var own = await AddAsync(database, commune, FacilityKind.Primary);
        var other = await AddAsync(database, commune, FacilityKind.Primary);
        var school = Viewers.OfSchool(commune.CommuneId, own);

        Assert.Equal([own], (await FindAsync(database, school, commune)).Select(row => row.Facility.Id));
        var (saved, _) = await SaveAsync(
            database,
            school,
            commune,
            Row(own, [], [Surveyed]),
            Row(other, [], [Surveyed])
        );
        Assert.Equal(1, saved);
        await using var db = database.NewContext();
        Assert.Equal(own, (await db.FacilitySurveys.SingleAsync()).FacilityId);
    }

    private static SurveyInput Row(Guid facility, SurveyQuestion[] was, SurveyQuestion[] yes) =>
        new(facility, was.ToHashSet(), yes.ToHashSet());

    private static async Task<IReadOnlyList<SurveyedFacility>> FindAsync(
        TestDatabase database,
        Viewer viewer,
        CommuneSample commune
    )
    {
        await using var db = database.NewContext();
        return await SurveyRound.FindAsync(db, viewer, Act.Write, commune.CommuneId, 2026, default);
    }

    private static async Task<(int Saved, IReadOnlyList<Guid> Conflicts)> SaveAsync(
        TestDatabase database,
        Viewer viewer,
        CommuneSample commune,
        params SurveyInput[] rows
    )
    {
        await using var db = database.NewContext();
        return await SurveyRound.SaveAsync(db, viewer, commune.CommuneId, 2026, rows, default);
    }

    private static async Task<long> VersionAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        return (await db.Communes.SingleAsync()).Version;
    }

    private static async Task<Guid> AddAsync(TestDatabase database, CommuneSample commune, FacilityKind kind)
    {
        var facility = new Facility
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.CommuneId,
            Code = "CS" + Guid.NewGuid().ToString("N")[..6],
            Kind = kind,
        };
        await using var db = database.NewContext();
        db.Facilities.Add(facility);
        await db.SaveChangesAsync();
        return facility.Id;
    }
}
