using System.Globalization;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>Numbers, targets and verdicts as a Vietnamese report writes them. Rounds half away from zero.</summary>
internal static class FigureWords
{
    /// <summary>No figure, no target.</summary>
    public const string None = "–";

    private const int MostDecimals = 4;

    private static readonly NumberFormatInfo Vietnamese = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        NumberGroupSizes = [3],
        NegativeSign = "−",
    };

    /// <summary>“1.234,5”. A whole number is written without decimals.</summary>
    public static string Number(decimal value, int decimals) => Fixed(value, IsWhole(value) ? 0 : decimals);

    /// <summary>“2,0”: with all its decimals, whole or not.</summary>
    public static string Fixed(decimal value, int decimals) =>
        Round(value, decimals).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Vietnamese);

    public static bool IsWhole(decimal value) => value == decimal.Truncate(value);

    public static string Whole(decimal value) => Number(value, 0);

    public static decimal Round(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// How many decimals a value is printed with: one, or as many as its target has; more where rounding would
    /// put it on the other side of the target, or turn what is not zero into zero.
    /// </summary>
    public static int Decimals(decimal value, TargetValue? target)
    {
        var decimals = Math.Max(1, target is null ? 0 : TargetDecimals(target.Value));
        while (decimals < MostDecimals && Misleads(value, Round(value, decimals), target))
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>“95,6 (261/273)”; “–” without a figure.</summary>
    public static string WithCounts(Figure? figure, int decimals) =>
        figure?.Value is { } value ? $"{Number(value, decimals)} {Counts(figure.Counts)}" : None;

    /// <summary>“(261/273)”; a unit may report fractions.</summary>
    public static string Counts(Counts counts) => $"({Plain(counts.Numerator)}/{Plain(counts.Denominator)})";

    /// <summary>“≥ 97”, “&lt; 9”, with a blank that does not break.</summary>
    public static string Target(TargetValue? target)
    {
        if (target is null)
        {
            return None;
        }

        var sign = target.Comparator switch
        {
            Comparator.AtLeast => "≥",
            Comparator.AtMost => "≤",
            Comparator.Below => "<",
            _ => "=",
        };
        return $"{sign}\u00A0{Number(target.Value, TargetDecimals(target.Value))}";
    }

    /// <summary>For a column of units.</summary>
    public static string Unit(MeasureUnit unit) =>
        unit switch
        {
            MeasureUnit.PerMille => "‰",
            MeasureUnit.PerHundredThousand => "trên 100.000",
            _ => "%",
        };

    /// <summary>After a number in running text: “95,6%”, “12,3‰”, “16 trên 100.000 trẻ em”.</summary>
    public static string UnitAfterNumber(MeasureUnit unit) =>
        unit switch
        {
            MeasureUnit.PerMille => "‰",
            MeasureUnit.PerHundredThousand => " trên 100.000 trẻ em",
            _ => "%",
        };

    public static string Verdict(VerdictKind kind) =>
        kind switch
        {
            VerdictKind.Met => "Đạt",
            VerdictKind.OnTrack => "Đúng tiến độ",
            VerdictKind.OffTrack => "Chậm",
            VerdictKind.NoTarget => "Chưa quy định",
            _ => "Không có số liệu",
        };

    /// <summary>As many decimals as there are, at most four.</summary>
    public static string Plain(decimal value) => value.ToString("#,0.####", Vietnamese);

    /// <summary>“05/11/2025”; “–” for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? None;

    private static bool Misleads(decimal value, decimal rounded, TargetValue? target) =>
        (rounded == 0 && value != 0) || (target is not null && target.IsMetBy(value) != target.IsMetBy(rounded));

    /// <summary>As many as a target has, at most two; one from a hundred on (10/930 children is 1.075,3 per 100.000).</summary>
    public static int TargetDecimals(decimal value)
    {
        var most = value >= 100 ? 1 : 2;
        var decimals = 0;
        while (decimals < most && value != Round(value, decimals))
        {
            decimals++;
        }

        return decimals;
    }
}
