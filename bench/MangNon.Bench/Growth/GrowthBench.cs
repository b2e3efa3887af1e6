using System.Diagnostics;
using System.Globalization;
using MangNon.Exchange.Growth;
using MangNon.Health.Growth;

namespace MangNon.Bench.Growth;

/// <summary>
/// Scores per second of one thread. A score is one z-value; a weighing under five has four, from five to ten three.
/// Counted in processor time, so that neighbours on the machine do not matter; the time on the clock is given beside.
/// </summary>
internal static class GrowthBench
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1.5);

    public static async Task RunAsync(TextWriter output)
    {
        var underFive = GrowthSample.Weighings(0, 1826);
        var school = GrowthSample.Weighings(1827, 3652);
        var decimals = Array.ConvertAll(underFive, w => w.ToMeasurement());
        var file = GrowthSample.Csv(underFive);

        Measure(output, "under five, register's whole numbers", () => Score(underFive));
        Measure(output, "five to ten, register's whole numbers", () => Score(school));
        Measure(output, "under five, decimals", () => Score(decimals));

        await ScoreFile(file);
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        long lines = 0;
        while (clock.Elapsed < Duration)
            lines += await ScoreFile(file);
        Print(output, "lines of csv, read, scored and written", lines, before, clock);
    }

    private static void Measure(TextWriter output, string what, Func<long> pass)
    {
        // The first round until the code is compiled at its best, the second counts.
        for (var round = 0; round < 2; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            long count = 0;
            while (clock.Elapsed < Duration)
                count += pass();
            if (round == 1)
                Print(output, what, count, before, clock);
        }
    }

    private static void Print(TextWriter output, string what, long count, TimeSpan before, Stopwatch clock)
    {
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -40} {count / processor / 1e6, 6:0.00} M/s  {1e9 * processor / count, 6:0} ns each   (by the clock {count / clock.Elapsed.TotalSeconds / 1e6:0.00} M/s)"
            )
        );
    }

    private static async Task<long> ScoreFile(string file) =>
        (await GrowthCsv.ScoreAsync(new StringReader(file), TextWriter.Null)).ScoredLines;

    private static long Score(Weighed[] weighings)
    {
        long scores = 0;
        foreach (ref readonly var w in weighings.AsSpan())
        {
            scores += Count(
                GrowthStandards.ScoreWeighing(w.Sex, w.AgeDays, w.WeightMg, w.HeightUm, w.Posture, oedema: false)
            );
        }

        return scores;
    }

    private static long Score(Measurement[] measurements)
    {
        long scores = 0;
        foreach (ref readonly var m in measurements.AsSpan())
            scores += Count(GrowthStandards.Score(m));
        return scores;
    }

    private static int Count(in GrowthScores s) =>
        One(s.LengthForAge) + One(s.WeightForAge) + One(s.WeightForLength) + One(s.BmiForAge);

    private static int One(double z) => double.IsNaN(z) ? 0 : 1;
}
