using System.Globalization;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;
using MangNon.Testing;

namespace MangNon.Tests.Health.Growth;

/// <summary>
/// All children of WHO's two survey samples against WHO's own results, and our tables against WHO's figures. The files
/// are WHO's and are not committed: they lie beside the project in ../shared/who, or in the folder `who` of the folder
/// that the environment variable MANGNON_SHARED names.
/// </summary>
public sealed class WhoSurveySampleTests
{
    private static readonly string Folder = Find();

    [Fact]
    public void Every_child_of_WHOs_sample_under_five_scores_as_WHO_says()
    {
        var children = Rows("vectors_who2006_survey.csv");
        var scored = 0;
        foreach (var child in children.Where(c => c.Whole("age_days") <= GrowthAge.LastDayOf2006))
        {
            var got = Who2006.Score(
                new Measurement
                {
                    Sex = (Sex)child.Whole("sex")!,
                    AgeDays = child.Whole("age_days"),
                    WeightKg = child.Number("weight_kg"),
                    LengthCm = child.Number("lenhei_cm"),
                    Posture = child["measure"] switch
                    {
                        "l" => Posture.Lying,
                        "h" => Posture.Standing,
                        _ => Posture.Unknown,
                    },
                    Oedema = child["oedema"] == "y",
                    HeadCm = child.Number("headc_cm"),
                    ArmCm = child.Number("armc_cm"),
                }
            );
            scored += Agree(child, got, GrowthIndex.LengthForAge, "zlen", "flen");
            scored += Agree(child, got, GrowthIndex.WeightForAge, "zwei", "fwei");
            scored += Agree(child, got, GrowthIndex.WeightForLength, "zwfl", "fwfl");
            scored += Agree(child, got, GrowthIndex.BmiForAge, "zbmi", "fbmi");
            scored += Agree(child, got, GrowthIndex.HeadForAge, "zhc", "fhc");
            scored += Agree(child, got, GrowthIndex.ArmForAge, "zac", "fac");
            Near(child, "clenhei", got.CorrectedCm);
            Near(child, "cbmi", got.Bmi);
        }

        Assert.InRange(scored, 2_000, int.MaxValue);
    }

    [Fact]
    public void Every_child_of_WHOs_sample_from_five_scores_as_WHO_says()
    {
        var scored = 0;
        foreach (var child in Rows("vectors_who2007_survey.csv").Where(c => c.Number("age_months") <= 228))
        {
            var months = child.Number("age_months")!.Value;
            var got = Who2007.Score(
                new Measurement
                {
                    Sex = (Sex)child.Whole("sex")!,
                    WeightKg = child.Number("weight_kg"),
                    LengthCm = child.Number("height_cm"),
                    Posture = Posture.Standing,
                    Oedema = child["oedema"] == "y",
                },
                months
            );
            scored += Agree(child, got, GrowthIndex.LengthForAge, "zhfa", "fhfa");
            scored += Agree(child, got, GrowthIndex.BmiForAge, "zbfa", "fbfa");
            if (months <= 120)
                scored += Agree(child, got, GrowthIndex.WeightForAge, "zwfa", "fwfa");
            else
                Assert.True(double.IsNaN(got.WeightForAge), $"{child}: weight-for-age after 120 months");
            Near(child, "cbmi", got.Bmi);
        }

        Assert.InRange(scored, 2_000, int.MaxValue);
    }

    [Fact]
    public void Our_tables_hold_every_figure_of_WHOs()
    {
        Same("lhfa_0_5_day", "length-height-for-age-0-5", 1);
        Same("wfa_0_5_day", "weight-for-age-0-5", 1);
        Same("wfl_length", "weight-for-length", 10);
        Same("wfh_height", "weight-for-height", 10);
        Same("bfa_0_5_day", "bmi-for-age-0-5", 1);
        Same("hcfa_0_5_day", "head-for-age-0-5", 1);
        Same("acfa_0_5_day", "arm-for-age-0-5", 1);
        Same("hfa_5_19_month", "height-for-age-5-19", 1);
        Same("wfa_5_10_month", "weight-for-age-5-10", 1);
        Same("bfa_5_19_month", "bmi-for-age-5-19", 1);
    }

    private static void Same(string theirs, string ours, int stepsPerUnit)
    {
        var table = LmsTable.Load(ours);
        var rows = Rows(theirs + ".csv");
        Assert.Equal(rows.Count, 2 * (table.Last - table.First + 1));
        foreach (var row in rows)
        {
            var step = (int)(decimal.Parse(row.Cells[1], CultureInfo.InvariantCulture) * stepsPerUnit);
            var expected = new Lms(Figure(row["l"]), Figure(row["m"]), Figure(row["s"]));
            Assert.Equal(expected, table.At((Sex)row.Whole("sex")!, step));
        }
    }

    private static double Figure(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Agree(Row child, in GrowthScores got, GrowthIndex index, string score, string flag)
    {
        var z = got[index];
        var text = double.IsNaN(z) ? null : (decimal?)(decimal)Plausibility.Round(z);
        Assert.True(child.Number(score) == text, $"{child} {score}: WHO {child[score]}, here {z:R}");
        var flagged =
            double.IsNaN(z) ? ""
            : got.IsImplausible(index) ? "1"
            : "0";
        Assert.True(child[flag] == flagged, $"{child} {flag}: WHO {child[flag]}, here {flagged}");
        return double.IsNaN(z) ? 0 : 1;
    }

    private static void Near(Row child, string column, double actual)
    {
        if (child.Number(column) is { } expected)
            Assert.Equal((double)expected, actual, 1e-7);
        else
            Assert.True(double.IsNaN(actual), $"{child} {column}: {actual}");
    }

    private static List<Row> Rows(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"WHO survey samples not beside the project: {file}");
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => new Row(header, line.Split(',')))];
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("MANGNON_SHARED") is { Length: > 0 } shared)
            return Path.Combine(shared, "who");

        return Repository.PathOf("..", "shared", "who");
    }

    private sealed record Row(string[] Header, string[] Cells)
    {
        public string this[string column] => Cells[Array.IndexOf(Header, column)];

        public decimal? Number(string column) =>
            this[column] is { Length: > 0 } text
                ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                : null;

        public int? Whole(string column) => (int?)Number(column);

        public override string ToString() => "child " + Cells[0];
    }
}
