namespace MangNon.Register.Searching;

/// <summary>One letter wrong, missing, too many, or two in each other's place.</summary>
public static class LetterSlips
{
    /// <summary>Letters that a syllable must have before one of them may be wrong.</summary>
    public const int FromLetters = 4;

    /// <summary>Whether what was typed is one slip from the syllable meant. The same is no slip.</summary>
    public static bool IsOne(string typed, string meant)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(meant);
        if (meant.Length < FromLetters || typed.Length < FromLetters - 1 || Math.Abs(typed.Length - meant.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < typed.Length && start < meant.Length && typed[start] == meant[start])
        {
            start++;
        }

        var t = typed.AsSpan(start);
        var m = meant.AsSpan(start);
        return t.Length == m.Length
                ? t.Length > 0
                    && (
                        t[1..].SequenceEqual(m[1..])
                        || (t.Length > 1 && t[0] == m[1] && t[1] == m[0] && t[2..].SequenceEqual(m[2..]))
                    )
            : t.Length < m.Length ? t.SequenceEqual(m[1..])
            : t[1..].SequenceEqual(m);
    }
}
