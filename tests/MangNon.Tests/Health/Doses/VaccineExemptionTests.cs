using MangNon.Access;
using MangNon.Health;
using MangNon.Health.Doses;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.Doses;

public sealed class VaccineExemptionTests
{
    private const string Penta = "DPT-VGB-HIB";
    private static readonly DateOnly Today = Day.Of("2026-11-24");
    private static readonly DateOnly Birth = Today.AddDays(-100);

    [Theory]
    [InlineData(-2, false)] // from the first day on
    [InlineData(-1, true)]
    [InlineData(4, true)] // to the last day
    [InlineData(5, false)]
    public void A_dose_that_is_put_off_is_called_for_again_on_the_day_after_the_last(int day, bool held)
    {
        var on = Today.AddDays(day);
        var dose = Penta1(on, Exemption(Penta, Today.AddDays(-1), Today.AddDays(4)));
        Assert.Equal((held, !held), (dose.IsHeldOn(on), dose.IsDueOn(on)));
        Assert.Equal(held ? Today.AddDays(5) : Birth.AddDays(60), dose.From);
        Assert.True(dose.IsLateOn(on)); // the figures count it all the same
    }

    [Fact]
    public void What_waits_for_a_dose_that_is_refused_is_not_called_for_either_and_other_vaccines_are()
    {
        var day = Birth.AddDays(700);
        var doses = Of(day, Exemption(Penta, Birth.AddDays(60), null));
        foreach (var dose in doses)
        {
            var waits = dose.Dose.Vaccine is Penta or "DPT4";
            Assert.Equal(waits, dose.IsHeldOn(day));
            Assert.True(!waits || !dose.IsDueOn(day));
        }

        Assert.Contains(doses, dose => dose.Dose.Vaccine == "SOI" && dose.IsDueOn(day));
        Assert.Equal(ImmunisationSchedule.Shipped.DosesDue(700).Count, doses.Count(dose => dose.IsLateOn(day)));
    }

    [Fact]
    public void Of_two_that_hold_the_later_end_decides()
    {
        var dose = Penta1(
            Today,
            Exemption(Penta, Today, Today.AddDays(9)),
            Exemption(Penta, Today, Today.AddDays(2)),
            Exemption("BCG", Today, null)
        );
        Assert.Equal(Today.AddDays(10), dose.From);
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_a_reason_is_not_among_those_called_but_among_those_to_be_visited(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var called = await commune.AddChildAsync("Thôn 1", Birth);
        var refused = await commune.AddChildAsync("Thôn 1", Birth, null, Against(Today, null));
        var later = await commune.AddChildAsync("Thôn 1", Birth, null, Against(Today, Today.AddDays(40), 2));
        var over = await commune.AddChildAsync("Thôn 1", Birth, null, Against(Birth, Today.AddDays(-1)));
        await using var db = database.NewContext();
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        var query = new HealthQuery(commune.CommuneId, null, Today);
        var schedule = ImmunisationSchedule.Shipped;

        var due = await DueDoses.ReadAsync(db, station, schedule, query, default);
        Assert.Equal(
            new[] { called.Id, over.Id }.Order(),
            due.Where(one => one.Due.Any(IsPenta)).Select(one => one.Child.Child.Id).Order()
        );
        Assert.All(
            due.Where(one => one.Child.Child.Id == refused.Id || one.Child.Child.Id == later.Id),
            one => Assert.DoesNotContain(one.Late.Concat(one.Soon), IsPenta)
        );

        var exempt = await ExemptChildren.ReadAsync(db, station, schedule, query, default);
        Assert.Equal(
            [(refused.Id, true), (later.Id, false)],
            exempt.Select(one => (one.Child.Child.Id, one.IsRefused))
        );

        // To the others it is as if there were nobody.
        foreach (
            var viewer in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.Of(Role.ChildProtection, commune.CommuneId),
            }
        )
        {
            Assert.Empty(await ExemptChildren.ReadAsync(db, viewer, schedule, query, default));
        }

        var summary = Assert.Single(await HealthSummary.ReadAsync(db, station, schedule, query, default));
        Assert.Equal(due.Sum(one => one.Late.Count()), summary.LateDoses);

        static bool IsPenta(NextDose dose) => dose.Dose.Vaccine == Penta;
    }

