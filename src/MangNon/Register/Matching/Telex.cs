using System.Text;

namespace MangNon.Register.Matching;

/// <summary>
/// Words typed in Telex while the keyboard did not turn them into Vietnamese: “Nguyeenx”, “DDatj”, “Thuyr”. Only what
/// no Vietnamese word has (f, j, w, z; doubled a, e, o, d; an end in r, s, x) is read so.
/// </summary>
public static class Telex
{
    /// <summary>The syllable that was meant; null where the word is as it should be.</summary>
    /// <param name="word">In lower case.</param>
    public static Syllable? Read(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return LooksTyped(word) ? Meant(word) : null;
    }

    private static bool LooksTyped(string word)
    {
        if (word.Length < 2)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is 'f' or 'j' or 'w' or 'z' || (c is 'a' or 'e' or 'o' or 'd' && i > 0 && word[i - 1] == c))
            {
                return true;
            }

            if (c is 's' or 'r' or 'x' && i > 0 && HasVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVowel(string word, int before)
    {
        var (letters, _) = Syllable.WithoutTone(word[..before]);
        return letters.Any(Syllable.IsVowel);
    }

    private static Syllable? Meant(string word)
    {
        var (typed, tone) = Syllable.WithoutTone(word);
        var letters = new StringBuilder(typed.Length);
        var vowel = false;
        foreach (var c in typed)
        {
            if (vowel && ToneOf(c) is { } meant)
            {
                tone = meant;
            }
            else if (c == 'w')
            {
                vowel = true;
                Horn(letters);
            }
            else if (letters.Length > 0 && Doubled(letters[^1], c) is { } one)
            {
                letters[^1] = one;
            }
            else
            {
                vowel |= Syllable.IsVowel(c);
                letters.Append(c);
            }
        }

        return Syllable.Of(letters.ToString(), tone);
    }

    private static Tone? ToneOf(char c) =>
        c switch
        {
            'f' => Tone.Huyen,
            's' => Tone.Sac,
            'r' => Tone.Hoi,
            'x' => Tone.Nga,
            'j' => Tone.Nang,
            _ => null,
        };

    private static char? Doubled(char last, char next) =>
        (last, next) switch
        {
            ('a', 'a') => 'â',
            ('e', 'e') => 'ê',
            ('o', 'o') => 'ô',
            ('d', 'd') => 'đ',
            _ => null,
        };

    /// <summary>aw is ă, ow ơ, uw ư, uow ươ; a w of its own is ư.</summary>
    private static void Horn(StringBuilder letters)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            switch (letters[i])
            {
                case 'a':
                    letters[i] = 'ă';
                    return;
                case 'u':
                    letters[i] = 'ư';
                    return;
                case 'o':
                    letters[i] = 'ơ';
                    if (i > 0 && letters[i - 1] == 'u')
                    {
                        letters[i - 1] = 'ư';
                    }

                    return;
            }
        }

        letters.Append('ư');
    }
}
