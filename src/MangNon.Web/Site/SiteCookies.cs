namespace MangNon.Web.Site;

/// <summary>
/// How every cookie of the site is made: for no script, for no other site, for the whole of this one, and with https
/// bound to it (<see cref="SiteOptions.CookieName"/>).
/// </summary>
internal static class SiteCookies
{
    /// <summary>For a cookie that we write ourselves; it goes with the browser where no age is given.</summary>
    public static CookieOptions Cookie(this SiteOptions site, TimeSpan? maxAge = null) =>
        new()
        {
            HttpOnly = true,
            Secure = site.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = maxAge,
            IsEssential = true,
        };

    /// <summary>For a cookie that the framework writes.</summary>
    public static void Shape(this SiteOptions site, CookieBuilder cookie, string name, SameSiteMode sameSite)
    {
        cookie.Name = site.CookieName(name);
        cookie.HttpOnly = true;
        cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = sameSite;
        cookie.Path = "/";
    }
}
