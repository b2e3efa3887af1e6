namespace MangNon.Register.Matching;

/// <summary>
/// How common names are among those of one register: two called Bùi Văn An say less than two with a name that nobody
/// else has. Few records are steadied by the mean of all Vietnamese names, and a name that stands once or twice is not
/// taken for rarer than the least.
/// </summary>
internal sealed class NameFrequencies
{
    private readonly NameWeights _weights;
    private readonly Dictionary<string, int> _surnames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _middles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _givens = new(StringComparer.Ordinal);
    private readonly double _all;

    public NameFrequencies(IEnumerable<NameKey?> names, NameWeights weights)
    {
        _weights = weights;
        var all = 0;
        foreach (var name in names)
        {
            if (name is not null)
            {
                all++;
                Count(_surnames, name.Surname);
                Count(_middles, name.Middle);
                Count(_givens, name.Given);
            }
        }

        _all = all;
    }

    /// <summary>How much more often the whole name occurs than the mean of names; 1 for one as common as the mean.</summary>
    public double Name(NameKey name) => Surname(name) * Of(_middles, name.Middle, _weights.Middle) * Given(name);

    /// <summary>The same for surname and given name.</summary>
    public double SurnameAndGiven(NameKey name) => Surname(name) * Given(name);

    /// <summary>The same for the given name alone.</summary>
    public double Given(NameKey name) => Of(_givens, name.Given, _weights.Given);

    private double Surname(NameKey name) => Of(_surnames, name.Surname, _weights.Surname);

    private double Of(Dictionary<string, int> counts, string part, NamePart known)
    {
        var share =
            (counts.GetValueOrDefault(part) + (_weights.Steadiness * known.Mean)) / (_all + _weights.Steadiness);
        return Math.Max(share, known.Least) / known.Mean;
    }

    private static void Count(Dictionary<string, int> counts, string part) =>
        counts[part] = counts.GetValueOrDefault(part) + 1;
}
