using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>WHO's charts, with what lies along their horizontal axis.</summary>
public enum GrowthChart
{
    /// <summary>Length/height-for-age, cm; days 0…1826.</summary>
    LengthForAge,

    /// <summary>Weight-for-age, kg; days 0…1826.</summary>
    WeightForAge,

    /// <summary>Weight-for-length, kg; 45…110 cm.</summary>
    WeightForLength,

    /// <summary>Weight-for-height, kg; 65…120 cm.</summary>
    WeightForHeight,

    /// <summary>BMI-for-age, kg/m²; days 0…1826.</summary>
    BmiForAge,

    /// <summary>Head circumference-for-age, cm; days 0…1826.</summary>
    HeadForAge,

    /// <summary>Arm circumference-for-age, cm; days 91…1826.</summary>
    ArmForAge,

    /// <summary>Height-for-age 5–19 years, cm; months 60…228.</summary>
    HeightForAge5To19,

    /// <summary>Weight-for-age 5–10 years, kg; months 60…120.</summary>
    WeightForAge5To10,

    /// <summary>BMI-for-age 5–19 years, kg/m²; months 60…228.</summary>
    BmiForAge5To19,
}

/// <summary>The bands of a chart at one age or length: the measure at each whole score from −3 to +3.</summary>
/// <param name="X">Age in days or months, or length in cm, as the chart has it.</param>
public readonly record struct CurvePoint(
    double X,
    double Minus3,
    double Minus2,
    double Minus1,
    double Median,
    double Plus1,
    double Plus2,
    double Plus3
);

/// <summary>The lines of WHO's growth charts (© WHO), to be drawn behind a child's own.</summary>
public static class GrowthCurves
{
    /// <summary>The first and last place of a chart's horizontal axis, both inclusive.</summary>
    public static (double First, double Last) Range(GrowthChart chart)
    {
        var (_, first, last, stepsPerUnit) = Of(chart);
        return (first / stepsPerUnit, last / stepsPerUnit);
    }

    /// <summary>The bands at one place; between two steps of the table L, M and S lie on a straight line.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is off the chart.</exception>
    public static CurvePoint At(GrowthChart chart, Sex sex, double x)
    {
        var (table, first, last, stepsPerUnit) = Of(chart);
        var place = x * stepsPerUnit;
        // Whole steps written in tenths, such as 70.1, are not whole in binary.
        var nearest = Math.Round(place);
        if (Math.Abs(place - nearest) < 1e-9)
            place = nearest;

        if (!(place >= first && place <= last))
            throw new ArgumentOutOfRangeException(nameof(x), x, $"Off the chart {chart}.");

        var step = (int)place;
        var lms = table.At(sex, step, place - step);
        return new CurvePoint(
            x,
            lms.ValueAt(-3),
            lms.ValueAt(-2),
            lms.ValueAt(-1),
            lms.M,
            lms.ValueAt(1),
            lms.ValueAt(2),
            lms.ValueAt(3)
        );
    }

    /// <summary>
    /// The bands from one place to another, both inclusive, about <paramref name="step"/> apart: the points are equally
    /// spaced, so that the last falls on <paramref name="to"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An end is off the chart, <paramref name="to"/> is before <paramref name="from"/>, or the step is not above 0.
    /// </exception>
    public static IReadOnlyList<CurvePoint> Between(GrowthChart chart, Sex sex, double from, double to, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var count = Math.Max(1, (int)Math.Round((to - from) / step));
        var points = new CurvePoint[count + 1];
        for (var i = 0; i < count; i++)
            points[i] = At(chart, sex, from + ((to - from) * i / count));

        points[count] = At(chart, sex, to);
        return points;
    }

    private static (LmsTable Table, int First, int Last, double StepsPerUnit) Of(GrowthChart chart) =>
        chart switch
        {
            GrowthChart.LengthForAge => Whole(GrowthTables.Who2006.LengthForAge),
            GrowthChart.WeightForAge => Whole(GrowthTables.Who2006.WeightForAge),
            GrowthChart.WeightForLength => Whole(GrowthTables.Who2006.WeightForLength, 10),
            GrowthChart.WeightForHeight => Whole(GrowthTables.Who2006.WeightForHeight, 10),
            GrowthChart.BmiForAge => Whole(GrowthTables.Who2006.BmiForAge),
            GrowthChart.HeadForAge => Whole(GrowthTables.Who2006.HeadForAge),
            GrowthChart.ArmForAge => Whole(GrowthTables.Who2006.ArmForAge),
            GrowthChart.HeightForAge5To19 => LessOne(GrowthTables.Who2007.HeightForAge),
            GrowthChart.WeightForAge5To10 => LessOne(GrowthTables.Who2007.WeightForAge),
            GrowthChart.BmiForAge5To19 => LessOne(GrowthTables.Who2007.BmiForAge),
            _ => throw new ArgumentOutOfRangeException(nameof(chart)),
        };

    private static (LmsTable, int, int, double) Whole(LmsTable table, double stepsPerUnit = 1) =>
        (table, table.First, table.Last, stepsPerUnit);

    // The monthly tables hold one month beyond the last that scores.
    private static (LmsTable, int, int, double) LessOne(LmsTable table) => (table, table.First, table.Last - 1, 1);
}
