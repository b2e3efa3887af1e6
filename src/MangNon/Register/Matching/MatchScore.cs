namespace MangNon.Register.Matching;

/// <summary>What the points come to. The program never merges: a person decides.</summary>
public enum MatchOutcome
{
    /// <summary>Two children.</summary>
    Different,

    /// <summary>Perhaps one child: to be looked at.</summary>
    Possible,

    /// <summary>Most likely one child: to be looked at first.</summary>
    Likely,
}

/// <summary>What was compared.</summary>
public enum MatchField
{
    /// <summary>How rare doubles are in a register of this size, before anything is compared.</summary>
    Size,
    Name,
    BirthDate,
    Sex,
    PersonalId,
    Mother,
    Father,
    Household,
    Phone,
    Village,

    /// <summary>Takes back what mother, father, household, telephone and village say too often: brothers and sisters share them all.</summary>
    Family,

    /// <summary>The same family and day of birth with another given name.</summary>
    Twins,
}

/// <summary>What one field says.</summary>
/// <param name="Field">The field.</param>
/// <param name="Level">The level of agreement, by its word in <c>programmes/matching/child.json</c>; null for lines that compare nothing.</param>
/// <param name="Bits">For one child above 0, for two below; 1 bit doubles the odds.</param>
public readonly record struct MatchExplanation(MatchField Field, string? Level, double Bits);

/// <summary>How much two records look like one child.</summary>
/// <param name="Bits">Binary logarithm of the odds that they are one: 0 is one to one, 7 is 128 to one.</param>
/// <param name="Outcome">By the two thresholds.</param>
/// <param name="MayBeTwins">The same mother (or household, father or telephone, where no mother is known) and day of birth, another given name: never above possible.</param>
/// <param name="Fields">Their bits add up to <paramref name="Bits"/>; fields not known on one side are left out.</param>
public sealed record MatchScore(
    double Bits,
    MatchOutcome Outcome,
    bool MayBeTwins,
    IReadOnlyList<MatchExplanation> Fields
);

/// <summary>Two records that may be one child.</summary>
public sealed record MatchPair(MatchRecord A, MatchRecord B, MatchScore Score);
