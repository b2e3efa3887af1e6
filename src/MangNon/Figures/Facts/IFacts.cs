using MangNon.Register;

namespace MangNon.Figures.Facts;

/// <summary>One flat row of facts: what the rules look at, and what the counts are broken down by.</summary>
public interface IFacts
{
    /// <summary>Groups of the row; null for what is not about a person.</summary>
    PersonGroups? Groups { get; }
}

/// <summary>The groups a person falls in.</summary>
/// <param name="Sex">Giới tính.</param>
/// <param name="Age">Completed years at the cut-off; of the dead on the day of death.</param>
/// <param name="Minority">Of an ethnic group other than Kinh.</param>
/// <param name="Household">Loại hộ.</param>
public readonly record struct PersonGroups(Sex Sex, int Age, bool Minority, HouseholdClass Household);
