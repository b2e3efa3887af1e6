using MangNon.Access;
using MangNon.Health;
using MangNon.Health.CheckUps;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Testing;
using MangNon.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.CheckUps;

public sealed class UncheckedChildrenTests
{
    /// <summary>The day of the clock of test databases.</summary>
    private static readonly DateOnly Today = Day.Of("2026-11-24");
    private static readonly DateOnly Born = Day.Of("2022-05-01");

    [Theory]
    [InlineData("2026-11-24", false)]
    [InlineData("2025-11-25", false)] // the first of the twelve months
    [InlineData("2025-11-24", true)]
    [InlineData("2026-11-25", true)] // not yet
    public void A_check_up_holds_for_twelve_months(string checkedOn, bool isListed)
    {
        var child = new ChildInVillage(NewChild(), Guid.Empty, "Thôn 1");
        var found = UncheckedChildren.Of(
            [child],
            new[] { Check(child.Child, Day.Of(checkedOn)) }.ToLookup(one => one.ChildId),
            Today
        );
        Assert.Equal(isListed, found.Count == 1);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_never_checked_comes_first_and_then_who_was_checked_longest_ago(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var (lately, never) = (await AddAsync("Thôn 1", Born, 100), await AddAsync("Thôn 1", Born));
        var (year, years) = (await AddAsync("Thôn 1", Born, 400, 900), await AddAsync("Thôn 2", Born, 700));
        // The sixth birthday is today: no longer under six.
        var six = await AddAsync("Thôn 2", Today.AddYears(-6));
        var almost = await AddAsync("Thôn 2", Today.AddYears(-6).AddDays(1), 800);
        await using var db = database.NewContext();
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);

        Assert.Equal([never, almost, years, year], await FoundAsync(station));
        Assert.DoesNotContain(lately, await FoundAsync(station, under: UncheckedChildren.UnderSixteen));
        Assert.Contains(six, await FoundAsync(station, under: UncheckedChildren.UnderSixteen));
        Assert.Equal([never, year], await FoundAsync(station, village: commune.Villages["Thôn 1"]));
        Assert.Equal([never, almost, years, year], await FoundAsync(station, Act.Export));

        // To the others it is as if there were nobody.
        Assert.Empty(await FoundAsync(Viewers.Of(Role.HealthStation, Guid.CreateVersion7())));
        Assert.Empty(await FoundAsync(Viewers.Of(Role.ChildProtection, commune.CommuneId)));
        Assert.Empty(await FoundAsync(Viewers.Of(Role.VillageHead, commune.CommuneId)));

        async Task<Guid> AddAsync(string village, DateOnly birth, params int[] daysAgo) =>
            (
                await commune.AddChildAsync(
                    village,
                    birth,
                    null,
                    [.. daysAgo.Select(days => (Func<Child, object>)(child => Check(child, Today.AddDays(-days))))]
                )
            ).Id;

        async Task<IEnumerable<Guid>> FoundAsync(
            Viewer viewer,
            Act act = Act.Read,
            int under = UncheckedChildren.UnderSix,
            Guid? village = null
        )
        {
            var query = new HealthQuery(commune.CommuneId, village, Today, under);
            var found = await UncheckedChildren.ReadAsync(db, viewer, query, act, default);
            return found.Select(one => one.Child.Child.Id);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_check_up_is_written_by_who_writes_health_and_one_of_a_kind_a_day(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Born);
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        string[] typed = ["20/11/2026", "AtStation", "Sâu răng", "True"];

        foreach (
            var stranger in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.Of(Role.ChildProtection, commune.CommuneId),
                Viewers.Of(Role.Chairman, commune.CommuneId),
            }
        )
        {
            Assert.Equal(EditAnswer.NotFound, (await SaveAsync(stranger, typed)).Answer);
        }

        Assert.Equal(EditAnswer.Saved, (await SaveAsync(station, typed)).Answer);
        Assert.Equal(
            [new EntryFault("On", EntryProblem.AlreadyThere)],
            (await SaveAsync(station, "20/11/2026", "AtStation", "Bình thường", "True")).Faults
        );
        Assert.Equal(
            EditAnswer.Saved,
            (await SaveAsync(station, "20/11/2026", "Screening", "Nghi tim bẩm sinh", "False")).Answer
        );
        await using var db = database.NewContext();
        var kept = await db.HealthChecks.SingleAsync(one => one.Kind == HealthCheckKind.AtStation);
        Assert.Equal(("Sâu răng", "BVĐK Như Xuân", true), (kept.Finding, kept.ReferredTo, kept.FamilyTold));
        Assert.Equal(2, await db.HealthChecks.CountAsync());

        async Task<RecordResult> SaveAsync(Viewer viewer, params string[] texts)
        {
            await using var writing = database.NewContext();
            return await Records.SaveAsync(
                writing,
                viewer,
                child.Id,
                Records.Find("kham-suc-khoe")!,
                null,
                new EntryTexts(
                    new Dictionary<string, string?>
                    {
                        ["On"] = texts[0],
                        ["Kind"] = texts[1],
                        ["Finding"] = texts[2],
                        ["FamilyTold"] = texts[3],
                        ["ReferredTo"] = "BVĐK Như Xuân",
                    }
                ),
                null,
                null,
                default
            );
        }
    }

    private static HealthCheck Check(Child child, DateOnly on) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            CheckedOn = on,
            Kind = HealthCheckKind.AtStation,
            Finding = "Bình thường",
            FamilyTold = true,
        };

    private static Child NewChild() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            HouseholdId = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Thị Măng",
            NameFolded = "lo thi mang",
            BirthDate = Born,
            Sex = Sex.Female,
            EthnicGroup = 3,
            Residence = Residence.Permanent,
        };
}
