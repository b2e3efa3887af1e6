using CsCheck;
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
    public void One_small_group_takes_the_one_with_the_fewest_children_with_it() =>
        Assert.Equal("· · 20/90", Shown(SmallCells.Withhold(Groups((4, 40), (10, 50), (20, 90)))));

    [Fact]
    public void A_few_who_are_not_counted_are_as_telling_as_a_few_who_are() =>
        Assert.Equal("· · 20/90", Shown(SmallCells.Withhold(Groups((36, 40), (40, 50), (20, 90)))));

    [Fact]
    public void Several_small_groups_hide_one_another() =>
        Assert.Equal("· 30/90 · ·", Shown(SmallCells.Withhold(Groups((3, 40), (30, 90), (2, 50), (4, 60)))));

    [Fact]
    public void All_is_withheld_where_the_withheld_would_be_counted_nearly_all_or_nearly_none() =>
        Assert.Equal("· · ·", Shown(SmallCells.Withhold(Groups((1, 40), (2, 50), (20, 90)))));

    [Fact]
    public void All_is_withheld_where_only_one_sharing_out_would_fit()
    {
        // Nothing but 4 + 4 + 4 makes 12 in three groups of which each is small.
        Assert.Equal("· · · ·", Shown(SmallCells.Withhold(Groups((4, 50), (4, 50), (4, 50), (20, 90)))));
    }

    [Fact]
    public void Two_groups_of_which_one_is_small_are_both_withheld() =>
        Assert.Equal("· ·", Shown(SmallCells.Withhold(Groups((1, 200), (90, 200)))));

    [Fact]
    public void A_group_without_children_hides_nobody() =>
        Assert.Equal("· 0/0 · 9/90", Shown(SmallCells.Withhold(Groups((4, 40), (0, 0), (20, 50), (9, 90)))));

    [Fact]
    public void What_is_withheld_carries_no_count() =>
        Assert.All(SmallCells.Withhold(Groups((1, 200), (90, 200))), g => Assert.Equal(default, g.Counts));

    /// <summary>
    /// Every possible truth for groups of these sizes; those that are shown alike are one answer. The attacker knows
    /// the sizes, the total, what is shown, and the method: what is left to him is the truths behind one answer. In
    /// each of them a withheld group must be one of several numbers, unless the total itself says it: all are counted, none
    /// is, or one group has all the children.
    /// </summary>
    [Fact]
    public void No_withheld_number_can_be_worked_out_by_one_who_knows_the_sizes_the_total_and_the_method() =>
        Gen.Int[0, 24]
            .Array[2, 3]
            .Sample(
                sizes =>
                {
                    foreach (var alike in Truths(sizes).GroupBy(truth => Answer(sizes, truth, SmallCells.Smallest)))
                    {
                        AssertDoubt(sizes, alike.Key, [.. alike]);
                    }
                },
                iter: 60
            );

    /// <summary>The same with four groups, where fewer than 3 is small so that all truths can be gone through.</summary>
    [Fact]
    public void Nor_in_four_groups() =>
        Gen.Int[0, 9]
            .Array[4]
            .Sample(
                sizes =>
                {
                    foreach (var alike in Truths(sizes).GroupBy(truth => Answer(sizes, truth, 3)))
                    {
                        AssertDoubt(sizes, alike.Key, [.. alike]);
                    }
                },
                iter: 25
            );

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
