using MangNon.Access;
using MangNon.Web.Tests.Access;

namespace MangNon.Web.Tests.Site;

/// <summary>One site with planted children and a database that can be broken, for all tests of a class.</summary>
public sealed class BreakableSite : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public TestSite Site { get; private set; } = null!;
    public PlantedMarks Marks { get; private set; } = null!;
    internal FailingDatabase Failing { get; } = new();
    internal SiteWalk Walk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(change: Failing.In);
        Marks = await PlantedMarks.PlantAsync(Site.Database, Site.CommuneId);
        Walk = new SiteWalk(Site, Marks);
    }

    /// <summary>Somebody who holds the role, always the same; a stranger where it is null.</summary>
    public async Task<HttpClient> ClientAsync(Role? role) =>
        _clients.TryGetValue(role?.Id ?? "", out var client)
            ? client
            : _clients[role?.Id ?? ""] = role is null ? Site.NewClient() : await Walk.ClientAsync(role);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Site.DisposeAsync();
    }
}
