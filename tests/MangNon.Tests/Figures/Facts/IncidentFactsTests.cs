using MangNon.Circumstances;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;

namespace MangNon.Tests.Figures.Facts;

public sealed class IncidentFactsTests
{
    [Theory]
    [InlineData("2024-02-29", "2024-02-29", true, false)]
    [InlineData("2023-02-28", "2024-02-29", false, true)] // 29/02 looks back to 28/02
    [InlineData("2023-03-01", "2024-02-29", false, false)]
    [InlineData("2024-01-01", "2024-02-29", true, false)]
    [InlineData("2023-12-31", "2024-02-29", false, false)]
    public void A_change_against_last_year_compares_1_January_to_the_same_day(
        string on,
        string at,
        bool thisYear,
        bool lastYear
    )
    {
        var line = new IncidentLine(IncidentKind.ChildMarriage, Day.Of(on), null, null);

        var facts = IncidentFacts.Of(ChildFiles.Child("2008-01-01"), line, ChildFiles.Context("2023-06-01", at));

        Assert.Equal((thisYear, lastYear), (facts.InYearToDate, facts.InPreviousYearToDate));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(IncidentOutcome.Prevented, false)]
    public void A_child_marriage_that_was_prevented_did_not_take_place(IncidentOutcome? outcome, bool tookPlace)
    {
        var line = new IncidentLine(IncidentKind.ChildMarriage, Day.Of("2025-09-10"), outcome, null);

        var facts = IncidentFacts.Of(ChildFiles.Child("2010-01-01"), line, ChildFiles.Context());

        Assert.Equal(tookPlace, facts.ChildMarriage);
    }

    [Theory]
    [InlineData("2025-09-10", 0)]
    [InlineData("2025-09-17", 7)]
    [InlineData("2025-09-18", 8)]
    [InlineData("2025-09-09", -1)]
    public void Relief_is_counted_in_days_after_the_event(string relieved, int days)
    {
        var line = new IncidentLine(
            IncidentKind.Disaster,
            Day.Of("2025-09-10"),
            IncidentOutcome.Relieved,
            Day.Of(relieved)
        );

        Assert.Equal(days, IncidentFacts.Of(ChildFiles.Child(), line, ChildFiles.Context()).DaysToRelief);
    }

    [Fact]
    public void A_day_without_the_word_relieved_is_no_relief()
    {
        var line = new IncidentLine(IncidentKind.Disaster, Day.Of("2025-09-10"), null, Day.Of("2025-09-11"));

        Assert.Null(IncidentFacts.Of(ChildFiles.Child(), line, ChildFiles.Context()).DaysToRelief);
    }

    [Fact]
    public void An_event_is_grouped_by_the_age_at_the_cut_off()
    {
        var line = new IncidentLine(IncidentKind.Disaster, Day.Of("2025-03-04"), null, null);

        Assert.Equal(5, IncidentFacts.Of(ChildFiles.Child("2020-03-05"), line, ChildFiles.Context()).Groups!.Value.Age);
    }
}
