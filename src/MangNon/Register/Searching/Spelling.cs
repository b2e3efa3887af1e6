using System.Globalization;
using System.Text;

namespace MangNon.Register.Searching;

/// <summary>
/// One syllable as it is spelt: its letters and, apart from them, its tone, so that “hoà” and “hòa” are the same
/// spelling. Apostrophes and the like are passed over.
/// </summary>
/// <param name="Folded">Lower case, no diacritics, đ as d (<see cref="PersonName.Fold"/>).</param>
/// <param name="Letters">Lower case with the marks that make letters (ă â đ ê ô ơ ư), without tone.</param>
/// <param name="Tone">The tone's combining mark; '\0' for thanh ngang.</param>
public readonly record struct Spelling(string Folded, string Letters, char Tone)
{
    /// <summary>Whether it has any mark at all.</summary>
    public bool HasMarks => Tone != '\0' || !string.Equals(Folded, Letters, StringComparison.Ordinal);

    public static Spelling Of(string syllable)
    {
        var letters = new StringBuilder(syllable.Length);
        var tone = '\0';
        foreach (var c in PersonName.Repair(syllable).Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                tone = c;
            }
            else if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        var spelt = letters.ToString().Normalize(NormalizationForm.FormC);
        return new Spelling(PersonName.Fold(spelt), spelt, tone);
    }

    /// <summary>The syllables of a name or of a village's name.</summary>
    public static IEnumerable<Spelling> AllOf(string? text) =>
        (text ?? "")
            .Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Of)
            .Where(spelling => spelling.Folded.Length > 0);
}
