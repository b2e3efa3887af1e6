using MangNon.Health;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures.Facts;

/// <summary>What facts depend on besides the records: the period and the schedule. Nothing is read from a clock.</summary>
public sealed class FactContext(Period period, ImmunisationSchedule schedule)
{
    public Period Period { get; } = period;

    /// <summary>The cut-off day (T).</summary>
    public DateOnly At => Period.To;

    public ImmunisationSchedule Schedule { get; } = schedule;

    /// <summary>N where the school year of T is N-(N+1).</summary>
    public int SchoolYear { get; } = SchoolYears.Of(period.To);

    /// <summary>(Y−1) where the school year ended in the year of T is (Y−1)-Y.</summary>
    public int EndedSchoolYear { get; } = period.To.Year - 1;
}
