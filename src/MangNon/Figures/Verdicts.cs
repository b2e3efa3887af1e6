using MangNon.Programme;

namespace MangNon.Figures;

/// <summary>Holds figures against targets. Pure.</summary>
public static class Verdicts
{
    /// <summary>The milestones of the ten-year programmes.</summary>
    public const int MidTerm = 2025;

    public const int Final = 2030;

    /// <summary>
    /// The verdict on a year's figure: against 2025 for a period that ends in or before 2025, else against 2030;
    /// “on track” is at or better than the straight line between the base and the milestone.
    /// </summary>
    /// <param name="component">The component with its targets.</param>
    /// <param name="year">The year of the period's cut-off.</param>
    /// <param name="value">The figure in the component's unit; null when there is none.</param>
    /// <param name="start">The base: the programme's own, or the first year's figure; null when there is none.</param>
    public static Verdict Of(Component component, int year, decimal? value, Baseline? start)
    {
        ArgumentNullException.ThrowIfNull(component);
        var (milestone, target, maintained) = TargetFor(component, year);
        if (value is not { } figure)
        {
            return new Verdict(VerdictKind.NoFigure, target, milestone, null, maintained);
        }

        if (target is null)
        {
            return new Verdict(VerdictKind.NoTarget, null, null);
        }

        var line = Line(component, year, start, milestone!.Value, target);
        var kind =
            target.IsMetBy(figure) ? VerdictKind.Met
            : line is { } at && IsAtOrBetter(component.Direction, figure, at) ? VerdictKind.OnTrack
            : line is null && milestone > MidTerm && year <= MidTerm ? VerdictKind.NoTarget
            : VerdictKind.OffTrack;
        return new Verdict(kind, target, milestone, line, maintained);
    }

    /// <summary>
    /// The target that a year is held against. A component without a 2025 target is held against 2030 from the
    /// start; one without a 2030 target keeps up its 2025 target.
    /// </summary>
    public static (int? Milestone, TargetValue? Target, bool Maintained) TargetFor(Component component, int year)
    {
        ArgumentNullException.ThrowIfNull(component);
        var mid = component.Targets.GetValueOrDefault(MidTerm)?.Applied;
        var final = component.Targets.GetValueOrDefault(Final)?.Applied;
        return (year <= MidTerm, mid, final) switch
        {
            (true, { } m, _) => (MidTerm, m, false),
            (true, null, { } f) => (Final, f, false),
            (false, _, { } f) => (Final, f, false),
            (false, { } m, null) => (Final, m, true),
            _ => (null, null, false),
        };
    }

    /// <summary>Where the straight line stands in a year; null where there is no earlier point to draw it from.</summary>
    private static decimal? Line(Component component, int year, Baseline? start, int milestone, TargetValue target)
    {
        var from =
            year > MidTerm && component.Targets.GetValueOrDefault(MidTerm)?.Applied is { } mid
                ? new Baseline(MidTerm, mid.Value, null)
                : start;
        return from is null || from.Year >= year || year > milestone
            ? null
            : from.Value + ((target.Value - from.Value) * (year - from.Year) / (milestone - from.Year));
    }

    private static bool IsAtOrBetter(Direction direction, decimal figure, decimal line) =>
        direction == Direction.Up ? figure >= line : figure <= line;
}
