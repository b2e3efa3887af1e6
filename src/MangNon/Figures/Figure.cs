using MangNon.Access;
using MangNon.Register;

namespace MangNon.Figures;

/// <summary>What a figure can be broken down by.</summary>
public enum Dimension
{
    /// <summary>Thôn.</summary>
    Village,

    /// <summary>Giới tính: “Nam”, “Nữ”.</summary>
    Sex,

    /// <summary>Age in completed years at the cut-off; of the dead on the day of death (docs/decisions/0007-figures.md).</summary>
    Age,

    /// <summary>“Kinh”, “Dân tộc thiểu số”.</summary>
    Ethnicity,

    /// <summary>Loại hộ: “Nghèo”, “Cận nghèo”, “Khác”.</summary>
    Household,
}

/// <summary>Why there is no figure.</summary>
public enum NoFigureReason
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>The denominator is 0: “không phát sinh”.</summary>
    NothingToCount,

    /// <summary>The component is counted for the whole commune only, and a set of villages was asked for.</summary>
    WholeCommuneOnly,

    /// <summary>The one who asked may not see so small a group.</summary>
    Withheld,
}

/// <summary>One component's figure for one period.</summary>
public sealed record Figure
{
    public required string ComponentId { get; init; }

    public required int Multiplier { get; init; }

    /// <summary>The counts that stand: from the records, or as reported where the records have nothing to count.</summary>
    public required Counts Counts { get; init; }

    /// <summary>The counts were reported by units, not computed from records.</summary>
    public bool IsReported { get; init; }

    /// <summary>What units reported, beside what the records say; null where nothing was reported or it is already <see cref="Counts"/>.</summary>
    public Counts? ReportedBeside { get; init; }

    public NoFigureReason NoFigure { get; init; }

    /// <summary>By dimension, in the order of the groups; empty for what is not broken down.</summary>
    public IReadOnlyDictionary<Dimension, IReadOnlyList<BreakdownGroup>> Breakdowns { get; init; } =
        new Dictionary<Dimension, IReadOnlyList<BreakdownGroup>>();

    public decimal? Value => Counts.Value(Multiplier);
}

/// <summary>One group of a breakdown. The counts of a dimension's groups add up to the total's.</summary>
/// <param name="Key">The group.</param>
/// <param name="Counts">Its counts; 0/0 where they are withheld.</param>
/// <param name="Withheld">Not shown to the one who asked: see <see cref="SmallCells"/>.</param>
public sealed record BreakdownGroup(string Key, Counts Counts, bool Withheld = false);

/// <summary>All figures of a commune, or of some of its villages, for one period.</summary>
public sealed record FigureSet
{
    public required Guid CommuneId { get; init; }

    public required Period Period { get; init; }

    /// <summary>The villages asked for; null for the whole commune.</summary>
    public IReadOnlyCollection<Guid>? Villages { get; init; }

    /// <summary>By component id, in the programme's order.</summary>
    public required IReadOnlyDictionary<string, Figure> Figures { get; init; }

    /// <summary>How many villages had to be computed anew for this answer; 0 when all kept counts were fresh.</summary>
    public int Recomputed { get; init; }
}

/// <summary>What to read.</summary>
/// <param name="CommuneId">The commune.</param>
/// <param name="Period">The period.</param>
/// <param name="Villages">Only these villages; null for the whole commune.</param>
/// <param name="Act">What the children behind a figure are listed for: to be read, or taken away in a file.</param>
public sealed record FigureQuery(
    Guid CommuneId,
    Period Period,
    IReadOnlyCollection<Guid>? Villages = null,
    Act Act = Act.Read
);
