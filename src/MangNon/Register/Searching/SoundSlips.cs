namespace MangNon.Register.Searching;

/// <summary>
/// Syllables that a syllable is often written for, one slip away: n/l, s/x, ch/tr, d/gi/r/v at the beginning, n/ng at
/// the end, i/y anywhere. All folded: hỏi and ngã are no matter there.
/// </summary>
public static class SoundSlips
{
    /// <param name="syllable">Folded.</param>
    /// <param name="fromD">Whether its d may be a d: false where đ was written, which is never taken for gi, r or v.</param>
    public static IReadOnlyList<string> Of(string syllable, bool fromD = true)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        var slips = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (initial, others) in Initials(syllable, fromD))
        {
            var rest = syllable[initial.Length..];
            foreach (var other in others)
            {
                // “gi” before i is written with one i: gì, gìn.
                slips.Add(other == "gi" && rest.StartsWith('i') ? "g" + rest : other + rest);
            }
        }

        for (var i = 0; i < syllable.Length; i++)
        {
            if (syllable[i] is 'i' or 'y')
            {
                slips.Add(syllable[..i] + (syllable[i] == 'i' ? 'y' : 'i') + syllable[(i + 1)..]);
            }
        }

        if (syllable.EndsWith("ng", StringComparison.Ordinal))
        {
            slips.Add(syllable[..^1]);
        }
        else if (syllable.Length > 1 && syllable[^1] == 'n')
        {
            slips.Add(syllable + "g");
        }

        slips.Remove(syllable);
        return [.. slips];
    }

    /// <summary>The beginning that may be a slip, and what it may be for.</summary>
    private static IEnumerable<(string Initial, string[] Others)> Initials(string syllable, bool fromD)
    {
        if (syllable.Length < 2)
        {
            yield break;
        }

        var second = syllable[1];
        switch (syllable[0])
        {
            case 'n' when second is not ('g' or 'h'):
                yield return ("n", ["l"]);
                break;
            case 'l':
                yield return ("l", ["n"]);
                break;
            case 's':
                yield return ("s", ["x"]);
                break;
            case 'x':
                yield return ("x", ["s"]);
                break;
            case 'c' when second == 'h':
                yield return ("ch", ["tr"]);
                break;
            case 't' when second == 'r':
                yield return ("tr", ["ch"]);
                break;
            case 'd' when fromD:
                yield return ("d", ["gi", "r", "v"]);
                break;
            case 'r':
                yield return ("r", ["gi", "d", "v"]);
                break;
            case 'v':
                yield return ("v", ["gi", "d", "r"]);
                break;
            case 'g' when second == 'i':
                // “gi” alone or before a consonant keeps its i: “gin” is gi + in.
                yield return (
                    syllable.Length > 2 && "aeouy".Contains(syllable[2], StringComparison.Ordinal) ? "gi" : "g",
                    ["d", "r", "v"]
                );
                break;
        }
    }
}
