namespace MangNon.Register;

/// <summary>
/// The identity number: 12 digits, of which the first three tell the province of birth registration, the fourth the
/// century and sex (0 and 1: a boy and a girl born in 1900–1999, 2 and 3 in 2000–2099), the fifth and sixth the year
/// (Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 59/2021/TT-BCA). There is no check digit.
/// </summary>
public static class PersonalIds
{
    public const int Digits = 12;

    public static bool IsWhole(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == Digits && number.All(char.IsAsciiDigit);
    }

    /// <summary>The sex and year of birth that a whole number tells.</summary>
    public static (Sex Sex, int Year) Tells(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var digit = number[3] - '0';
        return (
            digit % 2 == 0 ? Sex.Male : Sex.Female,
            1900 + (digit / 2 * 100) + ((number[4] - '0') * 10) + (number[5] - '0')
        );
    }

    /// <summary>Whether a whole number tells another sex or year of birth: to be looked at, not forbidden.</summary>
    public static bool TellsOtherwise(string number, Sex sex, DateOnly birthDate) =>
        Tells(number) != (sex, birthDate.Year);
}
