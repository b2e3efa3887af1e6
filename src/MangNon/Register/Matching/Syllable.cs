using System.Text;

namespace MangNon.Register.Matching;

/// <summary>Thanh điệu.</summary>
public enum Tone
{
    Ngang,
    Huyen,
    Sac,
    Hoi,
    Nga,
    Nang,
}

/// <summary>
/// One syllable of a name in its parts. Where the tone mark stands (hoà, hòa) makes no difference to them. What is no
/// Vietnamese syllable (Ksor, H’) comes apart too, as far as it goes.
/// </summary>
public sealed class Syllable
{
    // Longer ones first.
    private static readonly string[] Onsets = ["ngh", "ng", "nh", "gh", "gi", "qu", "kh", "ph", "th", "tr", "ch"];

    private static readonly HashSet<string> AllOnsets = new(
        [.. Onsets, .. "b c d đ g h k l m n p q r s t v x".Split(' '), ""],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> AllFinals = new(
        [.. "c ch m n ng nh p t".Split(' '), ""],
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> AllNuclei = new(
        (
            "a e i o u y ai ao au ay eo eu ia ie iu oa oe oi oo ua ue ui uo uu uy ye "
            + "ieu oai oao oay oeo uau uay uoi uou uya uye uyu yeu"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly string[] Finals = ["ng", "nh", "ch"];

    private Syllable(string letters, Tone tone)
    {
        Letters = letters;
        Tone = tone;
        Folded = PersonName.Fold(letters);
        var start = OnsetLength(letters);
        var end = FinalStart(letters, start);
        Onset = letters[..start];
        Nucleus = letters[start..end];
        NucleusFolded = Folded[start..end];
        Final = letters[end..];
        IsWellFormed = AllOnsets.Contains(Onset) && AllNuclei.Contains(NucleusFolded) && AllFinals.Contains(Final);
        Sound = string.Concat(OnsetSound(Onset), NucleusSound(NucleusFolded, Final), FinalSound(Final));
    }

    /// <summary>Lower case, composed, without the tone mark: “hoà” and “hòa” are both “hoa”, “tuấn” is “tuân”.</summary>
    public string Letters { get; }

    public Tone Tone { get; }

    /// <summary>As <see cref="PersonName.Fold"/>.</summary>
    public string Folded { get; }

    /// <summary>Phụ âm đầu; empty where there is none.</summary>
    public string Onset { get; }

    /// <summary>Âm đệm and âm chính, with half-vowels after them.</summary>
    public string Nucleus { get; }

    public string NucleusFolded { get; }

    /// <summary>Phụ âm cuối; empty where there is none.</summary>
    public string Final { get; }

    /// <summary>Whether Vietnamese has such parts; whether it has the syllable is not asked.</summary>
    public bool IsWellFormed { get; }

    /// <summary>
    /// The same for syllables that are heard alike somewhere or mistaken for one another in writing: d, gi, r, v; s, x;
    /// ch, tr; n, l; final n, ng, nh; final c, t, ch; i, y; any tone, any mark on a vowel.
    /// </summary>
    public string Sound { get; }

    /// <summary>The syllable without regard to where its tone mark stands.</summary>
    public bool IsSameAs(Syllable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Tone == other.Tone && string.Equals(Letters, other.Letters, StringComparison.Ordinal);
    }

    /// <param name="word">Without blanks; in lower case.</param>
    public static Syllable Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var (letters, tone) = WithoutTone(word);
        return new Syllable(letters, tone);
    }

    internal static Syllable Of(string letters, Tone tone) => new(letters, tone);

    /// <summary>The letters with their own marks (â, ơ, đ), and the tone apart.</summary>
    internal static (string Letters, Tone Tone) WithoutTone(string word)
    {
        var tone = Tone.Ngang;
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            var mark = c switch
            {
                '\u0300' => Tone.Huyen,
                '\u0301' => Tone.Sac,
                '\u0309' => Tone.Hoi,
                '\u0303' => Tone.Nga,
                '\u0323' => Tone.Nang,
                _ => Tone.Ngang,
            };
            if (mark == Tone.Ngang)
            {
                letters.Append(c);
            }
            else
            {
                tone = mark;
            }
        }

        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }

    internal static bool IsVowel(char c) => "aăâeêioôơuưy".Contains(c, StringComparison.Ordinal);

    internal static string OnsetSound(string onset) =>
        onset switch
        {
            "d" or "gi" or "r" or "v" => "d",
            "s" or "x" => "x",
            "ch" or "tr" => "ch",
            "n" or "l" => "l",
            "ngh" => "ng",
            "gh" => "g",
            "k" or "q" => "c",
            _ => onset,
        };

    internal static string FinalSound(string final) =>
        final switch
        {
            "n" or "ng" or "nh" => "n",
            "c" or "t" or "ch" => "t",
            _ => final,
        };

    /// <summary>“i” and “y” are written for one another (quý, quí; mỹ, mĩ).</summary>
    internal static string NucleusSound(string nucleus, string final) =>
        final.Length == 0 ? nucleus.Replace('y', 'i') : nucleus;

    private static int OnsetLength(string letters)
    {
        foreach (var onset in Onsets)
        {
            // “gì”, “gìn”: the i is the vowel as well; it is left to the nucleus.
            if (
                letters.StartsWith(onset, StringComparison.Ordinal)
                && letters.Length > onset.Length
                && (onset is not ("gi" or "qu") || IsVowel(letters[onset.Length]))
            )
            {
                return onset.Length;
            }
        }

        var length = 0;
        while (length < letters.Length && !IsVowel(letters[length]))
        {
            length++;
        }

        return length;
    }

    private static int FinalStart(string letters, int start)
    {
        foreach (var final in Finals)
        {
            if (letters.Length - final.Length > start && letters.EndsWith(final, StringComparison.Ordinal))
            {
                return letters.Length - final.Length;
            }
        }

        return letters.Length - 1 > start && !IsVowel(letters[^1]) ? letters.Length - 1 : letters.Length;
    }
}
