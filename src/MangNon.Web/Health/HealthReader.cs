using MangNon.Access;
using MangNon.Health;
using MangNon.Health.CheckUps;
using MangNon.Health.Doses;
using MangNon.Health.EarlyDevelopment;
using MangNon.Health.Rounds;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Health;

/// <summary>What the health station's pages read and write, of the current commune and within what the person may.</summary>
internal sealed class HealthReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    CurrentViewer viewers,
    Programmes programmes,
    Preferences preferences
)
{
    public DateOnly Today => preferences.Today;

    public ImmunisationSchedule Schedule => programmes.Schedule;

    /// <summary>Villages in reading order in which the person looks after children.</summary>
    public async Task<IReadOnlyList<Village>> VillagesAsync()
    {
        if (await current.GetAsync() is not { } commune)
        {
            return [];
        }

        var reach = (await viewers.GetAsync()).Reach(Act.Write, RecordKind.Health);
        await using var db = await databases.CreateDbContextAsync();
        var villages = await db.Villages.AsNoTracking().Where(v => v.CommuneId == commune.Id).ToListAsync();
        return
        [
            .. villages
                .Where(village => reach.Covers(commune.Id) || reach.Villages.Contains(village.Id))
                .OrderBy(village => village.Name, VillageNames.Order),
        ];
    }

    /// <summary>Asks within a commune; null where the person has none.</summary>
    public async Task<T?> AskAsync<T>(Func<MangNonDb, Viewer, Guid, Task<T?>> question)
        where T : class
    {
        if (await current.GetAsync() is not { } commune)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await question(db, await viewers.GetAsync(), commune.Id);
    }

    /// <summary>What waits today, village by village.</summary>
    public async Task<IReadOnlyList<VillageHealth>> SummaryAsync(CancellationToken cancel) =>
        await AskAsync<IReadOnlyList<VillageHealth>>(
            async (db, viewer, commune) =>
                await HealthSummary.ReadAsync(db, viewer, Schedule, new HealthQuery(commune, null, Today), cancel)
        ) ?? [];

    /// <summary>Null where there is no such village, or not for this person.</summary>
    public Task<WeighingRound?> RoundAsync(HealthAddress view, CancellationToken cancel) =>
        AskAsync((db, viewer, commune) => WeighingRound.ReadAsync(db, viewer, view.Query(commune), cancel));

    public Task<RoundAnswer?> SaveRoundAsync(
        HealthAddress view,
        IReadOnlyList<RoundEntry> entries,
        CancellationToken cancel
    ) => AskAsync((db, viewer, commune) => WeighingRounds.SaveAsync(db, viewer, view.Query(commune), entries, cancel));

    /// <summary>Who is due for which doses on the day chosen.</summary>
    public async Task<IReadOnlyList<ChildDue>> DueAsync(HealthAddress view, CancellationToken cancel) =>
        await AskAsync<IReadOnlyList<ChildDue>>(
            async (db, viewer, commune) =>
                await DueDoses.ReadAsync(db, viewer, Schedule, new HealthQuery(commune, view.Village, view.Day), cancel)
        ) ?? [];

    /// <summary>Who is not called for a vaccine on the day chosen, and why.</summary>
    public async Task<IReadOnlyList<ExemptChild>> ExemptAsync(HealthAddress view, CancellationToken cancel) =>
        await AskAsync<IReadOnlyList<ExemptChild>>(
            async (db, viewer, commune) =>
                await ExemptChildren.ReadAsync(
                    db,
                    viewer,
                    Schedule,
                    new HealthQuery(commune, view.Village, view.Day),
                    cancel
                )
        ) ?? [];

    /// <summary>Who had no check-up for long, in the order chosen.</summary>
    public async Task<IReadOnlyList<UncheckedChild>> UncheckedAsync(
        HealthAddress view,
        Act act,
        CancellationToken cancel
    )
    {
        var found =
            await AskAsync<IReadOnlyList<UncheckedChild>>(
                async (db, viewer, commune) =>
                    await UncheckedChildren.ReadAsync(db, viewer, view.CheckUpsOf(commune), act, cancel)
            ) ?? [];
        return view.IsByName ? [.. ByName(found, one => one.Child.Child)] : found;
    }

    /// <summary>Who got which services of early development in the year of the day chosen, in the order chosen.</summary>
    public async Task<IReadOnlyList<ServedChild>> ServedAsync(HealthAddress view, Act act, CancellationToken cancel)
    {
        var found =
            await AskAsync<IReadOnlyList<ServedChild>>(
                async (db, viewer, commune) =>
                    await ServedChildren.ReadAsync(db, viewer, view.ServicesOf(commune), act, cancel)
            ) ?? [];
        var asked = found.Where(one => view.Domain is not { } domain || !one.Reached.ContainsKey(domain));
        return view.IsByName ? [.. ByName(asked, one => one.Child.Child)] : [.. asked];
    }

    /// <summary>Null where there is no such village, or not for this person.</summary>
    public Task<ServiceAnswer?> SaveServicesAsync(
        HealthAddress view,
        IReadOnlyCollection<ServiceTick> ticks,
        CancellationToken cancel
    ) =>
        AskAsync(
            (db, viewer, commune) =>
                ServiceRounds.SaveAsync(db, viewer, view.ServicesOf(commune), view.Day, ticks, cancel)
        );

    /// <summary>Null where no vaccine was chosen, where there is no such village, or not for this person.</summary>
    public Task<VaccinationSession?> SessionAsync(HealthAddress view, CancellationToken cancel) =>
        AskAsync(
            (db, viewer, commune) =>
                VaccinationSession.ReadAsync(db, viewer, Schedule, SessionOf(view, commune), cancel)
        );

    public Task<SessionAnswer?> SaveSessionAsync(
        HealthAddress view,
        IReadOnlyList<SessionEntry> entries,
        CancellationToken cancel
    ) =>
        AskAsync(
            (db, viewer, commune) =>
                VaccinationSessions.SaveAsync(db, viewer, Schedule, SessionOf(view, commune), entries, Today, cancel)
        );

    private static IEnumerable<T> ByName<T>(IEnumerable<T> rows, Func<T, Child> child) =>
        rows.OrderBy(one => child(one).FullName, PersonNames.Order).ThenBy(one => child(one).Id);

    private static SessionQuery SessionOf(HealthAddress view, Guid commune) =>
        new(view.Query(commune), view.Vaccine ?? "", view.Dose);
}
