namespace MangNon.Web.Site;

/// <summary>Where to go back to: only ever a path of this site.</summary>
internal static class LocalAddress
{
    /// <summary><paramref name="address"/> when it is a path of this site, else the front page.</summary>
    public static string Or(string? address, string otherwise = "/") =>
        address is ['/', ..] && address is not (['/', '/', ..] or ['/', '\\', ..]) && !address.Any(char.IsControl)
            ? address
            : otherwise;
}
