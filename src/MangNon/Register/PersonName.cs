using System.Globalization;
using System.Text;

namespace MangNon.Register;

/// <summary>Vietnamese names and text: repair, folding, the given name.</summary>
public static class PersonName
{
    /// <summary>
    /// Repairs text as typed or scanned: U+01A2/U+01A3 (Ƣ ƣ, from an old encoding) become Ư ư, blanks at the ends go,
    /// inner runs of blanks become one, and the result is in normal form C.
    /// </summary>
    public static string Repair(string text)
    {
        var result = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank)
            {
                result.Append(' ');
                blank = false;
            }

            result.Append(
                c switch
                {
                    '\u01A2' => 'Ư',
                    '\u01A3' => 'ư',
                    _ => c,
                }
            );
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Folds for comparison: lower case, diacritics off, đ as d. “Đỗ Thị Hoà” and “do thi hoa” fold alike.</summary>
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in Repair(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                var lower = char.ToLowerInvariant(c);
                result.Append(lower == 'đ' ? 'd' : lower);
            }
        }

        return result.ToString();
    }

    /// <summary>The given name (tên): the last word. Lists of people are sorted by it first.</summary>
    public static string Given(string fullName)
    {
        var name = fullName.AsSpan().Trim();
        var space = name.LastIndexOf(' ');
        return name[(space + 1)..].ToString();
    }
}
