using MangNon.Circumstances;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Health;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Tests.Figures.Facts;

public sealed class ChildFactsTests
{
    [Theory]
    [InlineData("2025-12-31", null, null, null, true)] // born on the cut-off day
    [InlineData("2026-01-01", null, null, null, false)] // born the day after
    [InlineData("2020-03-05", "2025-12-31", null, null, true)] // arrived that day
    [InlineData("2020-03-05", "2026-01-01", null, null, false)]
    [InlineData("2020-03-05", null, "2025-12-31", null, false)] // left that day: gone
    [InlineData("2020-03-05", null, "2026-01-01", null, true)]
    [InlineData("2020-03-05", null, null, "2025-12-31", false)] // died that day
    [InlineData("2020-03-05", null, null, "2026-01-01", true)]
    public void Residence_on_the_cut_off_day_turns_on_the_day_itself(
        string birth,
        string? arrived,
        string? left,
        string? died,
        bool resident
    )
    {
        var child = ChildFiles.Child(birth, arrived, left, died);

        Assert.Equal(resident, ChildFacts.Of(child, ChildFiles.Context()).Resident);
    }

    [Theory]
    [InlineData(Residence.Permanent, true)]
    [InlineData(Residence.Temporary, true)]
    [InlineData(Residence.Unstated, true)]
    [InlineData(Residence.Absent, false)]
    public void An_absent_child_is_not_resident(Residence residence, bool resident)
    {
        Assert.Equal(resident, ChildFacts.Of(ChildFiles.Child(residence: residence), ChildFiles.Context()).Resident);
    }

    [Theory]
    [InlineData("2025-01-01", null, true)]
    [InlineData("2025-12-31", null, true)]
    [InlineData("2024-12-31", null, false)]
    [InlineData("2025-05-05", "2025-05-05", true)]
    [InlineData("2025-05-05", "2025-05-06", false)]
    public void A_live_birth_of_the_period_was_born_here(string birth, string? arrived, bool counts)
    {
        Assert.Equal(counts, ChildFacts.Of(ChildFiles.Child(birth, arrived), ChildFiles.Context()).LiveBirthInPeriod);
    }

    [Theory]
    [InlineData("2025-06-29", 27)]
    [InlineData("2025-06-30", 28)]
    public void Days_at_death_are_counted_from_the_day_of_birth(string died, int days)
    {
        var facts = ChildFacts.Of(ChildFiles.Child("2025-06-02", died: died), ChildFiles.Context());

        Assert.Equal((true, days, 0), (facts.DiedInPeriod, facts.AgeDaysAtDeath, facts.AgeAtDeath));
    }

    [Fact]
    public void A_dose_on_the_first_birthday_is_too_late_for_5a()
    {
        var schedule = ChildFiles.Schedule([], [("SOI", 1)]);
        var child = ChildFiles.Child("2024-03-05");
        child.Doses.Add(new DoseLine("SOI", 1, Day.Of("2025-03-05")));
        var context = ChildFiles.Context(schedule: schedule);

        Assert.False(ChildFacts.Of(child, context).FullyImmunisedByFirstBirthday);

        child.Doses.Add(new DoseLine("SOI", 1, Day.Of("2025-03-04")));

        Assert.True(ChildFacts.Of(child, context).FullyImmunisedByFirstBirthday);
    }

    [Fact]
    public void A_dose_is_missing_from_the_day_it_is_due_until_the_day_it_is_given()
    {
        var schedule = ChildFiles.Schedule([("BCG", 1, 60)], []);
        var child = ChildFiles.Child("2025-01-01");
        child.Doses.Add(new DoseLine("BCG", 1, Day.Of("2025-03-05")));

        int Missing(string at) => ChildFacts.Of(child, ChildFiles.Context("2025-01-01", at, schedule)).DosesMissing;

        Assert.Equal(
            [0, 1, 1, 0],
            [Missing("2025-03-01"), Missing("2025-03-02"), Missing("2025-03-04"), Missing("2025-03-05")]
        );
    }

    [Theory]
    [InlineData("2025-12-31", null, 1)]
    [InlineData("2026-01-01", null, 0)]
    [InlineData("2025-01-01", "2025-12-31", 0)] // closed on the cut-off day
    [InlineData("2025-01-01", "2026-01-01", 1)]
    public void A_group_of_special_circumstances_is_open_from_its_first_day_to_before_its_last(
        string from,
        string? to,
        int groups
    )
    {
        var child = ChildFiles.Child();
        child.Circumstances.Add(new CircumstanceLine("d", Day.Of(from), Day.OrNull(to)));

        Assert.Equal(groups, ChildFacts.Of(child, ChildFiles.Context()).SpecialGroups);
    }

    [Fact]
    public void Being_at_risk_is_not_one_of_the_14_groups()
    {
        var child = ChildFiles.Child();
        child.Circumstances.Add(new CircumstanceLine(Circumstance.AtRisk, Day.Of("2025-01-01"), null));

        var facts = ChildFacts.Of(child, ChildFiles.Context());

        Assert.Equal((0, true), (facts.SpecialGroups, facts.AtRisk));
    }

