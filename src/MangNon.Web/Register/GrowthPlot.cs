using MangNon.Health.Growth;
using MangNon.Register;
using MangNon.Web.Figures;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>A point of a child's line.</summary>
/// <param name="On">Day of the measuring.</param>
/// <param name="X">Place on the chart's horizontal axis, in its own units.</param>
/// <param name="Y">The measure.</param>
/// <param name="Scores">Of the measuring.</param>
public sealed record GrowthPoint(DateOnly On, double X, double Y, GrowthScores Scores);

/// <summary>One of WHO's charts with a child's line on it, to be drawn. Pure.</summary>
public sealed record GrowthPlot(
    GrowthChart Chart,
    GrowthIndex Index,
    IReadOnlyList<CurvePoint> Curves,
    IReadOnlyList<GrowthPoint> Points
)
{
    private const double DaysPerMonth = (double)GrowthAge.DaysPerMonth;

    public double From => Curves[0].X;

    public double To => Curves[^1].X;

    public bool IsByLength => Chart is GrowthChart.WeightForLength or GrowthChart.WeightForHeight;

    /// <summary>The charts that the child has a believable point on. Several measurings of one day: the last counts.</summary>
    internal static IReadOnlyList<GrowthPlot> Of(Child child, IEnumerable<Measured> measured)
    {
        var rows = measured
            .GroupBy(row => row.Weighing.MeasuredOn)
            .Select(day => day.MaxBy(row => row.Weighing.Sequence)!)
            .OrderBy(row => row.Weighing.MeasuredOn)
            .ToList();
        var plots = new List<GrowthPlot?>
        {
            ByDay(GrowthChart.WeightForAge, GrowthIndex.WeightForAge, Kilograms),
            ByDay(GrowthChart.LengthForAge, GrowthIndex.LengthForAge, row => row.Scores.CorrectedCm),
            ByLength(GrowthChart.WeightForLength, row => row.AgeDays < GrowthAge.FirstDayStanding),
            ByLength(GrowthChart.WeightForHeight, row => row.AgeDays >= GrowthAge.FirstDayStanding),
            ByMonth(GrowthChart.HeightForAge5To19, GrowthIndex.LengthForAge, row => row.Scores.CorrectedCm),
            ByMonth(GrowthChart.WeightForAge5To10, GrowthIndex.WeightForAge, Kilograms),
            ByMonth(GrowthChart.BmiForAge5To19, GrowthIndex.BmiForAge, row => row.Scores.Bmi),
        };
        return [.. plots.OfType<GrowthPlot>()];

        GrowthPlot? ByDay(GrowthChart chart, GrowthIndex index, Func<Measured, double> y)
        {
            var points = Points(GrowthEdition.Who2006, index, row => row.AgeDays, y);
            var last = points.Count > 0 && points[^1].X <= 24 * DaysPerMonth ? 24 * DaysPerMonth : 1826;
            return Plot(chart, index, points, 0, last, DaysPerMonth / 2);
        }

        GrowthPlot? ByMonth(GrowthChart chart, GrowthIndex index, Func<Measured, double> y)
        {
            var (first, end) = GrowthCurves.Range(chart);
            var points = Points(GrowthEdition.Who2007, index, row => GrowthAge.Months(row.AgeDays), y)
                .Where(point => point.X >= first && point.X <= end)
                .ToList();
            var last = points.Count > 0 && points[^1].X <= 120 ? Math.Min(120, end) : end;
            return Plot(chart, index, points, first, last, 1);
        }

        GrowthPlot? ByLength(GrowthChart chart, Func<Measured, bool> fits)
        {
            const GrowthIndex Measure = GrowthIndex.WeightForLength;
            var (first, last) = GrowthCurves.Range(chart);
            var points = Points(GrowthEdition.Who2006, Measure, row => row.Scores.CorrectedCm, Kilograms, fits)
                .Where(point => point.X >= first && point.X <= last)
                .ToList();
            if (points.Count == 0)
            {
                return null;
            }

            var from = Math.Max(first, (Math.Floor(points.Min(point => point.X) / 5) * 5) - 5);
            var to = Math.Min(last, (Math.Ceiling(points.Max(point => point.X) / 5) * 5) + 5);
            return Plot(chart, Measure, points, from, to, 0.5);
        }

        GrowthPlot? Plot(
            GrowthChart chart,
            GrowthIndex index,
            List<GrowthPoint> points,
            double from,
            double to,
            double step
        ) =>
            points.Count == 0
                ? null
                : new GrowthPlot(chart, index, GrowthCurves.Between(chart, child.Sex, from, to, step), points);

        List<GrowthPoint> Points(
            GrowthEdition edition,
            GrowthIndex index,
            Func<Measured, double> x,
            Func<Measured, double> y,
            Func<Measured, bool>? fits = null
        ) =>
            [
                .. rows.Where(row =>
                        row.Scores.Edition == edition
                        && !double.IsNaN(row.Scores.Usable(index))
                        && (fits is null || fits(row))
                    )
                    .Select(row => new GrowthPoint(row.Weighing.MeasuredOn, x(row), y(row), row.Scores)),
            ];

        static double Kilograms(Measured row) => (row.Weighing.WeightMg ?? 0) / 1_000_000.0;
    }

    /// <summary>The vertical axis: holds every band and every point.</summary>
    internal ChartScale Scale() =>
        ChartScale.Of([
            .. Curves.Select(curve => (decimal)curve.Minus3),
            .. Curves.Select(curve => (decimal)curve.Plus3),
            .. Points.Select(point => (decimal)point.Y),
        ]);

    /// <summary>Places to mark along the horizontal axis, with what to write there: months of age, or centimetres.</summary>
    public IReadOnlyList<(double X, string Words)> Ticks()
    {
        var unit = Chart is GrowthChart.WeightForAge or GrowthChart.LengthForAge ? DaysPerMonth : 1;
        var (first, last) = (From / unit, To / unit);
        var step = (last - first) switch
        {
            <= 30 when IsByLength => 5,
            <= 30 => 3,
            <= 80 when !IsByLength => 12,
            <= 80 => 10,
            _ => 24,
        };
        var ticks = new List<(double, string)>();
        for (var at = Math.Ceiling((first - 0.01) / step) * step; at <= last + 0.05; at += step)
        {
            ticks.Add((Math.Min(at * unit, To), Numbers.Count((int)at)));
        }

        return ticks;
    }

    /// <summary>What the chart shows, in a sentence: “Cân nặng theo tuổi: 05/03/2025 nhẹ cân (−2,31), lần trước −1,90”.</summary>
    public string Title()
    {
        var name = Texts.T("Growth." + Index + (IsByLength ? "." + Chart : ""));
        var last = Points[^1];
        var sentence = Texts.T("Growth.Last", name, Numbers.Day(last.On), Word(last), Z(last));
        return Points.Count < 2 ? sentence : sentence + Texts.T("Growth.Before", Z(Points[^2]));
    }

    public string YUnit =>
        Index switch
        {
            GrowthIndex.LengthForAge => "cm",
            GrowthIndex.BmiForAge => "kg/m²",
            _ => "kg",
        };

    private string Z(GrowthPoint point) => Measured.Z(point.Scores.Usable(Index));

    /// <summary>WHO's word for this score alone.</summary>
    private string Word(GrowthPoint point)
    {
        var alone = new GrowthScores
        {
            Edition = point.Scores.Edition,
            LengthForAge = Only(GrowthIndex.LengthForAge),
            WeightForAge = Only(GrowthIndex.WeightForAge),
            WeightForLength = Only(GrowthIndex.WeightForLength),
            BmiForAge = Only(GrowthIndex.BmiForAge),
        };
        var words = Nutrition.Words(Nutrition.Of(alone));
        return words.Length > 0 ? words
            : point.Scores[Index] > 2 ? Texts.T("Growth.High")
            : Texts.T("Growth.Usual");

        double Only(GrowthIndex index) => index == Index ? point.Scores[index] : double.NaN;
    }
}
