using MangNon.Figures;

namespace MangNon.Tests.Figures;

public sealed class SmallCellsTests
{
    private static BreakdownGroup[] Groups(params (int Numerator, int Denominator)[] counts) =>
        [.. counts.Select((c, i) => new BreakdownGroup($"Thôn {i + 1}", new Counts(c.Numerator, c.Denominator)))];

    private static string Shown(IEnumerable<BreakdownGroup> groups) =>
        string.Join(' ', groups.Select(g => g.Withheld ? "·" : $"{g.Counts.Numerator:0}/{g.Counts.Denominator:0}"));

    [Fact]
    public void Large_groups_and_empty_ones_are_shown() =>
        Assert.Equal("0/40 5/40 35/40 40/40", Shown(SmallCells.Withhold(Groups((0, 40), (5, 40), (35, 40), (40, 40)))));

    [Fact]
    public void One_small_group_takes_all_others_with_it() =>
        Assert.Equal("· · ·", Shown(SmallCells.Withhold(Groups((4, 40), (10, 50), (20, 90)))));

    [Fact]
    public void A_few_who_are_not_counted_are_as_telling_as_a_few_who_are() =>
        Assert.Equal("· · ·", Shown(SmallCells.Withhold(Groups((36, 40), (40, 50), (20, 90)))));

    [Fact]
    public void A_few_children_in_all_are_a_small_group_whoever_is_counted() =>
        Assert.Equal("· ·", Shown(SmallCells.Withhold(Groups((0, 4), (20, 90)))));

    [Fact]
    public void A_group_without_children_is_not_a_small_one() =>
        Assert.Equal("5/40 0/0 9/90", Shown(SmallCells.Withhold(Groups((5, 40), (0, 0), (9, 90)))));

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void A_bound_under_which_two_groups_could_be_worked_out_is_refused(int smallest) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallCells.Withhold(Groups((1, 2), (1, 2)), smallest));

    [Fact]
    public void What_is_withheld_carries_no_count() =>
        Assert.All(SmallCells.Withhold(Groups((1, 200), (90, 200))), g => Assert.Equal(default, g.Counts));

    /// <summary>
    /// Every possible truth for all groups of up to so many children; those that are shown alike are one answer. The
    /// attacker knows the sizes, the total, what is shown, and the method: what is left to him is the truths behind one
    /// answer. In each of them a withheld group must be one of several numbers, unless the total itself says it: all are
    /// counted, none is, or one group has all the children.
    /// </summary>
    [Theory]
    [InlineData(2, 16, SmallCells.Smallest)]
    [InlineData(2, 12, 3)]
    [InlineData(3, 12, SmallCells.Smallest)]
    [InlineData(3, 9, 3)]
    [InlineData(4, 6, 3)]
    public void No_withheld_number_can_be_worked_out_by_one_who_knows_the_sizes_the_total_and_the_method(
        int groups,
        int largest,
        int smallest
    )
    {
        // The method does not look at the order of the groups.
        foreach (
            var sizes in Truths([.. Enumerable.Repeat(largest, groups)]).Where(one => one.SequenceEqual(one.Order()))
        )
        {
            foreach (var alike in Truths(sizes).GroupBy(truth => Answer(sizes, truth, smallest)))
            {
                AssertDoubt(sizes, alike.Key, [.. alike]);
            }
        }
    }

    private static void AssertDoubt(int[] sizes, string answer, List<int[]> truths)
    {
        var total = truths[0].Sum();
        if (total == 0 || total == sizes.Sum() || sizes.Count(size => size > 0) < 2)
        {
            return;
        }

        var shown = answer.Split(' ');
        for (var i = 0; i < sizes.Length; i++)
        {
            Assert.True(
                shown[i] != "·" || sizes[i] == 0 || truths.Select(truth => truth[i]).Distinct().Skip(1).Any(),
                $"group {i} of sizes {string.Join(',', sizes)}, {answer}, is {truths[0][i]}"
            );
        }
    }

    private static string Answer(int[] sizes, int[] truth, int smallest) =>
        $"{Shown(SmallCells.Withhold(Groups([.. truth.Zip(sizes)]), smallest))} of {truth.Sum()}";

    private static IEnumerable<int[]> Truths(int[] sizes) =>
        sizes.Aggregate<int, IEnumerable<int[]>>(
            [
                [],
            ],
            (all, size) => all.SelectMany(_ => Enumerable.Range(0, size + 1), (before, n) => (int[])[.. before, n])
        );
}