    [Theory, OnBothDatabases]
    public async Task A_session_lists_them_apart_and_a_tick_for_one_keeps_all_of_it_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var called = await commune.AddChildAsync("Thôn 1", Birth);
        var refused = await commune.AddChildAsync("Thôn 1", Birth, null, Against(Today.AddDays(-3), null));
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        var query = new SessionQuery(
            new HealthQuery(commune.CommuneId, commune.Villages["Thôn 1"], Today),
            Penta,
            null
        );
        await using var db = database.NewContext();

        var session = await VaccinationSession.ReadAsync(db, station, ImmunisationSchedule.Shipped, query, default);
        Assert.Equal([called.Id], session!.Children.Select(one => one.Child.Id));
        Assert.Equal([refused.Id], session.Exempt.Select(one => one.Child.Id));

        var answer = await SaveAsync(new SessionEntry(called.Id, 1, Today), new SessionEntry(refused.Id, 1, Today));
        Assert.Null(answer!.Written);
        Assert.Equal(DoseProblem.Exempt, answer.Entries[1].Refusal!.Problem);
        Assert.Empty(await db.Vaccinations.ToListAsync());

        // Of a day before the reason began it can be told.
        var before = await SaveAsync(new SessionEntry(refused.Id, 1, Today.AddDays(-4)));
        Assert.Equal(1, before!.Written);

        Task<SessionAnswer?> SaveAsync(params SessionEntry[] entries) =>
            VaccinationSessions.SaveAsync(
                db,
                station,
                ImmunisationSchedule.Shipped,
                query,
                entries,
                Today,
                CancellationToken.None
            );
    }

    [Theory, OnBothDatabases]
    public async Task A_reason_is_written_by_who_writes_health_and_one_at_a_time(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1");
        var child = await commune.AddChildAsync("Thôn 1", Birth);
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        string[] postponed = [Penta, "Postponed", "20/11/2026", "30/11/2026"];

        Assert.Equal(
            EditAnswer.NotFound,
            (await SaveAsync(Viewers.Of(Role.ChildProtection, commune.CommuneId), postponed)).Answer
        );
        Assert.Equal(
            EditAnswer.NotFound,
            (await SaveAsync(Viewers.Of(Role.HealthStation, Guid.CreateVersion7()), postponed)).Answer
        );
        Assert.Equal(EditAnswer.Saved, (await SaveAsync(station, postponed)).Answer);
        Assert.Equal(
            [new EntryFault("Vaccine", EntryProblem.AlreadyThere)],
            (await SaveAsync(station, Penta, "Refused", "24/11/2026", "")).Faults
        );
        Assert.Equal(EditAnswer.Saved, (await SaveAsync(station, "SOI", "Refused", "24/11/2026", "")).Answer);
        Assert.Equal(
            EditAnswer.Saved,
            (await SaveAsync(station, Penta, "Contraindicated", "15/11/2026", "19/11/2026")).Answer
        );
        await using var db = database.NewContext();
        Assert.Equal(3, await db.VaccineExemptions.CountAsync());

        async Task<RecordResult> SaveAsync(Viewer viewer, params string[] typed)
        {
            await using var writing = database.NewContext();
            var texts = new EntryTexts(
                new Dictionary<string, string?>
                {
                    ["Vaccine"] = typed[0],
                    ["Reason"] = typed[1],
                    ["From"] = typed[2],
                    ["Until"] = typed[3],
                }
            );
            var form = Records.Find("khong-tiem")!;
            return await Records.SaveAsync(writing, viewer, child.Id, form, null, texts, null, null, default);
        }
    }

    private static VaccineExemption Exemption(string vaccine, DateOnly from, DateOnly? until) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = Guid.Empty,
            Vaccine = vaccine,
            Reason = VaccineExemptionReason.Contraindicated,
            From = from,
            Until = until,
        };

    private static Func<MangNon.Register.Child, object> Against(DateOnly from, DateOnly? until, int reason = 3) =>
        child => new VaccineExemption
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Vaccine = Penta,
            Reason = (VaccineExemptionReason)reason,
            From = from,
            Until = until,
        };

    private static IReadOnlyList<NextDose> Of(DateOnly day, params VaccineExemption[] exemptions) =>
        CatchUp.Of(Birth, ImmunisationSchedule.Shipped, [], exemptions, day);

    private static NextDose Penta1(DateOnly day, params VaccineExemption[] exemptions) =>
        Of(day, exemptions).Single(dose => dose.Dose is { Vaccine: Penta, Dose: 1 });
}
