using MangNon.Figures.Loading;

namespace MangNon.Register.Quality;

/// <summary>Rules over name, birth, parents and residence. What is missing is asked for of children who live here, under 18.</summary>
internal static class IdentityRules
{
    /// <summary>Days after birth within which it is to be registered (Luật Hộ tịch 2014, Điều 15).</summary>
    public const int DaysToRegister = 60;

    private const int Adult = 18;

    public static IEnumerable<IReadOnlyList<object?>> NobodyCares(CheckedChild child, DateOnly today)
    {
        if (!child.HasCarer && IsChildHere(child.File, today))
        {
            yield return [];
        }
    }

    /// <summary>On the 60th day not yet.</summary>
    public static IEnumerable<IReadOnlyList<object?>> BirthNotRegistered(CheckedChild child, DateOnly today)
    {
        var days = Age.Days(child.File.BirthDate, today);
        if (child.File.BirthRegisteredOn is null && days > DaysToRegister && IsChildHere(child.File, today))
        {
            yield return [child.File.BirthDate, days];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> RegisteredBeforeBirth(CheckedChild child, DateOnly today)
    {
        if (child.File.BirthRegisteredOn is { } registered && registered < child.File.BirthDate)
        {
            yield return [registered, child.File.BirthDate];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> LeftBeforeArrived(CheckedChild child, DateOnly today)
    {
        if (child.File is { LeftOn: { } left, ArrivedOn: { } arrived } && left < arrived)
        {
            yield return [left, arrived];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> DiedBeforeBirth(CheckedChild child, DateOnly today)
    {
        if (child.File.DiedOn is { } died && died < child.File.BirthDate)
        {
            yield return [died, child.File.BirthDate];
        }
    }

    /// <summary>Lives here on a day and is under 18.</summary>
    internal static bool IsChildHere(ChildFile child, DateOnly today) =>
        Standings.On(child.Residence, child.BirthDate, child.ArrivedOn, child.LeftOn, child.DiedOn, today)
            == Standing.Resident
        && Age.Years(child.BirthDate, today) < Adult;
}
