using MangNon.Figures.Facts;
using MangNon.Register;

namespace MangNon.Figures.Counting;

/// <summary>The counts of one rule over the rows of one village (or commune): the total and every group.</summary>
internal sealed class Tally
{
    /// <summary>Ages are kept from −1 (an event before birth) to 62; beyond, they count at the ends.</summary>
    private const int FirstAge = -1;
    private const int Ages = 64;

    public Pair Total { get; private set; }

    public Pair[] Sex { get; } = new Pair[2];

    public Pair[] Age { get; } = new Pair[Ages];

    public Pair[] Ethnicity { get; } = new Pair[2];

    public Pair[] Household { get; } = new Pair[3];

    public void Add(int numerator, int denominator, PersonGroups? groups)
    {
        if (numerator == 0 && denominator == 0)
        {
            return;
        }

        Total = Total.Plus(numerator, denominator);
        if (groups is { } g)
        {
            Plus(Sex, g.Sex == Register.Sex.Male ? 0 : 1, numerator, denominator);
            Plus(Age, Math.Clamp(g.Age - FirstAge, 0, Ages - 1), numerator, denominator);
            Plus(Ethnicity, g.Minority ? 1 : 0, numerator, denominator);
            Plus(Household, (int)g.Household - 1, numerator, denominator);
        }
    }

    /// <summary>Adds another village's counts: the only way figures go up.</summary>
    public void Add(Tally other)
    {
        Total = Total.Plus(other.Total.Numerator, other.Total.Denominator);
        foreach (var (mine, theirs) in Arrays().Zip(other.Arrays()))
        {
            for (var i = 0; i < mine.Length; i++)
            {
                mine[i] = mine[i].Plus(theirs[i].Numerator, theirs[i].Denominator);
            }
        }
    }

    public void SetTotal(Pair total) => Total = total;

    public IEnumerable<Pair[]> Arrays() => [Sex, Age, Ethnicity, Household];

    /// <summary>The groups of a dimension that hold any count, in their order.</summary>
    public IReadOnlyList<BreakdownGroup> Groups(Dimension dimension) =>
        dimension switch
        {
            Dimension.Sex => Named(Sex, i => i == 0 ? "Nam" : "Nữ"),
            Dimension.Age => Named(
                Age,
                i => (i + FirstAge).ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
            Dimension.Ethnicity => Named(Ethnicity, i => i == 0 ? "Kinh" : "Dân tộc thiểu số"),
            Dimension.Household => Named(
                Household,
                i =>
                    (HouseholdClass)(i + 1) switch
                    {
                        HouseholdClass.Poor => "Nghèo",
                        HouseholdClass.NearPoor => "Cận nghèo",
                        _ => "Khác",
                    }
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };

    private static List<BreakdownGroup> Named(Pair[] pairs, Func<int, string> name)
    {
        var groups = new List<BreakdownGroup>();
        for (var i = 0; i < pairs.Length; i++)
        {
            if (!pairs[i].IsEmpty)
            {
                groups.Add(new BreakdownGroup(name(i), pairs[i].ToCounts()));
            }
        }

        return groups;
    }

    private static void Plus(Pair[] pairs, int index, int numerator, int denominator) =>
        pairs[index] = pairs[index].Plus(numerator, denominator);
}

/// <summary>Whole counts of a numerator and a denominator.</summary>
internal readonly record struct Pair(int Numerator, int Denominator)
{
    public bool IsEmpty => Numerator == 0 && Denominator == 0;

    public Pair Plus(int numerator, int denominator) => new(Numerator + numerator, Denominator + denominator);

    public Counts ToCounts() => new(Numerator, Denominator);
}
