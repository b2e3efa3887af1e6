namespace MangNon.Register.Matching;

/// <summary>The words of the levels, in the order in which they are tried: as in the file of weights, and in keys of texts.</summary>
public static class MatchLevels
{
    private const int Equal = 0;
    private const int Unequal = 1;

    private static readonly string[] Names =
    [
        "exact",
        "tone-placement",
        "folded",
        "telex",
        "order",
        "missing-middle",
        "slip",
        "near",
        "given-only",
        "different",
    ];

    private static readonly string[] BirthDates =
    [
        "same",
        "same-first-of-month",
        "same-first-of-january",
        "day-month-swapped",
        "year-apart",
        "rounded",
        "one-digit",
        "same-month",
        "lunar",
        "same-year",
        "different",
    ];

    private static readonly string[] Plain = ["same", "different"];

    /// <summary>The fields that are compared, by their word in the file of weights.</summary>
    public static IReadOnlyDictionary<string, MatchField> Fields { get; } =
        new Dictionary<string, MatchField>(StringComparer.Ordinal)
        {
            ["name"] = MatchField.Name,
            ["birthDate"] = MatchField.BirthDate,
            ["sex"] = MatchField.Sex,
            ["personalId"] = MatchField.PersonalId,
            ["mother"] = MatchField.Mother,
            ["father"] = MatchField.Father,
            ["household"] = MatchField.Household,
            ["phone"] = MatchField.Phone,
            ["village"] = MatchField.Village,
        };

    /// <summary>The levels of a field.</summary>
    public static IReadOnlyList<string> Of(MatchField field) =>
        field switch
        {
            MatchField.Name or MatchField.Mother or MatchField.Father => Names,
            MatchField.BirthDate => BirthDates,
            MatchField.Size or MatchField.Family or MatchField.Twins => [],
            _ => Plain,
        };

    internal static int At(NameLevel level) => (int)level;

    /// <summary>Less than 0 for a date that is not known.</summary>
    internal static int At(BirthDateLevel level) => (int)level - 1;

    internal static int At(bool same) => same ? Equal : Unequal;
}
