namespace MangNon.Health.Growth;

/// <summary>
/// Age as WHO's growth standards count it: in days from birth, a month being 30.4375 days
/// (365.25 / 12; not a calendar month, so 365 days are 11.99 months).
/// </summary>
public static class GrowthAge
{
    /// <summary>Days in a month.</summary>
    public const decimal DaysPerMonth = 30.4375m;

    /// <summary>The last day of the 2006 standards (under 60 months), inclusive; from the next on the 2007 reference holds.</summary>
    public const int LastDayOf2006 = 1826;

    /// <summary>From this day on a child is expected to be measured standing; before it, lying.</summary>
    public const int FirstDayStanding = 731;

    /// <summary>The age in months, from which the 2007 reference holds, inclusive.</summary>
    public const int FirstMonthOf2007 = 60;

    /// <summary>The age in months, to which the 2007 reference holds, inclusive.</summary>
    public const int LastMonthOf2007 = 228;

    // The last day under 9 months (273.9375 days).
    internal const int LastDayTooYoungToStand = 273;

    /// <summary>Months in a number of days, with their fraction.</summary>
    public static double Months(int days) => days / (double)DaysPerMonth;

    /// <summary>Days in a number of months, halves rounded up.</summary>
    /// <exception cref="OverflowException">The days do not fit an <see cref="int"/>.</exception>
    public static int Days(decimal months) => (int)decimal.Floor((months * DaysPerMonth) + 0.5m);
}

/// <summary>An age as a place in a monthly table: whole months, and the part of the next, from 0 to below 1.</summary>
internal readonly record struct MonthPlace(int Month, double Part)
{
    // 30.4375 = 487/16, so the months of a number of days are exact in whole numbers.
    public static MonthPlace OfDays(int days)
    {
        var (month, rest) = int.DivRem(days * 16, 487);
        return new MonthPlace(month, rest / 487.0);
    }

    /// <summary>Of months not negative and not beyond the tables by far.</summary>
    public static MonthPlace OfMonths(decimal months)
    {
        var month = decimal.Floor(months);
        return new MonthPlace((int)month, (double)(months - month));
    }
}
