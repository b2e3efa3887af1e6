using MangNon.Access;
using MangNon.Register.Searching;

namespace MangNon.Register;

/// <summary>Whom to look for. Everything given must fit.</summary>
public sealed record RegisterQuery
{
    /// <summary>Ages and standing are of this day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What they are looked for: to be read, or to be taken away in a file.</summary>
    public Act Act { get; init; } = Act.Read;

    /// <summary>Words of any kind in any order, all of which must fit (<see cref="SearchWord"/>).</summary>
    public string Text { get; init; } = "";

    public Guid? VillageId { get; init; }

    public AgeBand? Age { get; init; }

    public Sex? Sex { get; init; }

    public Standing? Standing { get; init; }

    /// <summary>In a group of Điều 10 Luật Trẻ em today (true), or in none (false); being at risk is none.</summary>
    public bool? InSpecialCircumstances { get; init; }

    public RegisterOrder Order { get; init; }
}

/// <summary>Order of a list of children. Within the same day or village by name.</summary>
public enum RegisterOrder
{
    /// <summary>What fits the words searched for best; by name where there are none.</summary>
    Fit,

    /// <summary>By given name, as Vietnamese sorts.</summary>
    Name,

    /// <summary>The oldest first.</summary>
    BirthDate,

    /// <summary>By village: Thôn 2 before Thôn 10.</summary>
    Village,
}

/// <summary>One child of a list.</summary>
/// <param name="Child">The child.</param>
/// <param name="HouseholdCode">The code of the household.</param>
/// <param name="VillageName">The village.</param>
/// <param name="Head">The head of the household.</param>
public sealed record RegisterLine(Child Child, string HouseholdCode, string VillageName, string? Head);
