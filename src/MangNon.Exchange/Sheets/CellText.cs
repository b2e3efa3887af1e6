using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>Repair of a cell's text, quick for the plain text that most cells hold.</summary>
internal static class CellText
{
    /// <summary>As <see cref="PersonName.Repair"/>; null for text with control characters or broken Unicode.</summary>
    public static string? Repair(string text)
    {
        var plain = text.Length == 0 || (text[0] != ' ' && text[^1] != ' ');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is (< ' ' and not ('\t' or '\n' or '\r')) or '\u007F' or '\uFFFE' or '\uFFFF')
            {
                return null;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return null;
                }

                i++;
                plain = false;
            }
            else if (c is < ' ' or > '\u007E' || (c == ' ' && i > 0 && text[i - 1] == ' '))
            {
                plain = false;
            }
        }

        return plain ? text : PersonName.Repair(text);
    }
}
