using System.Numerics;

namespace MangNon.Figures;

/// <summary>
/// Withholds small groups of a breakdown from those who may not see the children behind it. Pure.
/// <para>
/// Whoever tries to work out a withheld count is taken to know the total, how many children are in each group, every
/// count shown, and this method. So the method decides by nothing else than what he knows, once it has found which
/// groups are small: what is left for him is every way of sharing the rest out that makes the same groups small.
/// </para>
/// </summary>
public static class SmallCells
{
    /// <summary>Fewer than so many children in a group, counted or not counted, could be named by a neighbour.</summary>
    public const int Smallest = 5;

    /// <summary>Each withheld count must be left at least so many values when other groups are shown.</summary>
    private const int Doubt = 3;

    /// <param name="groups">The groups of one dimension; their counts add up to the total, which is shown.</param>
    /// <param name="smallest">A count from 1 to one less than this is small.</param>
    /// <returns>
    /// The groups: all of them where none is small; without the small ones, at least two, where that leaves doubt; else
    /// none.
    /// </returns>
    public static IReadOnlyList<BreakdownGroup> Withhold(IReadOnlyList<BreakdownGroup> groups, int smallest = Smallest)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var small = new HashSet<int>(Enumerable.Range(0, groups.Count).Where(i => IsSmall(groups[i].Counts, smallest)));
        if (small.Count == 0)
        {
            return groups;
        }

        var withheld = WithCompany(groups, small);
        return
        [
            .. !LeavesDoubt(groups, withheld, smallest)
                ? groups.Select(Without)
                : groups.Select((group, i) => withheld.Contains(i) ? Without(group) : group),
        ];
    }

    private static BreakdownGroup Without(BreakdownGroup group) => new(group.Key, default, true);

    private static bool IsSmall(Counts counts, int smallest)
    {
        return Few(counts.Numerator) || Few(counts.Denominator) || Few(counts.Denominator - counts.Numerator);

        bool Few(decimal count) => count > 0 && count < smallest;
    }

    /// <summary>One small group alone would be the total less the rest: the group of fewest children goes with it.</summary>
    private static HashSet<int> WithCompany(IReadOnlyList<BreakdownGroup> groups, HashSet<int> small) =>
        small.Count > 1
            ? small
            :
            [
                .. small,
                .. Enumerable
                    .Range(0, groups.Count)
                    .Where(i => !small.Contains(i) && groups[i].Counts.Denominator > 0)
                    .OrderBy(i => groups[i].Counts.Denominator)
                    .ThenBy(i => i)
                    .Take(1),
            ];

    /// <summary>
    /// The withheld together have enough children on each side, and each of them could be one of several numbers, all
    /// else being as it is shown.
    /// </summary>
    private static bool LeavesDoubt(IReadOnlyList<BreakdownGroup> groups, HashSet<int> withheld, int smallest)
    {
        var hidden = withheld.Order().Select(i => groups[i].Counts).ToList();
        var sum = hidden.Aggregate(default(Counts), (a, b) => a + b);
        if (
            hidden.Count < 2
            || sum.Numerator < smallest
            || sum.Denominator - sum.Numerator < smallest
            || hidden.Exists(one => one.Numerator > one.Denominator || one.Numerator < 0)
        )
        {
            return false;
        }

        var sizes = hidden.ConvertAll(one => (int)one.Denominator);
        var total = (int)sum.Numerator;
        return hidden.Count == 2
            ? PairLeavesDoubt(groups, [.. withheld.Order()], total, smallest)
            : Enumerable.Range(0, sizes.Count).All(i => ManyFit(sizes, i, total, smallest));
    }

    /// <summary>Of two, both may be small, or one alone with the other as its company.</summary>
    private static bool PairLeavesDoubt(IReadOnlyList<BreakdownGroup> groups, int[] pair, int total, int smallest)
    {
        var (first, second) = (groups[pair[0]].Counts.Denominator, groups[pair[1]].Counts.Denominator);
        var firstAlone = WithCompany(groups, [pair[0]]).Contains(pair[1]);
        var secondAlone = WithCompany(groups, [pair[1]]).Contains(pair[0]);
        var fits = 0;
        for (var n = (int)Math.Max(0, total - second); n <= Math.Min(first, total) && fits < Doubt; n++)
        {
            var one = IsSmall(new Counts(n, first), smallest);
            var other = IsSmall(new Counts(total - n, second), smallest);
            fits += (one && other) || (one && firstAlone) || (other && secondAlone) ? 1 : 0;
        }

        return fits >= Doubt;
    }

    /// <summary>Of three or more, all are small: enough small counts of one leave a rest that the others can make up.</summary>
    private static bool ManyFit(List<int> sizes, int one, int total, int smallest)
    {
        // Bit n: the others can have n together.
        var rests = BigInteger.One;
        for (var i = 0; i < sizes.Count; i++)
        {
            if (i != one)
            {
                rests = SmallCounts(sizes[i], smallest)
                    .Aggregate(BigInteger.Zero, (sums, count) => sums | (rests << count));
            }
        }

        return SmallCounts(sizes[one], smallest)
                .Where(count => count <= total && !((rests >> (total - count)) & 1).IsZero)
                .Take(Doubt)
                .Count() == Doubt;
    }

    /// <summary>What could be counted in a group of so many children that is small.</summary>
    private static IEnumerable<int> SmallCounts(int size, int smallest) =>
        size < smallest
            ? Enumerable.Range(0, size + 1)
            : Enumerable
                .Range(1, smallest - 1)
                .Concat(Enumerable.Range(size - smallest + 1, smallest - 1))
                .Where(count => count <= size)
                .Distinct();
}
