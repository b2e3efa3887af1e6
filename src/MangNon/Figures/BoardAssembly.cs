using MangNon.Programme;

namespace MangNon.Figures;

/// <summary>Puts figures, targets, verdicts and years side by side. Pure.</summary>
internal static class BoardAssembly
{
    /// <param name="rules">The programme and its rules.</param>
    /// <param name="years">The same span of each year, oldest first; the last is the one asked for.</param>
    public static Board Assemble(RuleSet rules, IReadOnlyList<FigureSet> years)
    {
        var now = years[^1];
        var units = rules.Programme.Units.ToDictionary(u => u.Id, StringComparer.Ordinal);
        return new Board(
            now.Period,
            [
                .. rules.Programme.Components.Select(c =>
                    Row(c.Goal, c.Indicator, c.Component, units[c.Indicator.LeadUnit], years)
                ),
            ],
            now.Recomputed
        );
    }

    private static BoardRow Row(
        Goal goal,
        Indicator indicator,
        Component component,
        ResponsibleUnit lead,
        IReadOnlyList<FigureSet> years
    )
    {
        var series = years.Select(y => new YearFigure(y.Period.Year, y.Period, y.Figures[component.Id])).ToList();
        var figure = series[^1].Figure;
        var year = series[^1].Year;
        var verdict = Verdicts.Of(component, year, figure.Value, component.Baseline ?? FirstOf(series, year));
        return new BoardRow
        {
            Goal = goal,
            Indicator = indicator,
            Component = component,
            Lead = lead,
            Figure = figure,
            Verdict = verdict,
            Gap = Gaps.Of(component, figure.Counts, verdict.MilestoneYear, verdict.Target),
            Years = series,
            PooledOver3Years = figure.Counts.IsSmall ? Pool(series) : null,
        };
    }

    /// <summary>Where the programme states no base, the line begins at the first earlier year that has a figure.</summary>
    private static Baseline? FirstOf(IReadOnlyList<YearFigure> series, int year)
    {
        foreach (var point in series)
        {
            if (point.Year < year && point.Figure.Value is { } value)
            {
                return new Baseline(point.Year, value, null);
            }
        }

        return null;
    }

    /// <summary>Sums numerators and denominators of the last three years; rates are never averaged.</summary>
    private static Counts Pool(IReadOnlyList<YearFigure> series) =>
        series.TakeLast(3).Aggregate(default(Counts), (sum, y) => sum + y.Figure.Counts);
}
