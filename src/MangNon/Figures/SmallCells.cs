namespace MangNon.Figures;

/// <summary>
/// Withholds small groups of a breakdown from those who may not see the children behind it, and so many more that a
/// withheld one cannot be worked out from the total and the rest. Pure.
/// </summary>
public static class SmallCells
{
    /// <summary>Fewer than so many children in a group, counted or not counted, could be named by a neighbour.</summary>
    public const int Smallest = 5;

    /// <param name="groups">The groups of one dimension; their counts add up to the total, which is shown.</param>
    /// <param name="smallest">A count from 1 to one less than this is small.</param>
    public static IReadOnlyList<BreakdownGroup> Withhold(IReadOnlyList<BreakdownGroup> groups, int smallest = Smallest)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var withheld = groups.Select(group => IsSmall(group.Counts, smallest)).ToArray();
        if (!withheld.Contains(true))
        {
            return groups;
        }

        // The others in order of size: the smallest are given up first.
        foreach (
            var next in Enumerable
                .Range(0, groups.Count)
                .Where(i => !withheld[i])
                .OrderBy(i => groups[i].Counts.Denominator)
                .ThenBy(i => i)
                .ToList()
        )
        {
            if (IsSafe(groups, withheld, smallest))
            {
                break;
            }

            withheld[next] = true;
        }

        return [.. groups.Select((group, i) => withheld[i] ? new BreakdownGroup(group.Key, default, true) : group)];
    }

    private static bool IsSmall(Counts counts, int smallest)
    {
        return Few(counts.Numerator) || Few(counts.Denominator) || Few(counts.Denominator - counts.Numerator);

        bool Few(decimal count) => count > 0 && count < smallest;
    }

    /// <summary>Together the withheld hide at least two groups, and enough children on each side that none is known.</summary>
    private static bool IsSafe(IReadOnlyList<BreakdownGroup> groups, bool[] withheld, int smallest)
    {
        var hidden = groups.Where((_, i) => withheld[i]).Select(group => group.Counts).ToList();
        var sum = hidden.Aggregate(default(Counts), (a, b) => a + b);
        return hidden.Count >= 2
            && sum.Numerator >= smallest
            && sum.Denominator - sum.Numerator >= smallest
            && hidden.Max(one => one.Denominator) <= sum.Denominator - smallest;
    }
}
