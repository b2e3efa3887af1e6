namespace MangNon.Register.Matching;

/// <summary>How two birth dates agree; the first that fits counts.</summary>
public enum BirthDateLevel
{
    /// <summary>Not known for one of the two: says nothing.</summary>
    Missing,

    Same,

    /// <summary>The same first of a month other than January: some are rounded.</summary>
    SameFirstOfMonth,

    /// <summary>Both 1 January of the same year: written where only the year is known.</summary>
    SameFirstOfJanuary,

    /// <summary>Day and month changed places, in the same year.</summary>
    DayMonthSwapped,

    /// <summary>The same day and month, one year apart.</summary>
    YearApart,

    /// <summary>
    /// One is rounded: 1 January of the same year, or the first of the same month; or both 1 January, one year apart.
    /// </summary>
    Rounded,

    /// <summary>One of the eight digits differs.</summary>
    OneDigit,

    SameMonth,

    /// <summary>15 to 45 days apart, both inclusive: one may be a day of the lunar calendar.</summary>
    Lunar,

    SameYear,

    Different,
}

/// <summary>Compares birth dates. The order of the two makes no difference.</summary>
public static class BirthDateComparison
{
    private const int LunarLeast = 15;
    private const int LunarMost = 45;

    /// <summary>The first level that fits.</summary>
    public static BirthDateLevel Compare(DateOnly? one, DateOnly? other)
    {
        if (one is not { } a || other is not { } b)
        {
            return BirthDateLevel.Missing;
        }

        if (a == b)
        {
            return a.Day > 1 ? BirthDateLevel.Same
                : a.Month > 1 ? BirthDateLevel.SameFirstOfMonth
                : BirthDateLevel.SameFirstOfJanuary;
        }

        if (a.Year == b.Year && a.Day == b.Month && a.Month == b.Day)
        {
            return BirthDateLevel.DayMonthSwapped;
        }

        if (a.Day == b.Day && a.Month == b.Month && Math.Abs(a.Year - b.Year) == 1)
        {
            return IsFirstOfJanuary(a) ? BirthDateLevel.Rounded : BirthDateLevel.YearApart;
        }

        return IsRoundingOf(a, b) || IsRoundingOf(b, a) ? BirthDateLevel.Rounded
            : DigitsApart(a, b) == 1 ? BirthDateLevel.OneDigit
            : a.Year == b.Year && a.Month == b.Month ? BirthDateLevel.SameMonth
            : Math.Abs(a.DayNumber - b.DayNumber) is >= LunarLeast and <= LunarMost ? BirthDateLevel.Lunar
            : a.Year == b.Year ? BirthDateLevel.SameYear
            : BirthDateLevel.Different;
    }

    /// <summary>Whether the two may be one day: the dates of twins.</summary>
    internal static bool IsSameDay(BirthDateLevel level) =>
        level is BirthDateLevel.Same or BirthDateLevel.SameFirstOfMonth or BirthDateLevel.SameFirstOfJanuary;

    private static bool IsFirstOfJanuary(DateOnly day) => day is { Day: 1, Month: 1 };

    private static bool IsRoundingOf(DateOnly rounded, DateOnly day) =>
        rounded.Day == 1 && rounded.Year == day.Year && (rounded.Month == 1 || rounded.Month == day.Month);

    private static int DigitsApart(DateOnly a, DateOnly b)
    {
        var (x, y, apart) = (Digits(a), Digits(b), 0);
        for (; x > 0 || y > 0; x /= 10, y /= 10)
        {
            apart += x % 10 == y % 10 ? 0 : 1;
        }

        return apart;
    }

    private static int Digits(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
