using CsCheck;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health.Growth;

public sealed class GrowthExactnessTests
{
    private static readonly Gen<Sex> Sexes = Gen.Enum<Sex>();
    private static readonly Gen<Posture> Postures = Gen.Enum<Posture>();

    [Fact]
    public void Every_score_of_a_weighing_is_the_plain_formula_within_a_billionth() =>
        Gen.Select(
                Sexes,
                Gen.Int[0, 6939],
                Gen.Long[1_000_000, 120_000_000],
                Gen.Long[400_000, 2_000_000],
                Postures,
                Gen.Bool
            )
            .Sample(
                (sex, days, mg, um, posture, oedema) =>
                {
                    var got = GrowthStandards.ScoreWeighing(sex, days, mg, um, posture, oedema);
                    var (kg, cm, p) = (mg / 1_000_000m, um / 10_000m, Letter(posture));
                    Close(PlainGrowth.HeightForAge((int)sex, days, cm, p), got.LengthForAge);
                    Close(PlainGrowth.WeightForAge((int)sex, days, kg, oedema), got.WeightForAge);
                    Close(PlainGrowth.BmiForAge((int)sex, days, kg, cm, p, oedema), got.BmiForAge);
                    Close(PlainGrowth.WeightForLength((int)sex, days, kg, cm, p, oedema), got.WeightForLength);
                },
                iter: 20_000
            );

    [Fact]
    public void Children_near_the_norm_are_exact_too() =>
        Gen.Select(Sexes, Gen.Int[0, 1826], Gen.Double[-4, 4], Gen.Double[-4, 4], Postures)
            .Sample(
                (sex, days, zWeight, zHeight, posture) =>
                {
                    var (_, m, s) = PlainGrowth.Row("length-height-for-age-0-5", (int)sex, days);
                    var um = (long)(m * (1 + (s * zHeight)) * 10_000);
                    var (_, weight, spread) = PlainGrowth.Row("weight-for-age-0-5", (int)sex, days);
                    var mg = (long)(weight * Math.Exp(spread * zWeight) * 1_000_000);
                    var got = GrowthStandards.ScoreWeighing(sex, days, mg, um, posture, oedema: false);
                    var (kg, cm, p) = (mg / 1_000_000m, um / 10_000m, Letter(posture));
                    Close(PlainGrowth.HeightForAge((int)sex, days, cm, p), got.LengthForAge);
                    Close(PlainGrowth.WeightForAge((int)sex, days, kg, false), got.WeightForAge);
                    Close(PlainGrowth.BmiForAge((int)sex, days, kg, cm, p, false), got.BmiForAge);
                    Close(PlainGrowth.WeightForLength((int)sex, days, kg, cm, p, false), got.WeightForLength);
                },
                iter: 20_000
            );

    [Fact]
    public void Weight_for_length_without_an_age_is_exact_too() =>
        Gen.Select(Sexes, Gen.Long[1_500_000, 40_000_000], Gen.Long[440_000, 1_210_000], Postures)
            .Sample(
                (sex, mg, um, posture) =>
                {
                    var got = Who2006.ScoreWeighing(sex, null, mg, um, posture, oedema: false);
                    var plain = PlainGrowth.WeightForLength(
                        (int)sex,
                        null,
                        mg / 1_000_000m,
                        um / 10_000m,
                        Letter(posture),
                        oedema: false
                    );
                    Close(plain, got.WeightForLength);
                },
                iter: 20_000
            );

    [Fact]
    public void Decimals_and_the_whole_numbers_of_the_register_give_the_same_scores() =>
        Gen.Select(
                Sexes,
                Gen.Int[0, 6939],
                Gen.Long[1_000_000, 120_000_000],
                Gen.Long[400_000, 2_000_000],
                Postures,
                Gen.Bool
            )
            .Sample(
                (sex, days, mg, um, posture, oedema) =>
                    GrowthStandards
                        .Score(
                            new Measurement
                            {
                                Sex = sex,
                                AgeDays = days,
                                WeightKg = mg / 1_000_000m,
                                LengthCm = um / 10_000m,
                                Posture = posture,
                                Oedema = oedema,
                            }
                        )
                        .Equals(GrowthStandards.ScoreWeighing(sex, days, mg, um, posture, oedema)),
                iter: 20_000
            );

    [Fact]
    public void A_heavier_child_never_scores_lower_and_nothing_jumps_at_three() =>
        Gen.Select(Sexes, Gen.Int[0, 1826])
            .Sample(
                (sex, days) =>
                {
                    var curve = GrowthCurves.At(GrowthChart.WeightForAge, sex, days);
                    foreach (var (at, z) in new[] { (curve.Plus3, 3.0), (curve.Minus3, -3.0) })
                    {
                        var mg = (long)(at * 1_000_000);
                        var below = Weight(sex, days, mg - 1);
                        var above = Weight(sex, days, mg + 1);
                        Assert.True(below < above, $"{below} {above}");
                        Assert.InRange(below, z - 1e-5, z + 1e-5);
                        Assert.InRange(above, z - 1e-5, z + 1e-5);
                    }
                },
                iter: 5_000
            );

    [Fact]
    public void Beyond_three_each_step_from_the_second_to_the_third_SD_is_one() =>
        Gen.Select(Sexes, Gen.Int[0, 1826], Gen.Int[1, 3])
            .Sample(
                (sex, days, steps) =>
                {
                    var curve = GrowthCurves.At(GrowthChart.WeightForAge, sex, days);
                    var heavy = curve.Plus3 + (steps * (curve.Plus3 - curve.Plus2));
                    Assert.Equal(3 + steps, Weight(sex, days, (long)Math.Round(heavy * 1_000_000)), 5);
                    var light = curve.Minus3 - (steps * (curve.Minus2 - curve.Minus3));
                    if (light > 0)
                        Assert.Equal(-3 - steps, Weight(sex, days, (long)Math.Round(light * 1_000_000)), 5);
                },
                iter: 5_000
            );

    [Fact]
    public void Scoring_allocates_nothing()
    {
        Weight(Sex.Male, 100, 5_000_000);
        GrowthStandards.ScoreWeighing(Sex.Male, 2000, 5_000_000, 900_000, Posture.Standing, oedema: false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var days = 0; days < 6939; days++)
            GrowthStandards.ScoreWeighing(Sex.Male, days, 9_000_000, 900_000, Posture.Standing, oedema: false);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double Weight(Sex sex, int days, long mg) =>
        Who2006.ScoreWeighing(sex, days, mg, null, Posture.Unknown, oedema: false).WeightForAge;

    private static char Letter(Posture posture) =>
        posture switch
        {
            Posture.Lying => 'l',
            Posture.Standing => 'h',
            _ => ' ',
        };

    // Scores of thousands (a newborn of 120 kg) are compared by their own size.
    private static void Close(double? expected, double actual)
    {
        if (expected is not { } plain)
            Assert.True(double.IsNaN(actual), $"no score expected, got {actual}");
        else
            Assert.True(
                Math.Abs(plain - actual) <= 1e-9 * Math.Max(1, Math.Abs(plain) / 100),
                $"expected {plain:R}, got {actual:R}"
            );
    }
}
