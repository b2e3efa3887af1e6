using System.Globalization;
using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>Numbers as text: decimal comma or point, no thousands separators but in whole đồng.</summary>
internal static class Numbers
{
    /// <summary>As <see cref="DecimalText.TryRead"/>, with a minus before it where it is below zero.</summary>
    public static bool TrySigned(string text, out decimal number)
    {
        var below = text.StartsWith('-') || text.StartsWith('−');
        if (!DecimalText.TryRead(below ? text[1..] : text, out number))
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
        return DecimalText.AreDigits(text, DecimalText.MostDigits)
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
}
