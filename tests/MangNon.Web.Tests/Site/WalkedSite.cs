using MangNon.Access;
using MangNon.Web.Tests.Access;

namespace MangNon.Web.Tests.Site;

/// <summary>A site with planted children, and what it answered the focal office at every address: asked once for a class.</summary>
public sealed class WalkedSite : IAsyncLifetime
{
    private SiteWalk _walk = null!;

    public TestSite Site { get; private set; } = null!;

    /// <summary>Every GET; their contents are in memory and may be read again.</summary>
    public IReadOnlyList<(string Path, HttpResponseMessage Answer)> Answers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync();
        _walk = new SiteWalk(Site, await PlantedMarks.PlantAsync(Site.Database, Site.CommuneId));
        using var client = await Site.NewClientOfAsync(Role.FocalOffice);
        Answers = await WalkAsync(client);
    }

    public async Task<IReadOnlyList<(string Path, HttpResponseMessage Answer)>> WalkAsync(HttpClient client)
    {
        var answers = new List<(string, HttpResponseMessage)>();
        foreach (var (_, pattern) in _walk.Closed().Where(one => one.Method == "GET"))
        {
            foreach (var (_, path) in _walk.Addresses(pattern))
            {
                answers.Add((path.Real, await client.GetAsync(new Uri(path.Real, UriKind.Relative))));
            }
        }

        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, answer) in Answers)
        {
            answer.Dispose();
        }

        await Site.DisposeAsync();
    }
}
