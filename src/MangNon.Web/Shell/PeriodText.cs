using MangNon.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Shell;

/// <summary>A period in words.</summary>
internal static class PeriodText
{
    /// <summary>“Năm 2024”, or “01/01/2024 đến 30/09/2024”.</summary>
    public static string Of(Period period) =>
        period == Period.OfYear(period.Year)
            ? Texts.T("Nav.Year", Numbers.Year(period.Year))
            : Texts.T("Period.Span", Numbers.Day(period.From), Numbers.Day(period.To));
}
