namespace MangNon.Register.Searching;

/// <summary>
/// The words of a village's name: what it is called, and before it what kind of place it is (thôn, bản, tổ dân phố). The
/// kind alone says nothing: it fits where other words are searched for too.
/// </summary>
internal sealed class VillageWords
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "thon",
        "ban",
        "xom",
        "ap",
        "buon",
        "bon",
        "lang",
        "to",
        "dan",
        "pho",
        "khu",
        "khom",
        "soc",
        "phum",
        "plei",
        "doi",
    };

    private readonly Spelling[] _kind;
    private readonly Spelling[] _called;

    public VillageWords(string name)
    {
        Spelling[] words = [.. Spelling.AllOf(name)];
        var kinds = words.TakeWhile(word => Kinds.Contains(word.Folded)).Count();
        kinds = kinds == words.Length ? 0 : kinds;
        (_kind, _called) = (words[..kinds], words[kinds..]);
    }

    /// <summary>How well a word fits; null for not at all.</summary>
    /// <param name="word">The word.</param>
    /// <param name="alone">Whether nothing else is searched for.</param>
    public int? Fit(SearchWord word, bool alone)
    {
        var best = _called.Min(word.FitVillage);
        return best is null && !alone && _kind.Any(word.Is) ? 0 : best;
    }
}
