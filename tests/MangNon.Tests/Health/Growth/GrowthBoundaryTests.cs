using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health.Growth;

public sealed class GrowthBoundaryTests
{
    private const int Any = 400;

    [Theory]
    [InlineData(273, Posture.Standing, 70.0, true)] // under 9 months: taken as lying, and doubted
    [InlineData(0, Posture.Standing, 70.0, true)]
    [InlineData(274, Posture.Standing, 70.7, false)]
    [InlineData(730, Posture.Standing, 70.7, false)]
    [InlineData(731, Posture.Standing, 70.0, false)]
    [InlineData(100, Posture.Lying, 70.0, false)]
    [InlineData(730, Posture.Lying, 70.0, false)]
    [InlineData(731, Posture.Lying, 69.3, false)]
    [InlineData(1826, Posture.Lying, 69.3, false)]
    [InlineData(1827, Posture.Lying, 69.3, false)]
    [InlineData(1827, Posture.Standing, 70.0, false)]
    [InlineData(274, Posture.Unknown, 70.0, false)]
    [InlineData(731, Posture.Unknown, 70.0, false)]
    [InlineData(null, Posture.Standing, 70.0, false)]
    [InlineData(null, Posture.Lying, 70.0, false)]
    public void Posture_is_corrected_by_age(int? days, Posture posture, double corrected, bool doubted)
    {
        var scores = GrowthStandards.ScoreWeighing(Sex.Female, days, 9_000_000, 700_000, posture, oedema: false);
        Assert.Equal(corrected, scores.CorrectedCm);
        Assert.Equal(doubted, (scores.Flags & GrowthDoubts.StandingTooYoung) != 0);
    }

    [Fact]
    public void A_lying_child_of_103_1_cm_is_compared_with_children_of_102_4_cm()
    {
        var by102 = GrowthTables.Who2006.WeightForHeight.At(Sex.Male, 1024).RestrictedZ(16.4);
        var scores = Who2006.Score(Child() with { AgeDays = 1000, WeightKg = 16.4m, LengthCm = 103.1m });
        Assert.Equal(102.4, scores.CorrectedCm);
        Assert.Equal(by102, scores.WeightForLength);
        Assert.Equal(
            by102,
            Who2006.ScoreWeighing(Sex.Male, 1000, 16_400_000, 1_031_000, Posture.Lying, oedema: false).WeightForLength
        );
        // The trap itself: were it not for decimals, the place in the table would be 1023.
        Assert.Equal(1023, (int)((103.1 - 0.7) * 10));
    }

    [Theory]
    [InlineData(-1, GrowthEdition.None)]
    [InlineData(0, GrowthEdition.Who2006)]
    [InlineData(1826, GrowthEdition.Who2006)]
    [InlineData(1827, GrowthEdition.Who2007)]
    [InlineData(6939, GrowthEdition.Who2007)] // 227.98 months
    [InlineData(6940, GrowthEdition.None)] // 228.01
    [InlineData(int.MaxValue, GrowthEdition.None)]
    [InlineData(int.MinValue, GrowthEdition.None)]
    public void Age_chooses_the_edition(int days, GrowthEdition edition)
    {
        var scores = GrowthStandards.Score(Child() with { AgeDays = days });
        Assert.Equal(edition, scores.Edition);
        Assert.Equal(edition == GrowthEdition.None, double.IsNaN(scores.LengthForAge));
        Assert.Equal(edition == GrowthEdition.None, double.IsNaN(scores.BmiForAge));
        Assert.Equal(edition != GrowthEdition.Who2006, double.IsNaN(scores.WeightForLength));
    }

    [Theory]
    [InlineData("59.99", false, false)]
    [InlineData("60", true, true)]
    [InlineData("120", true, true)]
    [InlineData("120.01", true, false)]
    [InlineData("228", true, false)]
    [InlineData("228.01", false, false)]
    [InlineData("-1", false, false)]
    public void The_2007_reference_holds_from_60_to_228_months_and_for_weight_to_120(
        string months,
        bool scored,
        bool weightScored
    )
    {
        var age = decimal.Parse(months, System.Globalization.CultureInfo.InvariantCulture);
        var scores = Who2007.Score(Child(), age);
        Assert.Equal(scored, !double.IsNaN(scores.LengthForAge));
        Assert.Equal(scored, !double.IsNaN(scores.BmiForAge));
        Assert.Equal(weightScored, !double.IsNaN(scores.WeightForAge));
        Assert.True(double.IsNaN(scores.WeightForLength));
    }

