namespace MangNon.Schooling;

/// <summary>School years, by the calendar year in which they begin: N-(N+1) is from 01/09/N to 31/08/(N+1).</summary>
public static class SchoolYears
{
    /// <summary>The school year that a day belongs to.</summary>
    public static int Of(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;
}
