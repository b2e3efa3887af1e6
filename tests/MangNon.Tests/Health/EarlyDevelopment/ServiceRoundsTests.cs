using MangNon.Access;
using MangNon.Health;
using MangNon.Health.EarlyDevelopment;
using MangNon.Register;
using MangNon.Testing;
using MangNon.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Health.EarlyDevelopment;

public sealed class ServiceRoundsTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-24");

    [Theory, OnBothDatabases]
    public async Task Who_got_the_fewest_domains_in_the_year_comes_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var three = await AddAsync(
            "Thôn 1",
            "2022-05-01",
            Of("2026-01-01", 1),
            Of("2026-12-31", 2),
            Of("2026-03-01", 5)
        );
        var one = await AddAsync("Thôn 1", "2022-05-01", Of("2026-02-01", 2), Of("2026-09-01", 2), Of("2025-12-31", 3));
        var none = await AddAsync("Thôn 2", "2022-05-01");
        // Eight on the last day of the year, and on the first of the next.
        var eight = await AddAsync("Thôn 2", "2018-12-31");
        var almost = await AddAsync("Thôn 2", "2019-01-01");
        await using var db = database.NewContext();

        var found = await FoundAsync(Viewers.Of(Role.HealthStation, commune.CommuneId));
        Assert.Equal([0, 0, 1, 3], found.Select(child => child.Reached.Count));
        Assert.Equal([none, almost], found.Take(2).Select(child => child.Child.Child.Id).Order());
        Assert.Equal([one, three], found.Skip(2).Select(child => child.Child.Child.Id));
        Assert.DoesNotContain(found, child => child.Child.Child.Id == eight);
        Assert.Equal(Day.Of("2026-09-01"), found[2].Reached[ServiceDomain.Nutrition]);
        Assert.Equal(4, (await FoundAsync(Viewers.Of(Role.FocalOffice, commune.CommuneId))).Count);

        Assert.Empty(await FoundAsync(Viewers.Of(Role.HealthStation, Guid.CreateVersion7())));
        Assert.Empty(await FoundAsync(Viewers.Of(Role.Chairman, commune.CommuneId)));

        async Task<Guid> AddAsync(string village, string birth, params Func<Child, object>[] services) =>
            (await commune.AddChildAsync(village, Day.Of(birth), null, services)).Id;

        Task<IReadOnlyList<ServedChild>> FoundAsync(Viewer viewer) =>
            ServedChildren.ReadAsync(
                db,
                viewer,
                ServedChildren.Of(commune.CommuneId, null, 2026),
                Act.Export,
                TestContext.Current.CancellationToken
            );
    }

    [Theory, OnBothDatabases]
    public async Task A_round_is_written_once_as_a_whole_by_who_writes_health(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var commune = await CommuneSample.CreateAsync(database, "Thôn 1", "Thôn 2");
        var child = await commune.AddChildAsync("Thôn 1", Day.Of("2022-05-01"));
        var newborn = await commune.AddChildAsync("Thôn 1", Today.AddDays(-1));
        var elsewhere = await commune.AddChildAsync("Thôn 2", Day.Of("2022-05-01"));
        var station = Viewers.Of(Role.HealthStation, commune.CommuneId);
        var (health, care) = (Tick(child, ServiceDomain.Health), Tick(child, ServiceDomain.Care));

        foreach (
            var stranger in new[]
            {
                Viewers.Of(Role.HealthStation, Guid.CreateVersion7()),
                Viewers.Of(Role.Chairman, commune.CommuneId),
            }
        )
        {
            Assert.Null(await SaveAsync(stranger, Today, health));
        }

        var unborn = await SaveAsync(station, Today.AddDays(-2), health, Tick(newborn, ServiceDomain.Health));
        Assert.Equal([newborn.Id], unborn!.Unborn);
        Assert.Null(unborn.Written);
        var other = await SaveAsync(station, Today, health, Tick(elsewhere, ServiceDomain.Health));
        Assert.Equal((1, (int?)null), (other!.Strangers, other.Written));
        await using var db = database.NewContext();
        Assert.Equal(0, await db.ServiceContacts.CountAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, (await SaveAsync(station, Today, health, care, care))!.Written);
        // Sent again, by two people or by one twice.
        Assert.Equal(0, (await SaveAsync(station, Today, health, care))!.Written);
        Assert.Equal(
            2,
            (await SaveAsync(station, Today.AddDays(-1), health, Tick(newborn, ServiceDomain.Health)))!.Written
        );
        Assert.Equal(4, await db.ServiceContacts.CountAsync(TestContext.Current.CancellationToken));

        async Task<ServiceAnswer?> SaveAsync(Viewer viewer, DateOnly day, params ServiceTick[] ticks)
        {
            await using var writing = database.NewContext();
            return await ServiceRounds.SaveAsync(
                writing,
                viewer,
                ServedChildren.Of(commune.CommuneId, commune.Villages["Thôn 1"], 2026),
                day,
                ticks,
                TestContext.Current.CancellationToken
            );
        }
    }

    private static ServiceTick Tick(Child child, ServiceDomain domain) => new(child.Id, domain);

    private static Func<Child, object> Of(string day, int domain) =>
        child => new ServiceContact
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            GivenOn = Day.Of(day),
            Domain = (ServiceDomain)domain,
        };
}
