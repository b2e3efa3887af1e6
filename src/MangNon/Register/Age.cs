namespace MangNon.Register;

/// <summary>Ages as the law counts them.</summary>
public static class Age
{
    /// <summary>
    /// Completed years on a day. One born on 29/02 has the birthday of a common year on 01/03
    /// (<see cref="DateOnly.AddYears"/> would say 28/02). Negative before birth.
    /// </summary>
    public static int Years(DateOnly birth, DateOnly on)
    {
        var years = on.Year - birth.Year;
        return on.Month < birth.Month || (on.Month == birth.Month && on.Day < birth.Day) ? years - 1 : years;
    }

    /// <summary>Days from birth: 0 on the day of birth, negative before it.</summary>
    public static int Days(DateOnly birth, DateOnly on) => on.DayNumber - birth.DayNumber;

    /// <summary>The day on which <paramref name="years"/> years are completed.</summary>
    public static DateOnly Birthday(DateOnly birth, int years)
    {
        var year = birth.Year + years;
        return birth is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new DateOnly(year, 3, 1)
            : new DateOnly(year, birth.Month, birth.Day);
    }
}