    [Fact]
    public void The_same_group_twice_and_two_groups_are_counted_as_groups()
    {
        var child = ChildFiles.Child();
        child.Circumstances.Add(new CircumstanceLine("d", Day.Of("2024-01-01"), null));
        child.Circumstances.Add(new CircumstanceLine("d", Day.Of("2025-01-01"), null));
        child.Circumstances.Add(new CircumstanceLine("đ", Day.Of("2025-01-01"), null));

        Assert.Equal(2, ChildFacts.Of(child, ChildFiles.Context()).SpecialGroups);
    }

    [Fact]
    public void Of_two_weighings_on_one_day_the_last_entered_counts()
    {
        var child = ChildFiles.Child("2023-03-05");
        child.Weighings.Add(new WeighingLine(Day.Of("2025-06-01"), 2, 8_000_000, 880_000, Posture.Standing, false));
        child.Weighings.Add(new WeighingLine(Day.Of("2025-06-01"), 1, 12_000_000, 880_000, Posture.Standing, false));

        Assert.True(ChildFacts.Of(child, ChildFiles.Context()).WeightForAge < -2);
    }

    [Fact]
    public void No_earlier_weighing_takes_the_place_of_a_latest_one_without_a_score()
    {
        var child = ChildFiles.Child("2023-03-05");
        child.Weighings.Add(new WeighingLine(Day.Of("2025-05-01"), 1, 12_000_000, 880_000, Posture.Standing, false));
        child.Weighings.Add(new WeighingLine(Day.Of("2025-06-01"), 2, null, 880_000, Posture.Standing, false));

        var facts = ChildFacts.Of(child, ChildFiles.Context());

        Assert.Null(facts.WeightForAge);
        Assert.NotNull(facts.HeightForAge);
    }

    [Fact]
    public void Oedema_leaves_only_the_height_score()
    {
        var child = ChildFiles.Child("2023-03-05");
        child.Weighings.Add(new WeighingLine(Day.Of("2025-06-01"), 1, 12_000_000, 880_000, Posture.Standing, true));

        var facts = ChildFacts.Of(child, ChildFiles.Context());

        Assert.Equal((null, null), (facts.WeightForAge, facts.WeightForHeight));
        Assert.NotNull(facts.HeightForAge);
    }

    [Theory]
    [InlineData("2025-03-05", true)] // day 1826
    [InlineData("2025-03-06", false)] // day 1827
    public void A_weighing_counts_up_to_day_1826_whatever_the_age_at_the_cut_off(string on, bool counts)
    {
        var child = ChildFiles.Child("2020-03-05");
        child.Weighings.Add(new WeighingLine(Day.Of(on), 1, 17_000_000, 1_080_000, Posture.Standing, false));

        Assert.Equal(counts, ChildFacts.Of(child, ChildFiles.Context()).WeightForAge is not null);
    }

    [Fact]
    public void A_child_who_is_not_resident_has_no_scores()
    {
        var child = ChildFiles.Child("2023-03-05", left: "2025-07-01");
        child.Weighings.Add(new WeighingLine(Day.Of("2025-06-01"), 1, 12_000_000, 880_000, Posture.Standing, false));

        Assert.Null(ChildFacts.Of(child, ChildFiles.Context()).WeightForAge);
    }

    [Theory]
    [InlineData("2025-08-31", 2024, 5)]
    [InlineData("2025-09-01", 2025, 5)]
    public void The_school_year_turns_on_1_September(string at, int schoolYear, int schoolAge)
    {
        var context = ChildFiles.Context("2025-01-01", at);

        Assert.Equal(schoolYear, context.SchoolYear);
        Assert.Equal(schoolAge, ChildFacts.Of(ChildFiles.Child($"{schoolYear - 5}-12-31"), context).SchoolAge);
    }

    [Theory]
    [InlineData(Grades.Nursery, EnrolmentResult.Attending, false, true)]
    [InlineData(Grades.Kindergarten, EnrolmentResult.Attending, true, true)]
    [InlineData(1, EnrolmentResult.Transferred, true, true)]
    [InlineData(2, EnrolmentResult.Attending, false, true)]
    [InlineData(1, EnrolmentResult.DroppedOut, false, false)]
    public void A_transferred_pupil_attends_and_one_who_dropped_out_does_not(
        int grade,
        EnrolmentResult result,
        bool kindergartenOrOne,
        bool attends
    )
    {
        var child = ChildFiles.Child();
        child.Enrolments.Add(new EnrolmentLine(2025, grade, result));

        var facts = ChildFacts.Of(child, ChildFiles.Context());

        Assert.Equal((kindergartenOrOne, attends), (facts.InKindergartenOrGradeOne, facts.AttendingSchool));
    }

    [Fact]
    public void The_dead_are_grouped_by_their_age_on_the_day_of_death()
    {
        var dead = ChildFiles.Child("2020-03-05", died: "2025-02-01");
        var alive = ChildFiles.Child("2020-03-05", died: "2026-02-01");

        Assert.Equal(4, ChildFacts.Of(dead, ChildFiles.Context()).Groups!.Value.Age);
        Assert.Equal(5, ChildFacts.Of(alive, ChildFiles.Context()).Groups!.Value.Age);
    }
}
