using System.Globalization;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Web.Site;

/// <summary>How numbers and days are written on screen: 97,5 % · 1.234 · 12,3 ‰ · 05/03/2021, whatever the language.</summary>
public static class Numbers
{
    public const string None = "–";
    private const string DayFormat = "dd/MM/yyyy";

    /// <summary>Vietnamese, named: never the machine's own.</summary>
    public static readonly CultureInfo Culture = CultureInfo.ReadOnly(
        new CultureInfo("vi-VN")
        {
            NumberFormat =
            {
                NegativeSign = "−",
                NumberDecimalSeparator = ",",
                NumberGroupSeparator = ".",
                NumberGroupSizes = [3],
            },
        }
    );

    /// <summary>A count: 1.234; a reported fraction keeps up to two decimals.</summary>
    public static string Count(decimal count) => count.ToString("#,##0.##", Culture);

    public static string Count(int count) => count.ToString("#,##0", Culture);

    /// <summary>2025, never 2.025.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    /// <summary>With its unit: 95,6 % · 12,3 ‰ · 107,4 /100.000.</summary>
    public static string Rate(decimal value, MeasureUnit unit) => Bare(value) + Unit(unit);

    /// <summary>One decimal, rounded half away from zero as a clerk does; whole numbers keep theirs, so that a column lines up.</summary>
    public static string Bare(decimal value) =>
        Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", Culture);

    /// <summary>The unit as written behind a number, with the space before it; a no-break space, so that it never starts a line.</summary>
    public static string Unit(MeasureUnit unit) =>
        unit switch
        {
            MeasureUnit.PerMille => "\u00a0‰",
            MeasureUnit.PerHundredThousand => "\u00a0/100.000",
            _ => "\u00a0%",
        };

    /// <summary>“≥ 97”: a target without its unit.</summary>
    public static string Bare(TargetValue target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var sign = target.Comparator switch
        {
            Comparator.AtLeast => "≥",
            Comparator.AtMost => "≤",
            Comparator.Below => "<",
            _ => "=",
        };
        return sign + "\u00a0" + target.Value.ToString("#,##0.##", Culture);
    }

    /// <summary>≥ 97 % · dưới 4,5 ‰ is “&lt; 4,5 ‰”. Decimals only where the target has them.</summary>
    public static string Target(TargetValue target, MeasureUnit unit) => Bare(target) + Unit(unit);

    /// <summary>261/273.</summary>
    public static string Fraction(Counts counts) => Count(counts.Numerator) + "/" + Count(counts.Denominator);

    public static string Day(DateOnly day) => day.ToString(DayFormat, Culture);

    public static string Day(DateOnly? day) => day is { } known ? Day(known) : None;

    /// <summary>Reads a day as it is typed here: 5/3/2021 and 05/03/2021 alike.</summary>
    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(
            text?.Trim(),
            ["d/M/yyyy", DayFormat],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        );
}
