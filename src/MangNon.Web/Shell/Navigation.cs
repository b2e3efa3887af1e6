namespace MangNon.Web.Shell;

/// <param name="Path">Address of the page.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="AtBottom">Also one of the four of the phone's bottom bar.</param>
internal sealed record NavigationEntry(string Path, string Text, bool AtBottom)
{
    public bool IsCurrent(string path) =>
        Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}

/// <summary>The sections of the site, in order: the person's own desk first. One without a page yet is left out.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly NavigationEntry[] All =
    [
        new("/", "Nav.Desk", AtBottom: true),
        new("/bang-chi-tieu", "Nav.Board", AtBottom: true),
        new("/so-tre-em", "Nav.Register", AtBottom: true),
        new("/bao-cao", "Nav.Reports", AtBottom: true),
        new("/ke-hoach", "Nav.Plan", AtBottom: false),
        new("/nhap-so-lieu", "Nav.Import", AtBottom: false),
    ];

    private readonly Lazy<IReadOnlyList<NavigationEntry>> _entries = new(() =>
    {
        var paths = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(entry => paths.Contains(entry.Path))];
    });

    public IReadOnlyList<NavigationEntry> Entries => _entries.Value;

    public IReadOnlyList<NavigationEntry> Bottom
    {
        get
        {
            var chosen = Entries.Where(entry => entry.AtBottom).ToList();
            return [.. chosen, .. Entries.Where(entry => !entry.AtBottom).Take(4 - chosen.Count)];
        }
    }
}
