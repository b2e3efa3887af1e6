using System.Globalization;

namespace MangNon.Register.Editing;

/// <summary>A birth date as people write it: a day, or where the day is not known a month (3/2018) or a year (2018).</summary>
public static class BirthText
{
    private static readonly string[] Months = ["M/yyyy", "MM/yyyy", "M-yyyy", "M.yyyy"];

    /// <param name="text">As typed.</param>
    /// <param name="day">The day, or the first of the month or year that stands for it.</param>
    /// <param name="known">What is known where the day is not; null where it is.</param>
    public static bool TryRead(string text, out DateOnly day, out BirthKnown? known)
    {
        known = null;
        if (RegisterFields.TryDay(text, out day))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            known = BirthKnown.Month;
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            known = BirthKnown.Year;
            return true;
        }

        return false;
    }

    /// <summary>As <see cref="TryRead"/> reads it back: 05/03/2018, 03/2018, 2018.</summary>
    public static string Of(DateOnly day, BirthKnown? known) =>
        day.ToString(
            known switch
            {
                BirthKnown.Month => "MM/yyyy",
                BirthKnown.Year => "yyyy",
                _ => "dd/MM/yyyy",
            },
            CultureInfo.InvariantCulture
        );
}
