using System.Text;

namespace MangNon.Register.Searching;

/// <summary>What was meant by keys of the Telex typing method that no program turned into letters: “nguyeenx” is “nguyễn”.</summary>
public static class Telex
{
    private const string Vowels = "aeiouy";

    /// <summary>
    /// The syllable meant; null where there is no such key in the word. After its first vowel a Vietnamese syllable has
    /// no letter s, f, r, x, j, w or z of its own: there they are keys.
    /// </summary>
    /// <param name="word">Lower case, letters a…z only; else null comes back.</param>
    public static string? Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length < 2 || !word.All(char.IsAsciiLetterLower))
        {
            return null;
        }

        var letters = new StringBuilder(word.Length);
        var (tone, keys, vowel) = ('\0', 0, false);
        foreach (var c in word)
        {
            if (ToneOf(c) is { } mark && vowel)
            {
                (tone, keys) = (mark, keys + 1);
            }
            else if (c == 'z' && vowel)
            {
                (tone, keys) = ('\0', keys + 1);
            }
            else if (IsMark(letters, c, vowel))
            {
                keys++;
            }
            else
            {
                letters.Append(c);
                vowel |= Vowels.Contains(c, StringComparison.Ordinal);
            }
        }

        if (keys == 0 || !vowel)
        {
            return null;
        }

        return (tone == '\0' ? letters.ToString() : letters.ToString() + tone).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Puts the mark of a key on the letter it belongs to: aa ee oo, w after a o u, dd.</summary>
    private static bool IsMark(StringBuilder letters, char key, bool vowel)
    {
        if (key == 'd' && letters.Length > 0 && letters[0] == 'd' && (letters.Length == 1 || vowel))
        {
            letters[0] = 'đ';
            return true;
        }

        if (!vowel)
        {
            return false;
        }

        if (key == 'w')
        {
            return Put(letters, 'u', 'ư', 'o', 'ơ')
                || Put(letters, 'o', 'ơ')
                || Put(letters, 'u', 'ư')
                || Put(letters, 'a', 'ă');
        }

        return key switch
        {
            'a' => Put(letters, 'a', 'â'),
            'e' => Put(letters, 'e', 'ê'),
            'o' => Put(letters, 'o', 'ô'),
            _ => false,
        };
    }

    private static bool Put(StringBuilder letters, char plain, char marked)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            if (letters[i] == plain)
            {
                letters[i] = marked;
                return true;
            }
        }

        return false;
    }

    /// <summary>Both letters of a pair that stand side by side: uow is ươ.</summary>
    private static bool Put(StringBuilder letters, char first, char firstMarked, char second, char secondMarked)
    {
        for (var i = letters.Length - 2; i >= 0; i--)
        {
            if (letters[i] == first && letters[i + 1] == second)
            {
                (letters[i], letters[i + 1]) = (firstMarked, secondMarked);
                return true;
            }
        }

        return false;
    }

    private static char? ToneOf(char key) =>
        key switch
        {
            'f' => '\u0300',
            's' => '\u0301',
            'r' => '\u0309',
            'x' => '\u0303',
            'j' => '\u0323',
            _ => null,
        };
}
