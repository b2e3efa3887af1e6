using MangNon.Access;
using MangNon.Register;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Health;

/// <summary>A site with a village of small children, and its health station at work.</summary>
internal sealed class HealthSite : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private HealthSite(TestSite site, HttpClient station)
    {
        Site = site;
        Station = station;
    }

    public TestSite Site { get; }

    /// <summary>Signed in as the health station.</summary>
    public HttpClient Station { get; }

    public Guid Village { get; } = Guid.CreateVersion7();

    /// <summary>By their codes TE1, TE2…: born on the first days of 2024, and one of 100 days.</summary>
    public IReadOnlyList<Guid> Children { get; private set; } = [];

    public string RoundPath => $"/can-do?thon={Village}";

    public static async Task<HealthSite> StartAsync(int children = 3)
    {
        var site = await TestSite.StartAsync();
        var health = new HealthSite(site, await site.NewClientOfAsync(Role.HealthStation));
        health.Children = await health.FillAsync(site.CommuneId, health.Village, children);
        return health;
    }

    /// <summary>The health station of another commune.</summary>
    public async Task<HttpClient> NeighbourAsync()
    {
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16207",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Hóa Quỳ",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };
        await using (var db = Site.Database.NewContext())
        {
            db.Add(commune);
            await db.SaveChangesAsync();
        }

        return await Site.NewClientOfAsync(Role.HealthStation, commune.Id);
    }

    public async ValueTask DisposeAsync()
    {
        Station.Dispose();
        await Site.DisposeAsync();
    }

    private async Task<IReadOnlyList<Guid>> FillAsync(Guid commune, Guid villageId, int count)
    {
        var village = new Village
        {
            Id = villageId,
            CommuneId = commune,
            Name = "Thôn Thử",
        };
        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune,
            VillageId = villageId,
            Code = "H1",
            Class = HouseholdClass.Other,
        };
        var children = Enumerable
            .Range(1, count)
            .Select(n => new Child
            {
                Id = Guid.CreateVersion7(),
                CommuneId = commune,
                HouseholdId = household.Id,
                Code = FormattableString.Invariant($"TE{n}"),
                FullName = FormattableString.Invariant($"Lò Thị Măng {n:000}"),
                NameFolded = FormattableString.Invariant($"lo thi mang {n:000}"),
                BirthDate = n == count ? Today.AddDays(-100) : new DateOnly(2024, 1, 1).AddDays(n % 28),
                Sex = Sex.Female,
                EthnicGroup = 3,
                Residence = Residence.Permanent,
            })
            .ToList();
        await using var db = Site.Database.NewContext();
        db.AddRange(village, household);
        db.AddRange(children);
        await db.SaveChangesAsync();
        return [.. children.Select(child => child.Id)];
    }
}
