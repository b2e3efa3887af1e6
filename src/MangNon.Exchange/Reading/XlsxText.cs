using System.Globalization;
using System.Text.RegularExpressions;

namespace MangNon.Exchange.Reading;

/// <summary>The escapes of ECMA-376's ST_Xstring: <c>_x000D_</c> for a character that XML cannot hold.</summary>
internal static partial class XlsxText
{
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Character) : text;

    /// <summary>Text that reads back as itself: what looks like an escape is escaped, what XML cannot hold goes.</summary>
    public static string Clean(string text)
    {
        var safe = text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F$0") : text;
        return IsClean(safe) ? safe : string.Concat(safe.EnumerateRunes().Where(r => IsAllowed(r.Value)));
    }

    /// <summary>Half a surrogate pair is no character: such an escape stays as it is.</summary>
    private static string Character(Match escape)
    {
        var c = (char)Hex(escape.Groups["code"].ValueSpan);
        return char.IsSurrogate(c) ? escape.Value : c.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c < ' ' || char.IsSurrogate(c) || c >= '\uFFFE')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(int c) => c is '\t' or '\n' or '\r' || (c >= ' ' && c is not (0xFFFE or 0xFFFF));

    private static int Hex(ReadOnlySpan<char> text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
