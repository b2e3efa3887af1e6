namespace MangNon.Register.Matching;

/// <summary>How two full names agree, the best first.</summary>
public enum NameLevel
{
    /// <summary>Letter for letter, apart from case, blanks and punctuation.</summary>
    Exact,

    /// <summary>Alike but for the place of tone marks: hoà, hòa.</summary>
    TonePlacement,

    /// <summary>Alike without diacritics.</summary>
    Folded,

    /// <summary>Alike without diacritics once what was left in Telex is read as it was meant.</summary>
    Telex,

    /// <summary>The same words in another order.</summary>
    Order,

    /// <summary>The same surname and given name; words of the middle name are missing in one.</summary>
    MissingMiddle,

    /// <summary>One confusion of sounds or marks (<see cref="SyllableCost.Slip"/>).</summary>
    Slip,

    /// <summary>A letter or a word is wrong (<see cref="SyllableCost.Near"/>).</summary>
    Near,

    /// <summary>The given name alone, without diacritics.</summary>
    GivenOnly,

    Different,
}

/// <summary>Compares full names. The order of the two makes no difference.</summary>
public static class NameComparison
{
    /// <summary>Beyond this many words only equality counts.</summary>
    private const int MostWords = 12;

    /// <summary>The best level that fits.</summary>
    public static NameLevel Compare(NameKey a, NameKey b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (Same(a.Text, b.Text))
        {
            return NameLevel.Exact;
        }

        if (Same(a.Folded, b.Folded))
        {
            return SameSyllables(a.Written, b.Written) ? NameLevel.TonePlacement : NameLevel.Folded;
        }

        if (Same(a.ReadFolded, b.ReadFolded))
        {
            return NameLevel.Telex;
        }

        if (Same(a.SortedFolded, b.SortedFolded))
        {
            return NameLevel.Order;
        }

        if (IsMissingMiddle(a.Read, b.Read) || IsMissingMiddle(b.Read, a.Read))
        {
            return NameLevel.MissingMiddle;
        }

        return Cost(a.Read, b.Read) switch
        {
            <= SyllableCost.Slip => NameLevel.Slip,
            <= SyllableCost.Near => NameLevel.Near,
            _ => Same(a.Given, b.Given) ? NameLevel.GivenOnly : NameLevel.Different,
        };
    }

    /// <summary>Words of the middle name are missing in the shorter one, which has a surname and a given name at least.</summary>
    private static bool IsMissingMiddle(IReadOnlyList<Syllable> shorter, IReadOnlyList<Syllable> longer)
    {
        if (
            shorter.Count < 2
            || shorter.Count >= longer.Count
            || !Same(shorter[0].Folded, longer[0].Folded)
            || !Same(shorter[^1].Folded, longer[^1].Folded)
        )
        {
            return false;
        }

        var at = 1;
        for (var i = 1; i < longer.Count - 1 && at < shorter.Count - 1; i++)
        {
            at += Same(shorter[at].Folded, longer[i].Folded) ? 1 : 0;
        }

        return at == shorter.Count - 1;
    }

    /// <summary>The cheapest way from one name to the other, word by word, in quarters.</summary>
    private static int Cost(IReadOnlyList<Syllable> a, IReadOnlyList<Syllable> b)
    {
        if (Math.Abs(a.Count - b.Count) > 1 || a.Count > MostWords || b.Count > MostWords)
        {
            return int.MaxValue;
        }

        Span<int> row = stackalloc int[b.Count + 1];
        for (var j = 0; j <= b.Count; j++)
        {
            row[j] = j * SyllableCost.Word;
        }

        for (var i = 0; i < a.Count; i++)
        {
            var diagonal = row[0];
            row[0] += SyllableCost.Word;
            var least = row[0];
            for (var j = 0; j < b.Count; j++)
            {
                // A word two places off cannot be part of a way that still counts.
                var here =
                    Math.Abs(i - j) > 1
                        ? SyllableCost.Never
                        : Math.Min(
                            diagonal + SyllableCost.Between(a[i], b[j]),
                            Math.Min(row[j], row[j + 1]) + SyllableCost.Word
                        );
                diagonal = row[j + 1];
                row[j + 1] = here;
                least = Math.Min(least, here);
            }

            if (least > SyllableCost.Near)
            {
                return int.MaxValue;
            }
        }

        return row[b.Count];
    }

    private static bool SameSyllables(IReadOnlyList<Syllable> a, IReadOnlyList<Syllable> b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].IsSameAs(b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
