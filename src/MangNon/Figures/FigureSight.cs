using MangNon.Access;
using MangNon.Figures.Rules;

namespace MangNon.Figures;

/// <summary>How much of a figure one may see; each sees less than the one before it.</summary>
internal enum Sight
{
    /// <summary>Everything: one may see the children behind it.</summary>
    Whole,

    /// <summary>Groups, but no small ones: <see cref="SmallCells"/>.</summary>
    WithoutSmallCells,

    /// <summary>The commune's total alone: the rule looks at what is sealed, and a list beside a breakdown would tell of it.</summary>
    TotalOnly,
}

/// <summary>Decides for one viewer how much of a figure is shown, and shows that. Pure.</summary>
internal static class FigureSight
{
    public static Sight Of(Viewer viewer, FigureQuery query, IEnumerable<RecordKind> kinds)
    {
        var sight = Sight.Whole;
        foreach (var kind in kinds)
        {
            var reach = viewer.Reach(Act.Read, kind);
            var all =
                RecordKinds.ClassOf(kind) == RecordClass.Open
                || reach.Covers(query.CommuneId)
                || query.Villages?.All(reach.Villages.Contains) == true;
            var without =
                all ? Sight.Whole
                : RecordKinds.ClassOf(kind) == RecordClass.Sealed ? Sight.TotalOnly
                : Sight.WithoutSmallCells;
            sight = without > sight ? without : sight;
        }

        return sight;
    }

    /// <summary>A figure of the whole commune, as it may be seen.</summary>
    public static Figure Show(Viewer viewer, FigureQuery query, CompiledRule rule, Figure figure)
    {
        if (figure.Breakdowns.Count == 0)
        {
            return figure;
        }

        var shown = new Dictionary<Dimension, IReadOnlyList<BreakdownGroup>>();
        foreach (var (dimension, groups) in figure.Breakdowns)
        {
            switch (Of(viewer, query, [.. rule.Kinds, .. KindsOf(dimension)]))
            {
                case Sight.Whole:
                    shown[dimension] = groups;
                    break;
                case Sight.WithoutSmallCells:
                    shown[dimension] = SmallCells.Withhold(groups);
                    break;
            }
        }

        return figure with
        {
            Breakdowns = shown,
        };
    }

    /// <summary>
    /// A figure of one village, for one who may not see the children: what the commune's breakdown by village shows of
    /// it, and no breakdown across it.
    /// </summary>
    public static Figure ShowVillage(Viewer viewer, CompiledRule rule, Figure whole, Guid communeId, string? village)
    {
        var seen = Show(viewer, new FigureQuery(communeId, default), rule, whole);
        var group =
            village is null || !seen.Breakdowns.TryGetValue(Dimension.Village, out var villages)
                ? null
                : villages.FirstOrDefault(one => one.Key == village);
        return group is null or { Withheld: true }
            ? new Figure
            {
                ComponentId = whole.ComponentId,
                Multiplier = whole.Multiplier,
                Counts = default,
                NoFigure = NoFigureReason.Withheld,
            }
            : new Figure
            {
                ComponentId = whole.ComponentId,
                Multiplier = whole.Multiplier,
                Counts = group.Counts,
                NoFigure = group.Counts.HasFigure ? NoFigureReason.None : NoFigureReason.NothingToCount,
            };
    }

    private static RecordKind[] KindsOf(Dimension dimension) =>
        dimension is Dimension.Ethnicity or Dimension.Household ? [RecordKind.Background] : [];
}
