namespace MangNon.Register.Quality;

/// <summary>Rules over the identity number (<see cref="PersonalIds"/>).</summary>
internal static class PersonalIdRules
{
    public static IEnumerable<IReadOnlyList<object?>> Missing(CheckedChild child, DateOnly today)
    {
        if (string.IsNullOrEmpty(child.PersonalId) && IdentityRules.IsChildHere(child.File, today))
        {
            yield return [];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> Length(CheckedChild child, DateOnly today)
    {
        if (child.PersonalId is { Length: > 0 } number && !PersonalIds.IsWhole(number))
        {
            yield return [number.Length];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> Differs(CheckedChild child, DateOnly today)
    {
        if (child.PersonalId is not { } number || !PersonalIds.IsWhole(number))
        {
            yield break;
        }

        var (sex, year) = PersonalIds.Tells(number);
        if (sex != child.File.Sex || year != child.File.BirthDate.Year)
        {
            yield return [sex, year, child.File.Sex, child.File.BirthDate];
        }
    }
}
