namespace MangNon.Figures;

/// <summary>
/// Withholds the groups of a breakdown from those who may not see the children behind it, where one is small. Pure.
/// <para>
/// All groups or none: whoever tries to work out a withheld count is taken to know the total, how many children are in
/// each group, and this method. A method that withholds some groups and shows others tells by its choice which are
/// small, and where few truths lead to one choice, what they are. Of all-or-none he learns only that some group is small.
/// </para>
/// </summary>
public static class SmallCells
{
    /// <summary>Fewer than so many children in a group, counted or not counted, could be named by a neighbour.</summary>
    public const int Smallest = 5;

    /// <summary>With less, two groups can be worked out: of 2 in two groups of which one is small, each has 1.</summary>
    private const int LeastSmallest = 3;

    /// <param name="groups">The groups of one dimension; their counts add up to the total, which is shown.</param>
    /// <param name="smallest">A count from 1 to one less than this is small; 3 or more.</param>
    /// <returns>The groups; all of them without their counts where any is small.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The smallest is less than 3.</exception>
    public static IReadOnlyList<BreakdownGroup> Withhold(IReadOnlyList<BreakdownGroup> groups, int smallest = Smallest)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, LeastSmallest);
        return groups.Any(group => IsSmall(group.Counts, smallest))
            ? [.. groups.Select(group => new BreakdownGroup(group.Key, default, true))]
            : groups;
    }

    private static bool IsSmall(Counts counts, int smallest)
    {
        return Few(counts.Numerator) || Few(counts.Denominator) || Few(counts.Denominator - counts.Numerator);

        bool Few(decimal count) => count > 0 && count < smallest;
    }
}