    [Fact]
    public void Neither_edition_scores_the_ages_of_the_other()
    {
        Assert.Equal(GrowthEdition.None, Who2006.Score(Child() with { AgeDays = 1827 }).Edition);
        Assert.True(double.IsNaN(Who2006.Score(Child() with { AgeDays = 1827 }).WeightForLength));
        Assert.Equal(GrowthEdition.None, Who2007.Score(Child() with { AgeDays = 1826 }).Edition);
        Assert.Equal(GrowthEdition.None, Who2007.Score(Child() with { AgeDays = null }).Edition);
    }

    [Fact]
    public void Of_an_unknown_sex_nothing_is_scored()
    {
        foreach (var sex in new Sex?[] { null, 0, (Sex)3 })
            AssertNothing(Who2006.Score(Child() with { Sex = sex, AgeDays = Any }));
        foreach (var sex in new Sex?[] { null, 0, (Sex)3 })
            AssertNothing(Who2007.Score(Child() with { Sex = sex }, 100));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_measure_of_zero_or_less_is_no_measure(int nothing)
    {
        AssertNothing(
            Who2006.Score(
                Child() with
                {
                    AgeDays = Any,
                    WeightKg = nothing,
                    LengthCm = nothing,
                    HeadCm = nothing,
                    ArmCm = nothing,
                }
            )
        );
        AssertNothing(Who2006.ScoreWeighing(Sex.Male, Any, nothing, nothing, Posture.Lying, oedema: false));
        AssertNothing(Who2007.ScoreWeighing(Sex.Male, 2000, nothing, nothing, Posture.Lying, oedema: false));
        // A length that the correction takes to nothing.
        AssertNothing(
            Who2006.ScoreWeighing(Sex.Male, 800, 9_000_000, 7_000, Posture.Lying, false) with
            {
                WeightForAge = double.NaN,
            }
        );
    }

    [Fact]
    public void A_length_of_more_than_a_kilometre_or_a_weight_without_end_breaks_nothing()
    {
        var huge = Child() with { AgeDays = Any, WeightKg = decimal.MaxValue, LengthCm = decimal.MaxValue };
        Assert.True(double.IsNaN(Who2006.Score(huge).LengthForAge));
        Assert.True(Who2006.Score(huge).IsImplausible(GrowthIndex.WeightForAge));
        Assert.True(
            double.IsNaN(
                Who2006.ScoreWeighing(Sex.Male, Any, long.MaxValue, long.MaxValue, Posture.Lying, false).LengthForAge
            )
        );
    }

    [Theory]
    [InlineData(500)]
    [InlineData(2000)]
    public void Oedema_leaves_only_what_does_not_rest_on_weight(int days)
    {
        var scores = GrowthStandards.Score(Child() with { AgeDays = days, Oedema = true });
        Assert.False(double.IsNaN(scores.LengthForAge));
        Assert.True(double.IsNaN(scores.WeightForAge));
        Assert.True(double.IsNaN(scores.WeightForLength));
        Assert.True(double.IsNaN(scores.BmiForAge));
        Assert.Equal(
            NutritionStatus.Wasted | NutritionStatus.SeverelyWasted,
            Nutrition.Of(scores) & (NutritionStatus.Wasted | NutritionStatus.SeverelyWasted)
        );
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("59.99", 1826)] // 1825.95
    [InlineData("60", 1826)] // 1826.25
    [InlineData("8", 244)] // 243.5 goes up
    [InlineData("24", 731)] // 730.5 goes up
    [InlineData("23.99", 730)] // 730.20
    [InlineData("9", 274)] // 273.94
    [InlineData("12", 365)] // 365.25
    public void Months_become_days_halves_rounded_up(string months, int days) =>
        Assert.Equal(days, GrowthAge.Days(decimal.Parse(months, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_month_is_30_4375_days()
    {
        Assert.Equal(11.99, Math.Round(GrowthAge.Months(365), 2));
        Assert.Equal(1, GrowthAge.Months(487) / 16);
        for (var days = 1827; days <= 6939; days++)
        {
            var place = MonthPlace.OfDays(days);
            Assert.Equal(GrowthAge.Months(days), place.Month + place.Part, 1e-12);
        }
    }

    private static Measurement Child() =>
        new()
        {
            Sex = Sex.Male,
            WeightKg = 11,
            LengthCm = 80,
            Posture = Posture.Lying,
            HeadCm = 46,
            ArmCm = 15,
        };

    private static void AssertNothing(in GrowthScores scores)
    {
        foreach (var index in Enum.GetValues<GrowthIndex>())
            Assert.True(double.IsNaN(scores[index]), $"{index}: {scores[index]}");
    }
}
