using System.Globalization;
using MangNon.Register;

namespace MangNon.Web.Site;

/// <summary>What a person chose once and keeps: the period of the figures and the language. No names, so plain cookies do.</summary>
internal sealed class Preferences(IHttpContextAccessor accessor, SiteOptions site, TimeProvider time)
{
    public const string PeriodCookie = "mangnon-ky";
    public const string LanguageCookie = "mangnon-tieng";
    private const string DayFormat = "yyyyMMdd";
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Today in Vietnam.</summary>
    public DateOnly Today => VietnamTime.Today(time);

    /// <summary>The period chosen; null when none was.</summary>
    public Period? Chosen => Read(accessor.HttpContext?.Request.Cookies[site.CookieName(PeriodCookie)]);

    public static string Write(Period period) =>
        period == Period.OfYear(period.Year)
            ? period.Year.ToString(CultureInfo.InvariantCulture)
            : period.From.ToString(DayFormat, CultureInfo.InvariantCulture)
                + "-"
                + period.To.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static Period? Read(string? text)
    {
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1990 and <= 2100
        )
        {
            return Period.OfYear(year);
        }

        return
            text is { Length: 17 }
            && TryDay(text[..8], out var from)
            && text[8] == '-'
            && TryDay(text[9..], out var to)
            && from <= to
            ? new Period(from, to)
            : null;
    }

    /// <summary>Screen texts in the chosen language; numbers and dates are Vietnamese always.</summary>
    public static Task UseLanguageAsync(HttpContext context, RequestDelegate next)
    {
        var name = context.RequestServices.GetRequiredService<SiteOptions>().CookieName(LanguageCookie);
        CultureInfo.CurrentCulture = Vietnamese;
        CultureInfo.CurrentUICulture = string.Equals(context.Request.Cookies[name], "en", StringComparison.Ordinal)
            ? English
            : Vietnamese;
        return next(context);
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
