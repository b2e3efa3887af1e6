namespace MangNon.Register.Quality;

/// <summary>
/// Rules over the identity number: 12 digits, of which the first three tell the province of birth registration, the
/// fourth the century and sex (0 and 1: a boy and a girl born in 1900–1999, 2 and 3 in 2000–2099), the fifth and sixth
/// the year (Nghị định 137/2015/NĐ-CP, Điều 13; Thông tư 59/2021/TT-BCA).
/// </summary>
internal static class PersonalIdRules
{
    public const int Digits = 12;

    public static IEnumerable<IReadOnlyList<object?>> Missing(CheckedChild child, DateOnly today)
    {
        if (string.IsNullOrEmpty(child.PersonalId) && IdentityRules.IsChildHere(child.File, today))
        {
            yield return [];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> Length(CheckedChild child, DateOnly today)
    {
        if (child.PersonalId is { Length: > 0 } number && !IsWhole(number))
        {
            yield return [number.Length];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> Differs(CheckedChild child, DateOnly today)
    {
        if (child.PersonalId is not { } number || !IsWhole(number))
        {
            yield break;
        }

        var digit = number[3] - '0';
        var year = 1900 + (digit / 2 * 100) + ((number[4] - '0') * 10) + (number[5] - '0');
        var sex = digit % 2 == 0 ? Sex.Male : Sex.Female;
        if (sex != child.File.Sex || year != child.File.BirthDate.Year)
        {
            yield return [sex, year, child.File.Sex, child.File.BirthDate];
        }
    }

    private static bool IsWhole(string number) => number.Length == Digits && number.All(char.IsAsciiDigit);
}
