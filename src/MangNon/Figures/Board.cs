using MangNon.Programme;
using MangNon.Register;

namespace MangNon.Figures;

/// <summary>The board of indicators (bảng chỉ tiêu): every component with its figure, targets, verdict and years.</summary>
/// <param name="Period">The period of the figures.</param>
/// <param name="Rows">In the programme's order.</param>
/// <param name="Recomputed">Villages computed anew for this answer.</param>
public sealed record Board(Period Period, IReadOnlyList<BoardRow> Rows, int Recomputed);

/// <summary>One component on the board.</summary>
public sealed record BoardRow
{
    public required Goal Goal { get; init; }
    public required Indicator Indicator { get; init; }
    public required Component Component { get; init; }
    public required ResponsibleUnit Lead { get; init; }
    public required Figure Figure { get; init; }
    public required Verdict Verdict { get; init; }

    /// <summary>To the milestone of the verdict; null without a figure or a target.</summary>
    public Gap? Gap { get; init; }

    /// <summary>The same span of earlier years and this one, oldest first; years without a figure have a denominator of 0.</summary>
    public required IReadOnlyList<YearFigure> Years { get; init; }

    /// <summary>This year and the two before it, summed (not averaged); null where the denominator is not small.</summary>
    public Counts? PooledOver3Years { get; init; }
}

/// <summary>A year's figure.</summary>
public sealed record YearFigure(int Year, Period Period, Figure Figure);
