using System.Globalization;
using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Testing.Matching;

namespace MangNon.Bench.Matching;

/// <summary>
/// How well and how fast children entered twice are found, on made-up registers whose doubles are known. The
/// thresholds were chosen on seed 1 and are not touched here: what counts are the other seeds.
/// </summary>
internal static class MatchingBench
{
    private const int ChosenOn = 1;
    private const int Drafts = 50;

    public static async Task RunAsync(TextWriter output)
    {
        MakeReady();
        foreach (var withContact in new[] { true, false })
        {
            await output.WriteLineAsync(
                withContact ? "With identity numbers and telephones" : "Without identity numbers and telephones"
            );
            await MeasureAsync(output, "chosen on", 20_000, [ChosenOn], withContact);
            await MeasureAsync(output, "reported", 1_000, [.. Enumerable.Range(701, 40)], withContact);
            await MeasureAsync(output, "reported", 20_000, [801, 802, 803], withContact);
            await MeasureAsync(output, "reported", 100_000, [901], withContact);
        }
    }

    private static async Task MeasureAsync(TextWriter output, string what, int children, int[] seeds, bool withContact)
    {
        var found = new Found();
        var (prepare, pairs, like) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var seed in seeds)
        {
            var sample = MatchSample.Make(children, seed);
            var clock = new ProcessorClock();
            var records = sample.Records(withContact);
            var register = new MatchRegister(records, MatchWeights.Shipped);
            prepare.Add(clock.Milliseconds);
            clock.Restart();
            var proposed = register.Pairs(CancellationToken.None);
            pairs.Add(clock.Milliseconds);
            clock.Restart();
            foreach (var one in records.Take(Drafts))
            {
                register.LikeThis(one, 5);
            }

            like.Add(clock.Milliseconds / Drafts);

            found.Add(sample, records, proposed);
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {children} children, {seeds.Length} register(s), {what}: {found.True} true pairs, {found.Compared} compared
                  pairs completeness {found.Completeness:0.0000}
                  possible or likely  P {found.Shown.Precision:0.0000}  R {found.Shown.Recall(
                    found.True
                ):0.0000}  F1 {found.Shown.F1(found.True):0.0000}   {found.Shown.False} false
                  likely              P {found.Likely.Precision:0.0000}  R {found.Likely.Recall(
                    found.True
                ):0.0000}  F1 {found.Likely.F1(
                    found.True
                ):0.0000}   {found.Likely.False} false, {found.LikelyTwins} of them twins
                  same folded name, date and sex  P {found.Plain.Precision:0.0000}  R {found.Plain.Recall(
                    found.True
                ):0.0000}  F1 {found.Plain.F1(found.True):0.0000}   {found.Plain.False} false
                  ms of the processor: prepare {Median(prepare):0}, all pairs {Median(pairs):0}, who is like one {Median(like):0.0}
                """
            )
        );
    }

    private static void MakeReady()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var register = new MatchRegister(MatchSample.Make(1_000, seed).Records(), MatchWeights.Shipped);
            register.Pairs(CancellationToken.None);
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>Counts the time of this program’s processor, so that neighbours on the machine do not matter.</summary>
    private sealed class ProcessorClock
    {
        private TimeSpan _from = Environment.CpuUsage.TotalTime;

        public double Milliseconds => (Environment.CpuUsage.TotalTime - _from).TotalMilliseconds;

        public void Restart() => _from = Environment.CpuUsage.TotalTime;
    }

    private struct Counts
    {
        public int Right { get; private set; }

        public int False { get; private set; }

        public readonly double Precision => Right / (double)Math.Max(1, Right + False);

        public readonly double Recall(int all) => Right / (double)all;

        public readonly double F1(int all) => 2.0 * Right / (all + Right + False);

        public void Add(bool right)
        {
            Right += right ? 1 : 0;
            False += right ? 0 : 1;
        }
    }

    private sealed class Found
    {
        private Counts _shown;
        private Counts _likely;
        private Counts _plain;
        private int _within;

        public int True { get; private set; }

        public int Compared { get; private set; }

        public int LikelyTwins { get; private set; }

        public double Completeness => _within / (double)True;

        public Counts Shown => _shown;

        public Counts Likely => _likely;

        public Counts Plain => _plain;

        public void Add(MatchSample sample, IReadOnlyList<MatchRecord> records, IReadOnlyList<MatchPair> proposed)
        {
            True += sample.TruePairs.Count;
            foreach (var pair in MatchBlocks.Pairs(records, CancellationToken.None))
            {
                Compared++;
                _within += sample.TruePairs.Contains(pair) ? 1 : 0;
            }

            var at = records.Select((one, i) => (one.Id, i)).ToDictionary(one => one.Id, one => one.i);
            foreach (var pair in proposed)
            {
                var (a, b) = (at[pair.A.Id], at[pair.B.Id]);
                var right = sample.TruePairs.Contains((Math.Min(a, b), Math.Max(a, b)));
                _shown.Add(right);
                if (pair.Score.Outcome == MatchOutcome.Likely)
                {
                    _likely.Add(right);
                    var (x, y) = (sample.Lines[a], sample.Lines[b]);
                    LikelyTwins += !right && x.Twin > 0 && x.Twin == y.Twin ? 1 : 0;
                }
            }

            foreach (
                var block in sample
                    .Lines.Select((line, i) => (line, i))
                    .GroupBy(
                        one => (PersonName.Fold(one.line.FullName), one.line.BirthDate, one.line.Sex),
                        one => one.i
                    )
            )
            {
                foreach (var (a, b) in block.SelectMany(a => block.Where(b => a < b).Select(b => (a, b))))
                {
                    _plain.Add(sample.TruePairs.Contains((a, b)));
                }
            }
        }
    }
}
