using MangNon.Register;

namespace MangNon.Reporting;

/// <summary>
/// The general situation of children (tình hình chung về trẻ em) on the last day of a period, T. A child here is
/// resident at T and under 16 (Luật Trẻ em 2016, Điều 1); a dead, gone or absent one is in no count but that of the event.
/// </summary>
public sealed record RegisterSummary
{
    public required Period Period { get; init; }

    /// <summary>All households of the register.</summary>
    public required int Households { get; init; }

    /// <summary>Households with at least one child.</summary>
    public required int HouseholdsWithChildren { get; init; }

    /// <summary>Children: resident at T, age 0–15.</summary>
    public required int Children { get; init; }

    /// <summary>Resident at T, age 16–17: no longer children by law, but counted by chỉ tiêu 10.</summary>
    public required int Adolescents { get; init; }

    public required int Boys { get; init; }

    public required int Girls { get; init; }

    /// <summary>By age in completed years at T; together all <see cref="Children"/>.</summary>
    public required IReadOnlyList<AgeBand> AgeBands { get; init; }

    /// <summary>Children of the Kinh; all others of <see cref="Children"/> are <see cref="EthnicMinority"/>.</summary>
    public required int Kinh { get; init; }

    public required int EthnicMinority { get; init; }

    /// <summary>Children in poor households.</summary>
    public required int Poor { get; init; }

    /// <summary>Children in near-poor households.</summary>
    public required int NearPoor { get; init; }

    /// <summary>Live births in the period: born in it, and not moved in later.</summary>
    public required int Births { get; init; }

    /// <summary>Deaths in the period at age 0–15, resident or not.</summary>
    public required int Deaths { get; init; }

    /// <summary>Arrived in the period at age 0–15, after birth.</summary>
    public required int MovedIn { get; init; }

    /// <summary>Left in the period at age 0–15.</summary>
    public required int MovedOut { get; init; }

    /// <summary>By village, in the order of their names (numbers in names as numbers).</summary>
    public required IReadOnlyList<VillageChildren> Villages { get; init; }

    /// <summary>Children in at least one of the 14 legal groups at T, each once (Luật Trẻ em 2016, Điều 10).</summary>
    public required int InSpecialCircumstances { get; init; }

    /// <summary>By the law's letter, in the law's order, groups with a child only. One child may be in several.</summary>
    public required IReadOnlyList<CircumstanceCount> SpecialGroups { get; init; }

    /// <summary>Children at risk of special circumstances at T.</summary>
    public required int AtRisk { get; init; }
}

/// <summary>Children of an age.</summary>
/// <param name="From">First age, in completed years, inclusive.</param>
/// <param name="To">Last age, inclusive.</param>
/// <param name="Children">How many.</param>
public sealed record AgeBand(int From, int To, int Children);

/// <summary>A village's children.</summary>
/// <param name="Village">Its name.</param>
/// <param name="HouseholdsWithChildren">Households with at least one child.</param>
/// <param name="Children">Age 0–15.</param>
/// <param name="Girls">Girls among them.</param>
/// <param name="UnderFive">Age 0–4 among them.</param>
/// <param name="Adolescents">Age 16–17.</param>
public sealed record VillageChildren(
    string Village,
    int HouseholdsWithChildren,
    int Children,
    int Girls,
    int UnderFive,
    int Adolescents
);

/// <param name="Group">The law's letter: a…o.</param>
/// <param name="Children">Children in the group, each once.</param>
public sealed record CircumstanceCount(string Group, int Children);
