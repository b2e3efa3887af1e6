namespace MangNon.Figures;

/// <summary>Which of the counted to list.</summary>
public enum CountedPart
{
    /// <summary>In the denominator.</summary>
    Denominator,

    /// <summary>In the numerator.</summary>
    Numerator,

    /// <summary>Those between today and the target: in the denominator and not in the numerator (Up), or in the numerator (Down).</summary>
    Gap,
}

/// <summary>One counted row: a child, or what stands for one (an event or school year of a child, a school, a village).</summary>
/// <param name="SubjectId">Id of the child, facility, village or commune.</param>
/// <param name="ChildId">The child, where the row is about one.</param>
/// <param name="Code">The commune's own code of the child or facility.</param>
/// <param name="Name">Name of the child, facility or village.</param>
/// <param name="VillageName">Thôn.</param>
/// <param name="BirthDate">Of the child.</param>
/// <param name="Detail">What tells several rows of one child apart (the day of an event, the class), if anything.</param>
/// <param name="InDenominator">Counted in the denominator.</param>
/// <param name="InNumerator">Counted in the numerator.</param>
public sealed record CountedRow(
    Guid SubjectId,
    Guid? ChildId,
    string? Code,
    string Name,
    string? VillageName,
    DateOnly? BirthDate,
    string? Detail,
    bool InDenominator,
    bool InNumerator
);

/// <summary>Why one child is counted or not, condition by condition.</summary>
/// <param name="ComponentId">The component.</param>
/// <param name="ChildCode">The child's code.</param>
/// <param name="Rows">One for a child; several where the subject is an event or a school year; none where the child has none.</param>
/// <param name="TellsSealed">The rule looks at what is sealed: whoever reads this has looked at it.</param>
public sealed record Explanation(
    string ComponentId,
    string ChildCode,
    IReadOnlyList<ExplainedRow> Rows,
    bool TellsSealed = false
);

/// <param name="Detail">What tells several rows of one child apart, if anything.</param>
/// <param name="InDenominator">Counted in the denominator.</param>
/// <param name="InNumerator">Counted in the numerator.</param>
/// <param name="Denominator">The conditions of the denominator, each with its outcome.</param>
/// <param name="Numerator">The conditions of the numerator, each with its outcome.</param>
public sealed record ExplainedRow(
    string? Detail,
    bool InDenominator,
    bool InNumerator,
    IReadOnlyList<ExplainedCondition> Denominator,
    IReadOnlyList<ExplainedCondition> Numerator
);

/// <param name="Words">The condition in Vietnamese: “tuổi nhỏ hơn 5”.</param>
/// <param name="Holds">Whether it holds for this row.</param>
/// <param name="Facts">The facts it looked at, with their values in Vietnamese: “tuổi: 3”.</param>
public sealed record ExplainedCondition(string Words, bool Holds, IReadOnlyList<string> Facts);
