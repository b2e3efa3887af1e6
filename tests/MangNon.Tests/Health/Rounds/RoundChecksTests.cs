using MangNon.Health;
using MangNon.Health.Rounds;
using MangNon.Register;

namespace MangNon.Tests.Health.Rounds;

public sealed class RoundChecksTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-24");
    private static readonly Child Child = NewChild(Day.Of("2024-05-24")); // 30 months

    [Theory]
    [InlineData("12,5", "88.4", 12_500_000, 884_000)]
    [InlineData(" 12.5 ", "88", 12_500_000, 880_000)]
    [InlineData("12,5", "", 12_500_000, null)]
    [InlineData("", "88,4", null, 884_000)]
    public void A_comma_and_a_point_are_the_same_and_either_measure_may_be_left_out(
        string weight,
        string height,
        int? mg,
        int? um
    )
    {
        var row = Check(Typed(weight, height));
        Assert.Equal((RoundFate.Add, (long?)mg, (long?)um), (row.Fate, row.WeightMg, row.HeightUm));
        Assert.False(row.Waits);
        Assert.Equal(um is null ? Posture.Unknown : Posture.Standing, row.Posture);
    }

    [Theory]
    [InlineData("mười hai", "", RoundProblem.WeightNotANumber)]
    [InlineData("12,5,1", "", RoundProblem.WeightNotANumber)]
    [InlineData("-12", "", RoundProblem.WeightNotANumber)]
    [InlineData("0,49", "", RoundProblem.WeightOutOfRange)]
    [InlineData("0,5", "", null)]
    [InlineData("150", "", null)]
    [InlineData("150,01", "", RoundProblem.WeightOutOfRange)]
    [InlineData("12500", "", RoundProblem.WeightOutOfRange)] // grams
    [InlineData("999999999999999", "", RoundProblem.WeightNotANumber)]
    [InlineData("", "8x", RoundProblem.HeightNotANumber)]
    [InlineData("", "24,9", RoundProblem.HeightOutOfRange)]
    [InlineData("", "25", null)]
    [InlineData("", "220", null)]
    [InlineData("", "220,1", RoundProblem.HeightOutOfRange)]
    public void What_cannot_be_a_measure_is_refused(string weight, string height, RoundProblem? problem)
    {
        var row = Check(Typed(weight, height) with { Confirmed = true });
        Assert.Equal(problem is { } one ? [one] : [], row.Problems);
        Assert.Equal(problem is not null, row.Waits);
    }

    [Fact]
    public void An_empty_row_is_left_alone_and_oedema_alone_is_a_weighing()
    {
        Assert.Equal(RoundFate.Nothing, Check(Typed("", "  ")).Fate);
        Assert.Equal(RoundFate.Add, Check(Typed("", "") with { Oedema = true }).Fate);
    }

    [Theory]
    [InlineData("9,0", false)] // exactly a tenth
    [InlineData("8,99", true)]
    public void A_loss_of_more_than_a_tenth_is_asked_about_and_not_refused(string weight, bool asked)
    {
        var row = Check(Typed(weight, ""), Weighed("2026-10-24", 10_000_000));
        Assert.Equal(asked ? [RoundDoubt.WeightLoss] : [], row.Doubts);
        Assert.Equal(asked, row.Waits);
        Assert.False(Check(Typed(weight, "") with { Confirmed = true }, Weighed("2026-10-24", 10_000_000)).Waits);
    }

    [Theory]
    [InlineData("2026-10-25", "11", false)] // 30 days: one month
    [InlineData("2026-10-25", "11,01", true)]
    [InlineData("2026-10-24", "12", false)] // 31 days: a second is begun
    [InlineData("2026-10-24", "12,01", true)]
    public void A_gain_beyond_a_kilo_for_each_begun_month_is_asked_about(string before, string weight, bool asked) =>
        Assert.Equal(
            asked ? [RoundDoubt.WeightGain] : [],
            Check(Typed(weight, ""), Weighed(before, 10_000_000)).Doubts
        );

    [Fact]
    public void An_infant_may_gain_two_kilos_in_a_month()
    {
        var infant = NewChild(Today.AddDays(-182));
        var before = Weighed(Today.AddDays(-30), 5_000_000);
        Assert.Empty(Check(infant, Typed("7", ""), before).Doubts);
        Assert.Contains(RoundDoubt.WeightGain, Check(infant, Typed("7,01", ""), before).Doubts);
        Assert.Contains(RoundDoubt.WeightGain, Check(NewChild(Today.AddDays(-183)), Typed("7", ""), before).Doubts);
    }

    [Theory]
    [InlineData("87", Posture.Standing, false)] // exactly 1 cm
    [InlineData("86,9", Posture.Standing, true)]
    [InlineData("87,7", Posture.Lying, false)] // lying, one is 0,7 cm longer: the same as 87 standing
    [InlineData("87,6", Posture.Lying, true)]
    public void A_child_more_than_a_centimetre_shorter_is_asked_about(string height, Posture posture, bool asked)
    {
        var before = Weighed("2026-05-24", null, 880_000, Posture.Standing);
        Assert.Equal(
            asked ? [RoundDoubt.HeightLoss] : [],
            Check(Typed("", height) with { Posture = posture }, before).Doubts
        );
    }

    [Fact]
    public void The_last_measure_of_each_kind_counts_wherever_it_stands()
    {
        var row = Check(
            Typed("8", "80"),
            Weighed("2026-05-24", 10_000_000, 880_000),
            Weighed("2026-06-24", null, 890_000),
            Weighed("2026-12-24", 5_000_000, 500_000) // later than the day of the round
        );
        Assert.Equal([RoundDoubt.WeightLoss, RoundDoubt.HeightLoss], row.Doubts);
    }

    [Fact]
    public void What_WHO_takes_for_an_error_is_asked_about() =>
        Assert.Equal([RoundDoubt.Implausible], Check(Typed("5,2", "")).Doubts);

    [Fact]
    public void The_same_again_is_nothing_and_something_else_changes_the_days_weighing()
    {
        var saved = Weighed(Today, 12_500_000, 884_000, Posture.Standing);
        var seen = Typed("12,5", "88,4") with { Seen = RoundSeen.Of(saved) };
        Assert.Equal(RoundFate.Nothing, Check(seen, saved).Fate);
        Assert.Equal(RoundFate.Change, Check(seen with { Weight = "12,6" }, saved).Fate);
        Assert.Equal(RoundFate.Change, Check(seen with { Posture = Posture.Lying }, saved).Fate);
        Assert.Empty(Check(seen with { Weight = "12,6" }, saved).Doubts);
    }

    [Fact]
    public void A_row_that_was_emptied_asks_whether_to_remove_and_one_never_seen_full_is_left_alone()
    {
        var saved = Weighed(Today, 12_500_000);
        var emptied = Check(Typed("", "") with { Seen = RoundSeen.Of(saved) }, saved);
        Assert.Equal((RoundFate.Remove, true), (emptied.Fate, emptied.Waits));
        Assert.Equal([RoundDoubt.Removes], emptied.Doubts);
        Assert.Equal(RoundFate.Nothing, Check(Typed("", ""), saved).Fate);
    }

    [Fact]
    public void What_another_wrote_meanwhile_is_shown_before_it_is_written_over()
    {
        var saved = Weighed(Today, 12_500_000);
        Assert.Equal([RoundDoubt.ChangedMeanwhile], Check(Typed("12", ""), saved).Doubts);
        var before = new RoundSeen(saved.Sequence, 12_400_000, null);
        Assert.Equal([RoundDoubt.ChangedMeanwhile], Check(Typed("12", "") with { Seen = before }, saved).Doubts);
    }

    [Theory]
    [InlineData(730, Posture.Lying)]
    [InlineData(731, Posture.Standing)]
    public void One_lies_under_two_years_and_stands_from_then_on(int age, Posture posture) =>
        Assert.Equal(posture, new RoundChild(NewChild(Today.AddDays(-age)), Today, []).UsualPosture);

    private static CheckedEntry Check(RoundEntry entry, params Weighing[] weighings) => Check(Child, entry, weighings);

    private static CheckedEntry Check(Child child, RoundEntry entry, params Weighing[] weighings) =>
        RoundChecks.Of(new RoundChild(child, Today, weighings), entry);

    private static RoundEntry Typed(string weight, string height) =>
        new(Child.Id, weight, height, Posture.Standing, false, false, null);

    private static Weighing Weighed(string on, long? mg, long? um = null, Posture posture = Posture.Standing) =>
        Weighed(Day.Of(on), mg, um, posture);

    private static Weighing Weighed(DateOnly on, long? mg, long? um = null, Posture posture = Posture.Standing) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = Child.Id,
            MeasuredOn = on,
            Sequence = 1,
            WeightMg = mg,
            HeightUm = um,
            Posture = posture,
        };

    private static Child NewChild(DateOnly birth) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            HouseholdId = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Thị An",
            NameFolded = "lo thi an",
            BirthDate = birth,
            Sex = Sex.Female,
            EthnicGroup = 3,
        };
}
