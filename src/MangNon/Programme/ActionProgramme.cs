namespace MangNon.Programme;

/// <summary>
/// A programme of action for children (chương trình hành động vì trẻ em): goals, chỉ tiêu, components and their
/// targets, as one unit adopted it. Loaded from a file; see docs/programme-file.md.
/// </summary>
public sealed record ActionProgramme
{
    /// <summary>Short stable id, also the file's name without its ending: <c>binh-luong-2021-2030</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The unit that adopted it, e.g. “xã Bình Lương”.</summary>
    public required string AdoptedBy { get; init; }

    /// <summary>First year, inclusive.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year, inclusive.</summary>
    public required int ToYear { get; init; }

    /// <summary>The decision or plan that adopted it, as cited.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The programme whose definitions it takes over where it says nothing itself; null for one that stands alone.</summary>
    public string? BasedOn { get; init; }

    /// <summary>
    /// The programme whose indicators these are added to (a province's own, shown beside a commune's plan); null for a
    /// programme in its own right.
    /// </summary>
    public string? Supplements { get; init; }

    /// <summary>
    /// The plan's own text, a path relative to the programme's file; null where it is not at hand. Every printed
    /// value and paragraph is a part of it.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Id of the focal office (cơ quan đầu mối), which answers for every indicator without a lead of its own.</summary>
    public required string FocalUnit { get; init; }

    /// <summary>What is wrong with the document beyond single targets: numbering, names, tasks. Shown, never mended.</summary>
    public IReadOnlyList<DocumentDefect> DocumentDefects { get; init; } = [];

    /// <summary>Units that answer for indicators, with the other names they bear in the text.</summary>
    public required IReadOnlyList<ResponsibleUnit> Units { get; init; }

    public required IReadOnlyList<Goal> Goals { get; init; }

    /// <summary>All components in order of goal, indicator, component.</summary>
    public IEnumerable<(Goal Goal, Indicator Indicator, Component Component)> Components =>
        from goal in Goals
        from indicator in goal.Indicators
        from component in indicator.Components
        select (goal, indicator, component);
}

/// <summary>A unit that leads or takes part (đơn vị chủ trì, phối hợp).</summary>
/// <param name="Id">Short id within the programme: <c>tram-y-te</c>.</param>
/// <param name="Name">The name used on screen and in reports.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Aliases">Other names the text uses for it.</param>
/// <param name="Section">Where the plan gives it its tasks: “V.7”; null where it has no section of its own.</param>
public sealed record ResponsibleUnit(
    string Id,
    string Name,
    string NameEn,
    IReadOnlyList<string> Aliases,
    string? Section
);

/// <summary>A defect of the document that is not one of a single target.</summary>
/// <param name="Place">Where: “V.8”, “II.2, chỉ tiêu 19”.</param>
/// <param name="Text">What is wrong, in Vietnamese.</param>
/// <param name="Printed">The words in question, verbatim; null where there are none to point at.</param>
public sealed record DocumentDefect(string Place, string Text, string? Printed = null);

/// <summary>A goal (mục tiêu).</summary>
/// <param name="Id">“1”…“4”.</param>
/// <param name="Name">The name used on screen and in reports.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Indicators">In the plan's order.</param>
/// <param name="PrintedText">The heading of the plan, verbatim.</param>
public sealed record Goal(
    string Id,
    string Name,
    string NameEn,
    IReadOnlyList<Indicator> Indicators,
    string? PrintedText = null
);

/// <summary>An indicator (chỉ tiêu) with its one to three measurable components.</summary>
public sealed record Indicator
{
    /// <summary>“1”…“24”; a province's own may be any short word.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The paragraph of the plan, verbatim; its items (+) on lines of their own.</summary>
    public string? PrintedText { get; init; }

    public string? LegalBasis { get; init; }

    /// <summary>Id of the unit that leads.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>The section that names the lead: “V.7”; null where the plan names none and the focal office answers for it.</summary>
    public string? LeadSection { get; init; }

    /// <summary>The plan names no lead: the focal office answers for it (V.1: “chịu trách nhiệm toàn diện”).</summary>
    public bool LeadIsByDefault => LeadSection is null;

    public IReadOnlyList<string> CooperatingUnits { get; init; } = [];

    public required IReadOnlyList<Component> Components { get; init; }
}

/// <summary>A measurable component of an indicator (thành phần chỉ tiêu): what is counted, and the targets.</summary>
public sealed record Component
{
    /// <summary>“1”, “3a”… unique in the programme.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required MeasureUnit Unit { get; init; }

    public required Direction Direction { get; init; }

    public required RuleDefinition Rule { get; init; }

