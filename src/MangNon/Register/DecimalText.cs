using System.Globalization;

namespace MangNon.Register;

/// <summary>A decimal as people type it: with a comma or a point, without separators of thousands.</summary>
public static class DecimalText
{
    /// <summary>Most digits before the mark, and of a whole number.</summary>
    public const int MostDigits = 15;

    private const int MostAfter = 12;

    /// <summary>Digits, then at most one comma or point with digits after it. No sign, no blanks.</summary>
    public static bool TryRead(string text, out decimal number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = 0;
        var mark = text.AsSpan().IndexOfAny(',', '.');
        var whole = mark < 0 ? text : text.AsSpan(0, mark);
        var part = mark < 0 ? [] : text.AsSpan(mark + 1);
        if (!AreDigits(whole, MostDigits) || (mark >= 0 && !AreDigits(part, MostAfter)))
        {
            return false;
        }

        number = decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>From one to <paramref name="most"/> of the digits 0–9 and nothing else.</summary>
    public static bool AreDigits(ReadOnlySpan<char> text, int most) =>
        text.Length > 0 && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
