using MangNon.Programme;

namespace MangNon.Figures;

public enum VerdictKind
{
    /// <summary>– không có số liệu.</summary>
    NoFigure,

    /// <summary>There is a figure, but no target to hold it against.</summary>
    NoTarget,

    /// <summary>● đạt.</summary>
    Met,

    /// <summary>◐ đúng tiến độ: at or better than the line to the milestone.</summary>
    OnTrack,

    /// <summary>▲ chậm.</summary>
    OffTrack,
}

/// <summary>A figure held against the applied target.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Target">The applied target of the milestone; null when there is none.</param>
/// <param name="MilestoneYear">The milestone held against; null when there is none.</param>
/// <param name="Line">Where the straight line stands in the year of the figure, in the component's unit; null when there is no line.</param>
/// <param name="Maintained">The plan has no target of its own for this milestone; the last one is kept up.</param>
public sealed record Verdict(
    VerdictKind Kind,
    TargetValue? Target,
    int? MilestoneYear,
    decimal? Line = null,
    bool Maintained = false
);

/// <summary>The gap to a milestone, in children (or events, schools, villages).</summary>
/// <param name="MilestoneYear">The milestone.</param>
/// <param name="Target">Its applied target.</param>
/// <param name="Missing">How many more (Up) or fewer (Down) in the numerator it takes, the denominator as it is; 0 when met.</param>
/// <param name="Reachable">False where no numerator between 0 and the denominator meets the target.</param>
public sealed record Gap(int MilestoneYear, TargetValue Target, int Missing, bool Reachable);
