namespace MangNon.Schooling;

/// <summary>School years, by the calendar year in which they begin: N-(N+1) is from 01/09/N to 31/08/(N+1).</summary>
public static class SchoolYears
{
    /// <summary>The school year that a day belongs to.</summary>
    public static int Of(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>01/09/N.</summary>
    public static DateOnly FirstDay(int year) => new(year, 9, 1);

    /// <summary>31/08/(N+1), inclusive.</summary>
    public static DateOnly LastDay(int year) => new(year + 1, 8, 31);

    /// <summary>
    /// From this day on, inclusive, a pupil's result can be written: lessons end by 31/05, as the Ministry of Education's
    /// yearly frame says. It is late from the first day of the next school year on.
    /// </summary>
    public static DateOnly ResultsFrom(int year) => new(year + 1, 6, 1);

    /// <summary>The latest school year that classes are kept for on a day: from 01/06 on the coming one is prepared.</summary>
    public static int Latest(DateOnly day) => day >= ResultsFrom(Of(day)) ? Of(day) + 1 : Of(day);
}
