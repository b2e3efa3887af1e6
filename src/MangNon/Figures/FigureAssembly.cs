using MangNon.Figures.Counting;
using MangNon.Figures.Rules;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;

namespace MangNon.Figures;

/// <summary>Makes figures of counts: sums the villages, falls back on what was reported, lays out the breakdowns. Pure.</summary>
internal static class FigureAssembly
{
    public static FigureSet Assemble(
        RuleSet rules,
        CommuneCounts counts,
        int periodIndex,
        Period period,
        IReadOnlyCollection<Guid>? villages
    )
    {
        var chosen = counts.Commune.Villages.Where(v => villages is null || villages.Contains(v.Id)).ToList();
        var figures = new Dictionary<string, Figure>(StringComparer.Ordinal);
        for (var r = 0; r < rules.Rules.Count; r++)
        {
            var rule = rules.Rules[r];
            var parts = chosen
                .Select(v => (v.Name, Tally: counts.Villages[v.Id][periodIndex][r]))
                .OrderBy(p => p.Name, VillageNames.Order)
                .ToList();
            figures[rule.ComponentId] =
                villages is not null && rule.IsWhole
                    ? NotForVillages(rule)
                    : Of(
                        rule,
                        parts,
                        counts.Whole[periodIndex][r],
                        villages is null ? Reported(counts.Commune.Reported, rule.ComponentId, period.Year) : null
                    );
        }

        return new FigureSet
        {
            CommuneId = counts.Commune.Commune.Id,
            Period = period,
            Villages = villages,
            Figures = figures,
            Recomputed = counts.Recomputed,
        };
    }

    private static Figure Of(
        CompiledRule rule,
        IReadOnlyList<(string Name, Tally Tally)> villages,
        Tally whole,
        Counts? reported
    )
    {
        var sum = new Tally();
        sum.Add(whole);
        foreach (var (_, tally) in villages)
        {
            sum.Add(tally);
        }

        var recorded = sum.Total.ToCounts();
        if (!recorded.HasFigure && reported is { } instead)
        {
            return new Figure
            {
                ComponentId = rule.ComponentId,
                Multiplier = rule.Multiplier,
                Counts = instead,
                IsReported = true,
                NoFigure = Reason(instead),
            };
        }

        return new Figure
        {
            ComponentId = rule.ComponentId,
            Multiplier = rule.Multiplier,
            Counts = recorded,
            ReportedBeside = reported,
            NoFigure = Reason(recorded),
            Breakdowns = rule.IsWhole
                ? new Dictionary<Dimension, IReadOnlyList<BreakdownGroup>>()
                : Breakdown(sum, villages),
        };
    }

    private static Dictionary<Dimension, IReadOnlyList<BreakdownGroup>> Breakdown(
        Tally sum,
        IReadOnlyList<(string Name, Tally Tally)> villages
    ) =>
        new()
        {
            [Dimension.Village] =
            [
                .. villages
                    .Where(v => !v.Tally.Total.IsEmpty)
                    .Select(v => new BreakdownGroup(v.Name, v.Tally.Total.ToCounts())),
            ],
            [Dimension.Sex] = sum.Groups(Dimension.Sex),
            [Dimension.Age] = sum.Groups(Dimension.Age),
            [Dimension.Ethnicity] = sum.Groups(Dimension.Ethnicity),
            [Dimension.Household] = sum.Groups(Dimension.Household),
        };

    private static Figure NotForVillages(CompiledRule rule) =>
        new()
        {
            ComponentId = rule.ComponentId,
            Multiplier = rule.Multiplier,
            Counts = default,
            NoFigure = NoFigureReason.WholeCommuneOnly,
        };

    private static NoFigureReason Reason(Counts counts) =>
        counts.HasFigure ? NoFigureReason.None : NoFigureReason.NothingToCount;

    /// <summary>Several units' figures for one component and year are summed.</summary>
    private static Counts? Reported(IReadOnlyList<ReportedFigure> all, string componentId, int year)
    {
        Counts? sum = null;
        foreach (var row in all)
        {
            if (row.Year == year && string.Equals(row.ComponentId, componentId, StringComparison.Ordinal))
            {
                sum = (sum ?? default) + new Counts(row.Numerator, row.Denominator);
            }
        }

        return sum;
    }
}