    /// <summary>
    /// Id of the component whose cases include all of this one's, of the same denominator (deaths before the age of
    /// one are among those before five): no target of a part may lie above its whole's. Null where there is none.
    /// </summary>
    public string? PartOf { get; init; }

    /// <summary>A remark on the definition that a reader of the figure must know, if any.</summary>
    public string? Note { get; init; }

    /// <summary>Targets by milestone year; a year without an entry has no target.</summary>
    public required IReadOnlyDictionary<int, Target> Targets { get; init; }

    /// <summary>A starting figure that the programme itself states, if any.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>100, 1 000 or 100 000.</summary>
    public int Multiplier =>
        Unit switch
        {
            MeasureUnit.PerMille => 1000,
            MeasureUnit.PerHundredThousand => 100_000,
            _ => 100,
        };
}

/// <summary>A starting figure: the line to the first milestone begins there.</summary>
public sealed record Baseline(int Year, decimal Value, string? Source);

public enum MeasureUnit
{
    /// <summary>%.</summary>
    Percent,

    /// <summary>‰, of live births.</summary>
    PerMille,

    /// <summary>Per 100,000 children.</summary>
    PerHundredThousand,

    /// <summary>% of change against the year before; may be negative.</summary>
    Change,
}

/// <summary>Which way is better.</summary>
public enum Direction
{
    Up,
    Down,
}

/// <summary>What is counted: see docs/programme-file.md and the vocabulary of facts.</summary>
public sealed record RuleDefinition
{
    public required RuleSubject Subject { get; init; }

    /// <summary>Condition of the denominator; null for <see cref="RuleSubject.Reported"/>.</summary>
    public string? Of { get; init; }

    /// <summary>Condition of the numerator among those of the denominator. Either this or <see cref="Count"/>.</summary>
    public string? Those { get; init; }

    /// <summary>Condition of the numerator among all rows of the subject, in the denominator or not.</summary>
    public string? Count { get; init; }

    /// <summary>Condition of rows that are taken off the numerator again (for a change against the year before).</summary>
    public string? Less { get; init; }

    /// <summary>The figure is not broken down, though its subject could be.</summary>
    public bool Whole { get; init; }

    /// <summary>Version of this rule, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Law, decision or definition that it follows.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>First day on which this version holds; null since ever.</summary>
    public DateOnly? ValidFrom { get; init; }
}

/// <summary>What one row of facts is about.</summary>
public enum RuleSubject
{
    /// <summary>A child of the register.</summary>
    Child,

    /// <summary>A child's school year.</summary>
    Enrolment,

    /// <summary>Something that happened to a child.</summary>
    Incident,

    /// <summary>A school or place to play.</summary>
    Facility,

    /// <summary>A village of the commune.</summary>
    Village,

    /// <summary>A commune and its scorecard of the year.</summary>
    Commune,

    /// <summary>No records: the figure is only ever reported by a unit.</summary>
    Reported,
}

/// <summary>One milestone of one component in three forms.</summary>
public sealed record Target
{
    /// <summary>As printed in the plan, verbatim, never corrected; null where the plan says nothing for this year.</summary>
    public string? Printed { get; init; }

    /// <summary>The number in <see cref="Printed"/> as it stands there; null where there is none.</summary>
    public decimal? PrintedNumber { get; init; }

    /// <summary>As applied; null where none applies.</summary>
    public TargetValue? Applied { get; init; }

    /// <summary>Of the national programme; null where it says nothing for this year.</summary>
    public TargetValue? National { get; init; }

    /// <summary>What is wrong with the printed text; null when it is applied as printed.</summary>
    public TargetDefect? Defect { get; init; }
}

/// <param name="Comparator">How a figure is held against <paramref name="Value"/>.</param>
/// <param name="Value">In the component's unit: 97 is 97 % of a percentage, 5 is 5 ‰ of a per-mille figure.</param>
public sealed record TargetValue(Comparator Comparator, decimal Value)
{
    public bool IsMetBy(decimal figure) =>
        Comparator switch
        {
            Comparator.AtLeast => figure >= Value,
            Comparator.AtMost => figure <= Value,
            Comparator.Below => figure < Value,
            _ => figure == Value,
        };
}

public enum Comparator
{
    /// <summary>≥</summary>
    AtLeast,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>&lt; (“dưới”)</summary>
    Below,

    /// <summary>=</summary>
    Equal,
}

/// <summary>A defect of the printed text, what is applied instead, and on whose word.</summary>
/// <param name="Problem">What is wrong, in Vietnamese.</param>
/// <param name="Reason">Why the applied value is the one, in Vietnamese.</param>
/// <param name="Decision">The decision that corrected it (number, date, who); null: “chưa có quyết định”.</param>
public sealed record TargetDefect(string Problem, string Reason, string? Decision);
