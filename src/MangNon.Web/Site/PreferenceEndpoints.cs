using MangNon.Register;
using MangNon.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Site;

/// <summary>Choosing the period and the language.</summary>
internal static class PreferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/ky", ChoosePeriod).RequireAuthorization(Permits.OwnAccount).RequireAntiforgery();
        routes.MapPost("/ngon-ngu", ChooseLanguage).AllowAnonymous().RequireAntiforgery();
    }

    private static IResult ChoosePeriod(
        HttpContext context,
        SiteOptions site,
        [FromForm(Name = "nam")] string? year,
        [FromForm(Name = "tu")] string? from,
        [FromForm(Name = "den")] string? to,
        [FromForm(Name = "ve")] string? back
    )
    {
        var period =
            string.IsNullOrWhiteSpace(from) && string.IsNullOrWhiteSpace(to) ? Preferences.Read(year)
            : Numbers.TryDay(from, out var first) && Numbers.TryDay(to, out var last) && first <= last
                ? new Period(first, last)
            : null;
        if (period is null)
        {
            return Results.Redirect("/ky?ve=" + Uri.EscapeDataString(LocalAddress.Or(back)));
        }

        Keep(context, site, Preferences.PeriodCookie, Preferences.Write(period.Value));
        return Results.Redirect(LocalAddress.Or(back));
    }

    private static IResult ChooseLanguage(
        HttpContext context,
        SiteOptions site,
        [FromForm(Name = "tieng")] string? language,
        [FromForm(Name = "ve")] string? back
    )
    {
        Keep(context, site, Preferences.LanguageCookie, language == "en" ? "en" : "vi");
        return Results.Redirect(LocalAddress.Or(back));
    }

    private static void Keep(HttpContext context, SiteOptions site, string name, string value) =>
        context.Response.Cookies.Append(site.CookieName(name), value, site.Cookie(TimeSpan.FromDays(365)));
}
