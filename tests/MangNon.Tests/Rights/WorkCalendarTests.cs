using MangNon.Programme;
using MangNon.Rights;

namespace MangNon.Tests.Rights;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-25")] // Monday
    [InlineData("2026-11-26", "2026-11-30")] // Thursday: Friday and Monday
    [InlineData("2026-11-27", "2026-12-01")] // Friday
    [InlineData("2026-11-28", "2026-12-01")] // Saturday
    [InlineData("2026-11-29", "2026-12-01")] // Sunday
    [InlineData("2026-02-12", "2026-02-23")] // Thursday before Tết: Friday, then Monday after it
    [InlineData("2026-02-13", "2026-02-24")] // the last working day before Tết
    [InlineData("2026-02-17", "2026-02-24")] // first day of the lunar year
    [InlineData("2026-01-08", "2026-01-10")] // Saturday 10/01 is worked
    [InlineData("2026-08-28", "2026-09-04")] // National day with the day exchanged
    public void Two_working_days_end_on(string received, string due) =>
        Assert.Equal(Day(due), RightsRules.Shipped.DueOn(Day(received), WorkCalendar.Shipped));

    [Fact]
    public void In_a_year_whose_days_off_are_not_known_a_term_never_ends_later_than_by_law()
    {
        Assert.False(WorkCalendar.Shipped.Knows(2027));
        Assert.Equal(
            new DateOnly(2027, 1, 4),
            RightsRules.Shipped.DueOn(new DateOnly(2026, 12, 31), WorkCalendar.Shipped)
        );
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-27", 0)]
    [InlineData("2026-11-27", "2026-11-29", 0)]
    [InlineData("2026-11-27", "2026-12-01", 2)]
    [InlineData("2026-12-01", "2026-11-27", 0)]
    public void Working_days_between(string from, string to, int days) =>
        Assert.Equal(days, WorkCalendar.Shipped.Between(Day(from), Day(to)));

    [Fact]
    public void A_term_that_is_no_day_long_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkCalendar.Shipped.LastDay(new DateOnly(2026, 1, 5), 0));

    [Fact]
    public void The_number_of_days_is_data_with_a_first_day()
    {
        var rules = RightsRules.Shipped with
        {
            Terms = [new(new(2026, 1, 1), 2, "", true), new(new(2027, 1, 1), 5, "", false)],
        };
        Assert.Equal(2, rules.TermOn(new DateOnly(2026, 12, 31)).WorkingDays);
        Assert.Equal(5, rules.TermOn(new DateOnly(2027, 1, 1)).WorkingDays);
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
