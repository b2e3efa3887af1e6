using System.Diagnostics;
using System.Globalization;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Bench.Growth;

/// <summary>
/// Scores per second on one thread. A score is one z-value; a weighing under five has four, from five to ten three.
/// The children are spread about the median by ±4 SD, so that some lie in the tails, where a score costs three powers.
/// </summary>
internal static class GrowthBench
{
    private const int Children = 100_000;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static void Run(TextWriter output)
    {
        var underFive = Weighings(0, 1826);
        var school = Weighings(1827, 3652);
        // Until the code is compiled at its best.
        Time(underFive, out _);
        Time(school, out _);
        Print(output, "under five, register's whole numbers", Time(underFive, out var perChild), perChild);
        Print(output, "five to ten, register's whole numbers", Time(school, out perChild), perChild);
        var measurements = Array.ConvertAll(underFive, Measurement);
        TimeDecimals(measurements, out _);
        Print(output, "under five, decimals", TimeDecimals(measurements, out perChild), perChild);
    }

    private static void Print(TextWriter output, string what, double perSecond, double perChild) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -40} {perSecond / 1e6, 6:0.0} M scores/s  {1e9 / perSecond, 5:0} ns a score  {perSecond / perChild / 1e6, 5:0.0} M weighings/s"
            )
        );

    private static double Time(Weighed[] weighings, out double perChild)
    {
        long scores = 0;
        long scored = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
        {
            foreach (ref readonly var w in weighings.AsSpan())
            {
                var s = GrowthStandards.ScoreWeighing(
                    w.Sex,
                    w.AgeDays,
                    w.WeightMg,
                    w.HeightUm,
                    w.Posture,
                    oedema: false
                );
                scores += Count(s);
            }

            scored += weighings.Length;
        }

        perChild = (double)scores / scored;
        return scores / clock.Elapsed.TotalSeconds;
    }

    private static double TimeDecimals(Measurement[] measurements, out double perChild)
    {
        long scores = 0;
        long scored = 0;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
        {
            foreach (ref readonly var m in measurements.AsSpan())
                scores += Count(GrowthStandards.Score(m));

            scored += measurements.Length;
        }

        perChild = (double)scores / scored;
        return scores / clock.Elapsed.TotalSeconds;
    }

    private static int Count(in GrowthScores s) =>
        One(s.LengthForAge) + One(s.WeightForAge) + One(s.WeightForLength) + One(s.BmiForAge);

    private static int One(double z) => double.IsNaN(z) ? 0 : 1;

    private static Weighed[] Weighings(int fromDay, int toDay)
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
                (long)(Around(random, weight.Minus1, weight.Median, weight.Plus1) * 10) * 100_000,
                (long)(Around(random, height.Minus1, height.Median, height.Plus1) * 10) * 1_000,
                random.Next(10) == 0 ? Posture.Unknown
                    : days < GrowthAge.FirstDayStanding ? Posture.Lying
                    : Posture.Standing
            );
        }

        return weighings;
    }

    // The sum of four even draws, of standard deviation 1.15: about one in a hundred beyond ±3.
    private static double Around(Random random, double minus1, double median, double plus1)
    {
        var z = (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * 2;
        return median + (z < 0 ? z * (median - minus1) : z * (plus1 - median));
    }

    private static Measurement Measurement(Weighed w) =>
        new()
        {
            Sex = w.Sex,
            AgeDays = w.AgeDays,
            WeightKg = w.WeightMg / 1_000_000m,
            LengthCm = w.HeightUm / 10_000m,
            Posture = w.Posture,
        };

    private readonly record struct Weighed(Sex Sex, int AgeDays, long WeightMg, long HeightUm, Posture Posture);
}
