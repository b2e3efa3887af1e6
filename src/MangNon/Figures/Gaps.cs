using MangNon.Programme;

namespace MangNon.Figures;

/// <summary>How many children stand between a figure and its milestone. Pure.</summary>
public static class Gaps
{
    /// <summary>
    /// How many more (or, where down is better, fewer) in the numerator it takes to meet the target, with the
    /// denominator as it is. Null without a figure or a target.
    /// </summary>
    public static Gap? Of(Component component, Counts counts, int? milestone, TargetValue? target)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (!counts.HasFigure || counts.Denominator < 0 || target is null || milestone is not { } year)
        {
            return null;
        }

        var exact = target.Value * counts.Denominator / component.Multiplier;
        var needed = target.Comparator switch
        {
            Comparator.AtLeast => decimal.Ceiling(exact),
            Comparator.AtMost => decimal.Floor(exact),
            Comparator.Below => decimal.Ceiling(exact) - 1,
            _ => decimal.Round(exact),
        };
        var missing =
            target.IsMetBy(counts.Value(component.Multiplier)!.Value) ? 0
            : component.Direction == Direction.Up ? needed - counts.Numerator
            : counts.Numerator - needed;
        var reachable = component.Direction == Direction.Up ? needed <= counts.Denominator : needed >= 0;
        return new Gap(year, target, (int)Math.Max(0, missing), reachable);
    }
}
