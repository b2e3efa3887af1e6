using System.Globalization;
using System.Text;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Bench.Growth;

/// <summary>One weighing of the sample, in the register's units.</summary>
internal readonly record struct Weighed(Sex Sex, int AgeDays, long WeightMg, long HeightUm, Posture Posture)
{
    public Measurement ToMeasurement() =>
        new()
        {
            Sex = Sex,
            AgeDays = AgeDays,
            WeightKg = WeightMg / 1_000_000m,
            LengthCm = HeightUm / 10_000m,
            Posture = Posture,
        };
}

/// <summary>
/// Made-up children of all ages, always the same, about the median of their age: weight and height each with a standard
/// deviation of 1.15 scores, so that some lie beyond ±3, where a score costs three powers instead of one.
/// </summary>
internal static class GrowthSample
{
    private const int Children = 100_000;

    public static Weighed[] Weighings(int fromDay, int toDay)
    {
        var random = new Random(2021);
        var weighings = new Weighed[Children];
        for (var i = 0; i < weighings.Length; i++)
        {
            var sex = random.Next(2) == 0 ? Sex.Male : Sex.Female;
            var days = random.Next(fromDay, toDay + 1);
            var school = days > GrowthAge.LastDayOf2006;
            var age = school ? GrowthAge.Months(days) : days;
            var weight = GrowthCurves.At(school ? GrowthChart.WeightForAge5To10 : GrowthChart.WeightForAge, sex, age);
            var height = GrowthCurves.At(school ? GrowthChart.HeightForAge5To19 : GrowthChart.LengthForAge, sex, age);
            weighings[i] = new Weighed(
                sex,
                days,
                (long)(Around(random, weight) * 10) * 100_000,
                (long)(Around(random, height) * 10) * 1_000,
                random.Next(10) == 0 ? Posture.Unknown
                    : days < GrowthAge.FirstDayStanding ? Posture.Lying
                    : Posture.Standing
            );
        }

        return weighings;
    }

    public static string Csv(Weighed[] weighings)
    {
        var text = new StringBuilder("sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,oedema\n");
        foreach (var w in weighings)
        {
            var measure = w.Posture switch
            {
                Posture.Lying => "l",
                Posture.Standing => "h",
                _ => "",
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(int)w.Sex},{w.AgeDays},{w.WeightMg / 1e6:0.0},{w.HeightUm / 1e4:0.0},{measure},,n\n"
            );
        }

        return text.ToString();
    }

    // Four even draws from −1 to 1.
    private static double Around(Random random, in CurvePoint line)
    {
        var z = (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 2;
        return line.Median + (z * (z < 0 ? line.Median - line.Minus1 : line.Plus1 - line.Median));
    }
}
