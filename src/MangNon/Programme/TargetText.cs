using System.Globalization;
using System.Text.RegularExpressions;

namespace MangNon.Programme;

/// <summary>
/// A target as written in a programme's file: a comparator and a number, <c>&gt;= 97</c>, <c>&lt; 4,5</c>, or a ratio
/// of counts, <c>&lt;= 10/930</c>, which becomes a rate in the component's unit.
/// </summary>
internal static partial class TargetText
{
    public const string Expected = "cần dấu so sánh và số, như \">= 97\", \"< 4,5\" hay \"<= 10/930\"";

    public static bool TryParse(string text, int multiplier, out TargetValue value, out string problem)
    {
        value = new TargetValue(Comparator.Equal, 0);
        problem = "";
        var match = Shape().Match(text);
        if (!match.Success)
        {
            problem = $"không đọc được mục tiêu “{text}”: {Expected}";
            return false;
        }

        var comparator = match.Groups["comparator"].Value switch
        {
            ">=" or "≥" => Comparator.AtLeast,
            "<=" or "≤" => Comparator.AtMost,
            "<" => Comparator.Below,
            _ => Comparator.Equal,
        };
        var number = match.Groups["number"].Value;
        if (Thousands().IsMatch(number))
        {
            problem =
                $"số “{number}” có thể hiểu hai cách: viết {number.Replace(".", "", StringComparison.Ordinal)} hoặc {number.Replace('.', ',')}";
            return false;
        }

        if (!TryNumber(number, out var amount))
        {
            problem = $"số “{number}” quá lớn";
            return false;
        }

        if (match.Groups["denominator"].Success)
        {
            if (!TryNumber(match.Groups["denominator"].Value, out var denominator) || denominator == 0)
            {
                problem = $"mẫu số “{match.Groups["denominator"].Value}” phải lớn hơn 0";
                return false;
            }

            // The same order of operations as a figure's, so that equal ratios are equal to the last digit.
            amount = amount / denominator * multiplier;
        }

        value = new TargetValue(comparator, amount);
        return true;
    }

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(
            text.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );

    [GeneratedRegex(
        @"^\s*(?<comparator>>=|<=|<|=|≥|≤)\s*(?<number>[0-9]+([.,][0-9]+)?)(\s*/\s*(?<denominator>[0-9]+))?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();

    // 1.075 is one thousand and seventy-five to one reader and one and a bit to another.
    [GeneratedRegex(@"^[1-9][0-9]{0,2}\.[0-9]{3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
