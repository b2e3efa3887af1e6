using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health.Growth;

public sealed class GrowthCurvesTests
{
    public static readonly TheoryData<GrowthChart> Charts = [.. Enum.GetValues<GrowthChart>()];

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_bands_of_a_chart_rise_from_minus_three_to_plus_three_over_its_whole_range(GrowthChart chart)
    {
        var (first, last) = GrowthCurves.Range(chart);
        foreach (var sex in new[] { Sex.Male, Sex.Female })
        {
            var points = GrowthCurves.Between(chart, sex, first, last, 0.5);
            Assert.Equal(first, points[0].X);
            Assert.Equal(last, points[^1].X);
            foreach (var p in points)
            {
                Assert.True(p.Minus3 > 0 && p.Minus3 < p.Minus2 && p.Minus2 < p.Minus1 && p.Minus1 < p.Median, $"{p}");
                Assert.True(p.Median < p.Plus1 && p.Plus1 < p.Plus2 && p.Plus2 < p.Plus3, $"{p}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Off_a_chart_there_is_no_band(GrowthChart chart)
    {
        var (first, last) = GrowthCurves.Range(chart);
        foreach (var x in new[] { first - 0.01, last + 0.01, double.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => GrowthCurves.At(chart, Sex.Male, x));
    }

    [Theory]
    [InlineData(GrowthChart.LengthForAge, 0, 1826)]
    [InlineData(GrowthChart.WeightForAge, 0, 1826)]
    [InlineData(GrowthChart.WeightForLength, 45, 110)]
    [InlineData(GrowthChart.WeightForHeight, 65, 120)]
    [InlineData(GrowthChart.BmiForAge, 0, 1826)]
    [InlineData(GrowthChart.HeadForAge, 0, 1826)]
    [InlineData(GrowthChart.ArmForAge, 91, 1826)]
    [InlineData(GrowthChart.HeightForAge5To19, 60, 228)]
    [InlineData(GrowthChart.WeightForAge5To10, 60, 120)]
    [InlineData(GrowthChart.BmiForAge5To19, 60, 228)]
    public void A_chart_covers_the_ages_and_lengths_that_are_scored(GrowthChart chart, double first, double last) =>
        Assert.Equal((first, last), GrowthCurves.Range(chart));

    [Theory]
    [InlineData(GrowthChart.WeightForAge, 0, 3.3464)] // WHO's median boy is born with 3.3 kg
    [InlineData(GrowthChart.LengthForAge, 1826, 109.9593)]
    [InlineData(GrowthChart.WeightForLength, 110, 18.2689)]
    [InlineData(GrowthChart.WeightForHeight, 65.1, 7.4563)]
    [InlineData(GrowthChart.HeightForAge5To19, 60, 109.7265)]
    public void The_middle_line_is_WHOs_median(GrowthChart chart, double x, double median) =>
        Assert.Equal(median, GrowthCurves.At(chart, Sex.Male, x).Median);

    [Fact]
    public void A_child_on_a_line_has_its_score()
    {
        for (var days = 0; days <= 1826; days += 83)
        {
            var line = GrowthCurves.At(GrowthChart.BmiForAge, Sex.Female, days).Minus2;
            // 1 m tall: the weight is the BMI.
            var scores = Who2006.ScoreWeighing(
                Sex.Female,
                days,
                (long)Math.Round(line * 1_000_000),
                1_000_000,
                Posture.Unknown,
                oedema: false
            );
            Assert.Equal(-2, scores.BmiForAge, 5);
        }
    }
}
