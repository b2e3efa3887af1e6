using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>A weighing with its scores and what they say. Pure.</summary>
public sealed record Measured(Weighing Weighing, int AgeDays, GrowthScores Scores)
{
    public static Measured Of(Child child, Weighing weighing)
    {
        var days = Age.Days(child.BirthDate, weighing.MeasuredOn);
        return new Measured(
            weighing,
            days,
            GrowthStandards.ScoreWeighing(
                child.Sex,
                days,
                weighing.WeightMg,
                weighing.HeightUm,
                weighing.Posture,
                weighing.Oedema
            )
        );
    }

    /// <summary>“thấp còi, nhẹ cân”; empty where nothing is beyond the cut-offs.</summary>
    public string Words => Nutrition.Words(Nutrition.Of(Scores));

    /// <summary>12,3; up to two decimals as taken.</summary>
    public string Kilograms =>
        Weighing.WeightMg is { } mg ? (mg / 1_000_000m).ToString("0.0##", Numbers.Culture) : Numbers.None;

    public string Centimetres =>
        Weighing.HeightUm is { } um ? (um / 10_000m).ToString("0.0##", Numbers.Culture) : Numbers.None;

    /// <summary>“−1,24”; a score that cannot be believed stands in brackets.</summary>
    public string Z(GrowthIndex index)
    {
        var z = Scores[index];
        if (double.IsNaN(z))
        {
            return Numbers.None;
        }

        return Scores.IsImplausible(index) ? $"({Z(z)})" : Z(Scores.Usable(index));
    }

    /// <summary>“−1,24” with a true minus sign.</summary>
    public static string Z(double z) => z.ToString("0.00", Numbers.Culture).Replace('-', '−');
}
