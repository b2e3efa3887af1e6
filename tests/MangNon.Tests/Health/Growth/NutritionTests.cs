using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health.Growth;

public sealed class NutritionTests
{
    [Theory]
    [InlineData(-2.0, "")]
    [InlineData(-2.004, "")] // −2.00 rounded, as WHO counts
    [InlineData(-2.005, "thấp còi")]
    [InlineData(-3.0, "thấp còi")]
    [InlineData(-3.01, "thấp còi nặng")]
    [InlineData(-6.0, "thấp còi nặng")]
    [InlineData(-6.004, "thấp còi nặng")]
    [InlineData(-6.01, "")] // implausible: says nothing
    [InlineData(double.NaN, "")]
    public void Stunting_is_a_length_for_age_below_minus_two(double z, string words) =>
        Assert.Equal(words, Words(GrowthIndex.LengthForAge, z, GrowthEdition.Who2006));

    [Theory]
    [InlineData(-2.0, "")]
    [InlineData(-2.01, "nhẹ cân")]
    [InlineData(-3.01, "nhẹ cân nặng")]
    [InlineData(4.0, "")]
    public void Underweight_is_a_weight_for_age_below_minus_two(double z, string words) =>
        Assert.Equal(words, Words(GrowthIndex.WeightForAge, z, GrowthEdition.Who2006));

    [Theory]
    [InlineData(-5.01, "")]
    [InlineData(-3.01, "gầy còm nặng")]
    [InlineData(-2.01, "gầy còm")]
    [InlineData(2.0, "")]
    [InlineData(2.01, "thừa cân")]
    [InlineData(3.0, "thừa cân")]
    [InlineData(3.01, "béo phì")]
    [InlineData(5.0, "béo phì")]
    [InlineData(5.01, "")]
    public void Under_five_wasting_and_overweight_go_by_weight_for_length(double z, string words) =>
        Assert.Equal(words, Words(GrowthIndex.WeightForLength, z, GrowthEdition.Who2006));

    [Theory]
    [InlineData(-2.01, "gầy")]
    [InlineData(-2.0, "")]
    [InlineData(1.0, "")]
    [InlineData(1.01, "thừa cân")]
    [InlineData(2.0, "thừa cân")]
    [InlineData(2.01, "béo phì")]
    public void From_five_thinness_and_overweight_go_by_BMI_for_age(double z, string words)
    {
        Assert.Equal(words, Words(GrowthIndex.BmiForAge, z, GrowthEdition.Who2007));
        Assert.Equal("", Words(GrowthIndex.BmiForAge, z, GrowthEdition.Who2006));
    }

    [Theory]
    [InlineData(GrowthIndex.LengthForAge, -6, 6)]
    [InlineData(GrowthIndex.WeightForAge, -6, 5)]
    [InlineData(GrowthIndex.WeightForLength, -5, 5)]
    [InlineData(GrowthIndex.BmiForAge, -5, 5)]
    [InlineData(GrowthIndex.HeadForAge, -5, 5)]
    [InlineData(GrowthIndex.ArmForAge, -5, 5)]
    public void Plausibility_is_judged_on_the_rounded_score(GrowthIndex index, double lowest, double highest)
    {
        Assert.False(Plausibility.IsImplausible(index, lowest));
        Assert.False(Plausibility.IsImplausible(index, lowest - 0.0049));
        Assert.True(Plausibility.IsImplausible(index, lowest - 0.0051));
        Assert.False(Plausibility.IsImplausible(index, highest));
        Assert.False(Plausibility.IsImplausible(index, highest + 0.0049));
        Assert.True(Plausibility.IsImplausible(index, highest + 0.0051));
        Assert.False(Plausibility.IsImplausible(index, double.NaN));
    }

    [Fact]
    public void A_flagged_score_is_given_but_not_usable()
    {
        var scores = Who2006.Score(
            new Measurement
            {
                Sex = Sex.Male,
                AgeDays = 400,
                WeightKg = 25,
            }
        );
        Assert.True(scores.WeightForAge > 5);
        Assert.True(scores.IsImplausible(GrowthIndex.WeightForAge));
        Assert.Equal(GrowthDoubts.WeightForAge, scores.Flags);
        Assert.True(double.IsNaN(scores.Usable(GrowthIndex.WeightForAge)));
    }

    private static string Words(GrowthIndex index, double z, GrowthEdition edition)
    {
        double Only(GrowthIndex i) => i == index ? z : double.NaN;
        return Nutrition.Words(
            Nutrition.Of(
                new GrowthScores
                {
                    Edition = edition,
                    LengthForAge = Only(GrowthIndex.LengthForAge),
                    WeightForAge = Only(GrowthIndex.WeightForAge),
                    WeightForLength = Only(GrowthIndex.WeightForLength),
                    BmiForAge = Only(GrowthIndex.BmiForAge),
                    HeadForAge = double.NaN,
                    ArmForAge = double.NaN,
                    Flags = Plausibility.IsImplausible(index, z) ? (GrowthDoubts)(1 << (int)index) : 0,
                }
            )
        );
    }
}
