using MangNon.Access;
using MangNon.Facilities;
using MangNon.Schooling;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Tests.Access;

public sealed class ViewerReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly FakeTimeProvider Now = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [OnBothDatabases(0, 0, true)]
    [OnBothDatabases(1, null, false)]
    [OnBothDatabases(-9, -1, false)]
    [OnBothDatabases(-9, null, true)]
    public async Task A_role_holds_from_its_first_day_to_its_last(
        DatabaseKind kind,
        int firstDay,
        int? lastDay,
        bool holds
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var viewer = await ReadAsync(
            database,
            Grant(Role.Police, ScopeKind.Commune, commune.CommuneId, firstDay, lastDay)
        );
        Assert.Equal(holds, viewer.May(Act.Read, RecordKind.Abuse));
        Assert.Equal(holds, viewer.HomeCommunes.Contains(commune.CommuneId));
    }

    [Theory, OnBothDatabases]
    public async Task A_role_taken_back_or_unknown_or_held_for_the_wrong_kind_of_unit_gives_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var taken = Grant(Role.Police, ScopeKind.Commune, commune.CommuneId);
        taken.RevokedAt = Now.GetUtcNow().UtcDateTime;
        var wrongUnit = Grant(Role.VillageHead, ScopeKind.Commune, commune.CommuneId);
        var unknown = Grant(new Role("khong-co", "", ""), ScopeKind.Commune, commune.CommuneId);
        foreach (var grant in new[] { taken, wrongUnit, unknown })
        {
            var viewer = await ReadAsync(database, grant);
            Assert.All(RecordKinds.All, one => Assert.False(viewer.May(Act.Read, one)));
            Assert.Empty(viewer.HomeCommunes);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_village_head_reaches_the_children_of_the_village_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var mine = await commune.AddChildAsync("Thôn 1", new DateOnly(2020, 1, 1));
        var other = await commune.AddChildAsync("Thôn 2", new DateOnly(2020, 1, 1));
        var viewer = await ReadAsync(database, Grant(Role.VillageHead, ScopeKind.Village, commune.Villages["Thôn 1"]));

        Assert.Equal([mine.Id], await SeenAsync(database, viewer, RecordKind.Identity));
        Assert.Empty(await SeenAsync(database, viewer, RecordKind.Health));
        await using var db = database.NewContext();
        Assert.Null(await ChildSight.ReadAsync(db, viewer, other.Id, CancellationToken.None));
        var sight = (await ChildSight.ReadAsync(db, viewer, mine.Id, CancellationToken.None))!;
        Assert.Equal([RecordKind.Identity, RecordKind.Contact, RecordKind.Background], sight.Kinds.Order().ToArray());
    }

    [Theory]
    [OnBothDatabases(2026, true)]
    [OnBothDatabases(2025, true)]
    [OnBothDatabases(2024, false)]
    public async Task A_school_reaches_its_pupils_of_this_school_year_and_the_last(
        DatabaseKind kind,
        int schoolYear,
        bool reached
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var (own, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = database.NewContext())
        {
            foreach (var (id, code) in new[] { (own, "TH1"), (other, "TH2") })
            {
                db.Add(
                    new Facility
                    {
                        Id = id,
                        CommuneId = commune.CommuneId,
                        Code = code,
                        Kind = FacilityKind.Primary,
                    }
                );
            }

            await db.SaveChangesAsync();
        }

        Enrolment In(Guid child, Guid school, int year) =>
            new()
            {
                Id = Guid.CreateVersion7(),
                ChildId = child,
                SchoolYear = year,
                Grade = 1,
                FacilityId = school,
                Result = EnrolmentResult.Attending,
            };
        var pupil = await commune.AddChildAsync("Thôn 1", new(2019, 1, 1), null, c => In(c.Id, own, schoolYear));
        await commune.AddChildAsync("Thôn 1", new(2019, 1, 1), null, c => In(c.Id, other, 2026));
        await commune.AddChildAsync("Thôn 1", new(2019, 1, 1));
        var viewer = await ReadAsync(database, Grant(Role.School, ScopeKind.Facility, own));

        Assert.Equal(reached ? [pupil.Id] : [], await SeenAsync(database, viewer, RecordKind.Identity));
        await using var again = database.NewContext();
        Assert.Equal(reached, await ChildSight.ReadAsync(again, viewer, pupil.Id, CancellationToken.None) is not null);
    }

    [Theory, OnBothDatabases]
    public async Task A_province_reads_figures_of_its_communes_before_and_after_the_reorganisation(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var own = await ReadAsync(database, Grant(Role.ProvinceReader, ScopeKind.Province, null, province: "38"));
        var other = await ReadAsync(database, Grant(Role.ProvinceReader, ScopeKind.Province, null, province: "40"));

        Assert.True(own.MayAll(Act.Read, RecordKind.Figures, commune.CommuneId));
        Assert.False(own.May(Act.Read, RecordKind.Identity));
        Assert.False(other.May(Act.Read, RecordKind.Figures));
    }

    [Theory]
    [OnBothDatabases(0, true)]
    [OnBothDatabases(59, true)]
    [OnBothDatabases(60, false)]
    [OnBothDatabases(-1, false)]
    public async Task What_is_opened_of_one_child_is_open_for_its_hour_to_the_minute(
        DatabaseKind kind,
        int minutes,
        bool open
    )
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1));
        var other = await commune.AddChildAsync("Thôn 1", new DateOnly(2015, 1, 1));
        var grant = Grant(Role.FocalOffice, ScopeKind.Commune, commune.CommuneId);
        var from = Now.GetUtcNow().UtcDateTime.AddMinutes(-minutes);
        await ReadAsync(database, grant);
        await using (var db = database.NewContext())
        {
            db.ChildOpenings.Add(
                new ChildOpening
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = grant.AccountId,
                    ChildId = child.Id,
                    From = from,
                    Until = from.AddHours(1),
                    Reason = "Trẻ bị đánh, đang ở trạm y tế",
                }
            );
            await db.SaveChangesAsync();
        }

        await using var again = database.NewContext();
        var viewer = await ViewerReader.ReadAsync(again, grant.AccountId, Now, CancellationToken.None);
        var sight = (await ChildSight.ReadAsync(again, viewer, child.Id, CancellationToken.None))!;
        Assert.Equal(open, sight.Sees(RecordKind.Abuse));
        Assert.False(
            (await ChildSight.ReadAsync(again, viewer, other.Id, CancellationToken.None))!.Sees(RecordKind.Abuse)
        );
    }

    private static RoleGrant Grant(
        Role role,
        ScopeKind scope,
        Guid? id,
        int firstDay = 0,
        int? lastDay = null,
        string? province = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = Guid.CreateVersion7(),
            RoleId = role.Id,
            Scope = scope,
            ScopeId = id,
            ProvinceCode = province,
            From = Today.AddDays(firstDay),
            To = lastDay is { } last ? Today.AddDays(last) : null,
            Reason = "Quyết định phân công",
            GivenAt = Now.GetUtcNow().UtcDateTime,
        };

    private static async Task<Viewer> ReadAsync(TestDatabase database, RoleGrant grant)
    {
        await using var db = database.NewContext();
        db.Add(new Account { Id = grant.AccountId, UserName = grant.AccountId.ToString() });
        db.Add(grant);
        await db.SaveChangesAsync();
        return await ViewerReader.ReadAsync(db, grant.AccountId, Now, CancellationToken.None);
    }

    private static async Task<Guid[]> SeenAsync(TestDatabase database, Viewer viewer, RecordKind kind)
    {
        await using var db = database.NewContext();
        return await viewer.Reach(Act.Read, kind).Of(db, db.Children).Select(c => c.Id).ToArrayAsync();
    }
}
