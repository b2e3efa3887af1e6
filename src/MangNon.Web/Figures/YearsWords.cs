using MangNon.Figures;
using MangNon.Programme;
using MangNon.Web.Site;

namespace MangNon.Web.Figures;

/// <summary>The title of a chart of years: what it shows, in a sentence. Pure.</summary>
internal static class YearsWords
{
    /// <summary>“Từ 2021 đến 2024: tăng 4,0 điểm, còn cách mục tiêu 2025 3,0 điểm”.</summary>
    public static string Of(BoardRow row)
    {
        var known = row.Years.Where(year => year.Figure.Value is not null).ToList();
        if (known.Count == 0)
        {
            return Texts.T("Component.YearsNone");
        }

        if (known.Count == 1)
        {
            return Texts.T("Component.YearsOne");
        }

        var (first, last) = (known[0], known[^1]);
        var change = last.Figure.Value!.Value - first.Figure.Value!.Value;
        var key =
            Rounded(change) > 0 ? "Component.YearsUp"
            : Rounded(change) < 0 ? "Component.YearsDown"
            : "Component.YearsFlat";
        return Texts.T(
            key,
            Numbers.Year(first.Year),
            Numbers.Year(last.Year),
            Points(Math.Abs(change), row.Component.Unit),
            Standing(row)
        );
    }

    private static string Standing(BoardRow row)
    {
        if (
            row.Verdict is not { Target: { } target, MilestoneYear: { } milestone }
            || row.Figure.Value is not { } value
        )
        {
            return Texts.T("Component.PointsNoTarget");
        }

        return target.IsMetBy(value)
            ? Texts.T("Component.PointsMet", Numbers.Year(milestone))
            : Texts.T(
                "Component.PointsShort",
                Points(Math.Abs(target.Value - value), row.Component.Unit),
                Numbers.Year(milestone)
            );
    }

    private static string Points(decimal value, MeasureUnit unit) =>
        unit is MeasureUnit.Percent or MeasureUnit.Change
            ? Texts.T("Component.Points", Numbers.Bare(value))
            : Numbers.Rate(value, unit);

    private static decimal Rounded(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
