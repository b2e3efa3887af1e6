namespace MangNon.Web.Site;

/// <summary>
/// On the loopback only its own names are answered, so that no foreign name can be pointed here. Asked by the pipeline
/// itself, behind the headers, and not before it as the framework would.
/// </summary>
internal static class OwnHosts
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static Func<HttpContext, RequestDelegate, Task> Only(SiteOptions site)
    {
        var names = Of(site);
        return (context, next) =>
        {
            if (names is null || names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// The names answered to: behind a proxy also that of the public address. Null where the site listens beyond the
    /// loopback and has no such address: then to any.
    /// </summary>
    private static string[]? Of(SiteOptions site) =>
        site.PublicAddress is { } address ? [address.IdnHost, .. Loopback]
        : site
            .Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(url => Loopback.Contains(BindingAddress.Parse(url).Host, StringComparer.OrdinalIgnoreCase))
            ? Loopback
        : null;
}
