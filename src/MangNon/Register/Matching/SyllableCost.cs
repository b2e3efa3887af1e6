namespace MangNon.Register.Matching;

/// <summary>
/// How far apart two syllables are, by their parts, in quarters. What is confused in speech and writing is cheap; a
/// sound that nobody confuses is not: Lan and Loan, Hùng and Dũng are two names, though one letter apart. A letter that
/// makes no syllable (Lann, Ngyuên) was struck wrongly.
/// </summary>
internal static class SyllableCost
{
    /// <summary>Most that one confusion costs, for a whole name; inclusive.</summary>
    public const int Slip = 3;

    /// <summary>Most at which names are still near; inclusive.</summary>
    public const int Near = 6;

    /// <summary>A word that is missing in one.</summary>
    public const int Word = 5;

    /// <summary>More than any way costs.</summary>
    public const int Never = 1_000;

    private const int Unlike = 10;
    private const int Letter = 4;
    private const int Other = 8;

    public static int Between(Syllable a, Syllable b)
    {
        if (ReferenceEquals(a, b))
        {
            return 0;
        }

        var marks = Marks(a, b);
        if (Same(a.Folded, b.Folded))
        {
            return marks;
        }

        var parts = Math.Min(Unlike, marks + Onset(a.Onset, b.Onset) + Nucleus(a, b) + Final(a.Final, b.Final));
        return parts > Letter && !(a.IsWellFormed && b.IsWellFormed) && IsOneLetter(a.Folded, b.Folded)
            ? Letter
            : parts;
    }

    private static int Onset(string a, string b) =>
        Same(a, b) ? 0
        : Same(Syllable.OnsetSound(a), Syllable.OnsetSound(b)) ? 2
        : Other;

    private static int Nucleus(Syllable a, Syllable b) =>
        Same(a.NucleusFolded, b.NucleusFolded) ? 0
        : Same(Syllable.NucleusSound(a.NucleusFolded, a.Final), Syllable.NucleusSound(b.NucleusFolded, b.Final)) ? 1
        : Other;

    private static int Final(string a, string b) =>
        Same(a, b) ? 0
        : Same(Syllable.FinalSound(a), Syllable.FinalSound(b)) ? 2
        : 4;

    /// <summary>Tones and marks on vowels. Where one has none at all they were not written, which is one slip.</summary>
    private static int Marks(Syllable a, Syllable b)
    {
        var (sameTone, sameMarks) = (a.Tone == b.Tone, Same(a.Nucleus, b.Nucleus));
        if (IsBare(a) || IsBare(b))
        {
            return sameTone && sameMarks ? 0 : 1;
        }

        var tone =
            sameTone ? 0
            : a.Tone is Tone.Hoi or Tone.Nga && b.Tone is Tone.Hoi or Tone.Nga ? 1
            : 2;
        return Math.Min(2, tone + (sameMarks || !Same(a.NucleusFolded, b.NucleusFolded) ? 0 : 1));
    }

    private static bool IsBare(Syllable one) => one.Tone == Tone.Ngang && Same(one.Letters, one.Folded);

    /// <summary>One letter changed, missing or too many, or two neighbours swapped, in words of three letters or more.</summary>
    private static bool IsOneLetter(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < 3 || longer.Length - shorter.Length > 1)
        {
            return false;
        }

        var start = shorter.AsSpan().CommonPrefixLength(longer);
        var left = shorter.AsSpan(start);
        var right = longer.AsSpan(start);
        if (shorter.Length < longer.Length)
        {
            return left.SequenceEqual(right[1..]);
        }

        return left[1..].SequenceEqual(right[1..])
            || (left.Length >= 2 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
