namespace MangNon.Register.Matching;

/// <summary>What is known of one child for finding its double; null is not known, and says nothing.</summary>
public sealed class MatchRecord
{
    /// <summary>Of a child that is not in the register yet: any id that is not.</summary>
    public required Guid Id { get; init; }

    public NameKey? Name { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    public NameKey? Mother { get; init; }

    public NameKey? Father { get; init; }

    public Guid? HouseholdId { get; init; }

    public Guid? VillageId { get; init; }

    /// <summary>
    /// The digits, or anything that is equal exactly where the numbers are, such as a blind index under one key in hex.
    /// All records compared hold it in the same form.
    /// </summary>
    public string? PersonalId { get; init; }

    /// <summary>As <see cref="PhoneOf"/> writes it.</summary>
    public string? Phone { get; init; }

    /// <summary>The digits of a telephone number, +84 and 84 as 0; null where there are fewer than nine.</summary>
    public static string? PhoneOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length > 10 && digits.StartsWith("84", StringComparison.Ordinal))
        {
            digits = string.Concat("0", digits.AsSpan(2));
        }

        return digits.Length >= 9 ? digits : null;
    }

    /// <summary>The digits of a personal identity number; null where there are not nine or twelve.</summary>
    public static string? PersonalIdOf(string? text)
    {
        var digits = string.Concat((text ?? "").Where(char.IsAsciiDigit));
        return digits.Length is 9 or 12 ? digits : null;
    }
}
