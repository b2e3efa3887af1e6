namespace MangNon.Web.Access;

/// <summary>A browser in words a person recognises in the list of sessions.</summary>
internal static class BrowserName
{
    // The first that fits: most browsers also call themselves Chrome or Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("coc_coc", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Zalo", "Zalo"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>“Chrome, Windows”; empty when nothing is recognised.</summary>
    public static string Of(string? userAgent)
    {
        var parts = new[] { First(Browsers, userAgent), First(Systems, userAgent) };
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static string? First((string Mark, string Name)[] known, string? userAgent) =>
        Array.Find(known, one => userAgent?.Contains(one.Mark, StringComparison.OrdinalIgnoreCase) is true).Name;
}
