using MangNon.Access;
using MangNon.Health;
using MangNon.Health.Doses;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.Doses;

public sealed class VaccinationSessionsTests
{
    private const string Penta = "DPT-VGB-HIB";
    private static readonly DateOnly Today = Day.Of("2026-11-24");

    [Theory, OnBothDatabases]
    public async Task A_session_lists_who_can_have_the_dose_and_records_it_for_those_ticked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var late = await commune.AddChildAsync("Thôn 1", Today.AddDays(-100));
        var due = await commune.AddChildAsync("Thôn 1", Today.AddDays(-60));
        var early = await commune.AddChildAsync("Thôn 1", Today.AddDays(-42));
        await commune.AddChildAsync("Thôn 1", Today.AddDays(-41)); // too young
        await commune.AddChildAsync("Thôn 1", Day.Of("2021-11-24")); // five today
        var second = await commune.AddChildAsync("Thôn 1", Today.AddDays(-140), null, Given(Penta, 1, 100));

        var session = await ReadAsync(database, commune, 1);
        Assert.Equal([late.Id, due.Id, early.Id], session!.Children.Select(child => child.Child.Id));
        Assert.Equal(
            [second.Id, late.Id, due.Id, early.Id],
            (await ReadAsync(database, commune, null))!.Children.Select(child => child.Child.Id)
        );

        var answer = await SaveAsync(
            database,
            commune,
            null,
            new SessionEntry(late.Id, 1, Today),
            new SessionEntry(second.Id, 2, Today.AddDays(-2))
        );
        Assert.Equal(2, answer!.Written);
        await using var db = database.NewContext();
        Assert.Equal(
            [(late.Id, 1, Today), (second.Id, 2, Today.AddDays(-2))],
            (await db.Vaccinations.Where(v => v.GivenOn > Today.AddDays(-10)).ToListAsync())
                .OrderBy(v => v.Dose)
                .Select(v => (v.ChildId, v.Dose, v.GivenOn))
        );
    }

    [Theory, OnBothDatabases]
    public async Task One_wrong_line_keeps_the_whole_session_from_being_recorded(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var good = await commune.AddChildAsync("Thôn 1", Today.AddDays(-100));
        var other = await commune.AddChildAsync("Thôn 1", Today.AddDays(-130), null, Given(Penta, 1, 100));

        foreach (
            var (entry, problem) in new[]
            {
                (new SessionEntry(other.Id, 1, Today), DoseProblem.AlreadyGiven),
                (new SessionEntry(other.Id, 2, Today.AddDays(-3)), DoseProblem.TooSoon),
                (new SessionEntry(other.Id, 2, Today.AddDays(-131)), DoseProblem.BeforeBirth),
                (new SessionEntry(other.Id, 2, Today.AddDays(1)), DoseProblem.InFuture),
                (new SessionEntry(other.Id, 3, Today), DoseProblem.EarlierMissing),
                (new SessionEntry(other.Id, 9, Today), DoseProblem.NotInSchedule),
                (new SessionEntry(other.Id, 2, null), DoseProblem.NotADay),
            }
        )
        {
            var answer = await SaveAsync(database, commune, null, new SessionEntry(good.Id, 1, Today), entry);
            Assert.Null(answer!.Written);
            Assert.Equal(problem, answer.Entries[1].Refusal!.Problem);
            Assert.Null(answer.Entries[0].Refusal);
        }

        var stranger = await SaveAsync(database, commune, null, new SessionEntry(Guid.CreateVersion7(), 1, Today));
        Assert.Equal((null, 1), (stranger!.Written, stranger.Strangers));
        await using var db = database.NewContext();
        Assert.Equal(1, await db.Vaccinations.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Only_who_writes_health_of_the_commune_records_doses(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Today.AddDays(-100));
        foreach (
            var viewer in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.Of(Role.ChildProtection, commune.CommuneId),
                Viewers.OfVillage(Role.VillageHead, commune.CommuneId, commune.Villages["Thôn 1"]),
            }
        )
        {
            await using var db = database.NewContext();
            Assert.Null(
                await VaccinationSessions.SaveAsync(
                    db,
                    viewer,
                    ImmunisationSchedule.Shipped,
                    Session(commune, 1),
                    [new SessionEntry(child.Id, 1, Today)],
                    Today,
                    CancellationToken.None
                )
            );
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_session_that_breaks_off_records_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Today.AddDays(-100));
        await using (var db = database.NewContext())
        {
            using var broken = new CancellationTokenSource();
            db.SavingChanges += (_, _) => broken.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                VaccinationSessions.SaveAsync(
                    db,
                    Viewers.Of(Role.HealthStation, commune.CommuneId),
                    ImmunisationSchedule.Shipped,
                    Session(commune, 1),
                    [new SessionEntry(child.Id, 1, Today)],
                    Today,
                    broken.Token
                )
            );
        }

        await using var now = database.NewContext();
        Assert.Empty(await now.Vaccinations.ToListAsync());
    }

    private static SessionQuery Session(CommuneSample commune, int? dose) =>
        new(new HealthQuery(commune.CommuneId, commune.Villages["Thôn 1"], Today), Penta, dose);

    private static async Task<VaccinationSession?> ReadAsync(TestDatabase database, CommuneSample commune, int? dose)
    {
        await using var db = database.NewContext();
        return await VaccinationSession.ReadAsync(
            db,
            Viewers.Of(Role.HealthStation, commune.CommuneId),
            ImmunisationSchedule.Shipped,
            Session(commune, dose),
            CancellationToken.None
        );
    }

    private static async Task<SessionAnswer?> SaveAsync(
        TestDatabase database,
        CommuneSample commune,
        int? dose,
        params SessionEntry[] entries
    )
    {
        await using var db = database.NewContext();
        return await VaccinationSessions.SaveAsync(
            db,
            Viewers.Of(Role.HealthStation, commune.CommuneId),
            ImmunisationSchedule.Shipped,
            Session(commune, dose),
            entries,
            Today,
            CancellationToken.None
        );
    }

    private static Func<MangNon.Register.Child, object> Given(string vaccine, int dose, int age) =>
        child => new Vaccination
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Vaccine = vaccine,
            Dose = dose,
            GivenOn = child.BirthDate.AddDays(age),
        };
}
