namespace MangNon.Register;

/// <summary>A span of days, both ends included. <see cref="To"/> is the cut-off day (T) of a figure.</summary>
public readonly record struct Period
{
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException("A period must not end before it begins.", nameof(to));
        }

        From = from;
        To = to;
    }

    /// <summary>First day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly To { get; }

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>The year of the cut-off day.</summary>
    public int Year => To.Year;

    public static Period OfYear(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>The same span <paramref name="years"/> earlier; 29/02 becomes 28/02 where there is none.</summary>
    public Period YearsEarlier(int years) => new(From.AddYears(-years), To.AddYears(-years));
}
