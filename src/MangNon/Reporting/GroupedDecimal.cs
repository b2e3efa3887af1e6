using System.Globalization;
using System.Text.RegularExpressions;
using MangNon.Register;

namespace MangNon.Reporting;

/// <summary>
/// Counts and points as people here type them: 1.234,5 and 1234,5 alike. A point groups thousands and never stands
/// before decimals, unlike in measures (<see cref="DecimalText"/>), which have no thousands.
/// </summary>
public static partial class GroupedDecimal
{
    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    };

    /// <summary>False for what is no number, or has more than 12 digits before or 3 behind the comma.</summary>
    public static bool TryRead(string? text, out decimal number)
    {
        number = 0;
        var repaired = PersonName.Repair(text ?? "").Replace('−', '-');
        return Shape().IsMatch(repaired)
            && decimal.TryParse(
                repaired.Replace(".", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                Format,
                out number
            );
    }

    /// <summary>As <see cref="TryRead"/> reads it back.</summary>
    public static string Write(decimal number) => number.ToString("0.###", Format);

    [GeneratedRegex(@"^-?([0-9]{1,12}|[0-9]{1,3}(\.[0-9]{3}){1,3})(,[0-9]{1,3})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
