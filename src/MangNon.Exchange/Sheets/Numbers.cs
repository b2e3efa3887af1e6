using System.Globalization;

namespace MangNon.Exchange.Sheets;

/// <summary>Numbers as text: decimal comma or point, no thousands separators but in whole đồng.</summary>
internal static class Numbers
{
    private const int MostDigits = 15;

    /// <summary>Digits, then at most one comma or point with digits after it; at most 15 digits before and 12 after.</summary>
    public static bool TryDecimal(string text, out decimal number)
    {
        number = 0;
        var mark = text.AsSpan().IndexOfAny(',', '.');
        var whole = mark < 0 ? text : text.AsSpan(0, mark);
        var part = mark < 0 ? [] : text.AsSpan(mark + 1);
        if (!AreDigits(whole, MostDigits) || (mark >= 0 && !AreDigits(part, 12)))
        {
            return false;
        }

        number = decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>As <see cref="TryDecimal"/>, with a minus before it where it is below zero.</summary>
    public static bool TrySigned(string text, out decimal number)
    {
        var below = text.StartsWith('-') || text.StartsWith('−');
        if (!TryDecimal(below ? text[1..] : text, out number))
        {
            return false;
        }

        number = below ? -number : number;
        return true;
    }

    /// <summary>Up to 15 digits and nothing else.</summary>
    public static bool TryWhole(string text, out long number)
    {
        number = 0;
        return AreDigits(text, MostDigits)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Whole đồng: digits, or one to three digits and groups of three after dots (1.500.000).</summary>
    public static bool TryDong(string text, out long number)
    {
        var groups = text.Split('.');
        number = 0;
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3)))
        {
            return false;
        }

        return TryWhole(string.Concat(groups), out number);
    }

    private static bool AreDigits(ReadOnlySpan<char> text, int most) =>
        text.Length > 0 && text.Length <= most && !text.ContainsAnyExceptInRange('0', '9');
}
