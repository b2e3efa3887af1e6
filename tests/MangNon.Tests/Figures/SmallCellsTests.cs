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
    public void One_small_group_takes_another_with_it() =>
        Assert.Equal("· · 20/90", Shown(SmallCells.Withhold(Groups((4, 40), (10, 50), (20, 90)))));

    [Fact]
    public void A_few_who_are_not_counted_are_as_telling_as_a_few_who_are() =>
        Assert.Equal("· · 20/90", Shown(SmallCells.Withhold(Groups((36, 40), (40, 50), (20, 90)))));

    [Fact]
    public void Two_groups_of_which_one_is_small_are_both_withheld() =>
        Assert.Equal("· ·", Shown(SmallCells.Withhold(Groups((1, 200), (90, 200)))));

    [Fact]
    public void What_is_withheld_carries_no_count() =>
        Assert.All(SmallCells.Withhold(Groups((1, 200), (90, 200))), g => Assert.Equal(default, g.Counts));

    /// <summary>
    /// The attacker knows the total, every shown group and the method. For each withheld group there must be more than
    /// one number that fits, unless nothing is hidden in it or everything is withheld and the total itself is all that
    /// is known.
    /// </summary>
    [Fact]
    public void No_withheld_number_can_be_worked_out_from_the_total_and_the_rest() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60])
            .Array[2, 8]
            .Sample(pairs =>
            {
                var groups = Groups([.. pairs.Select(p => (Math.Min(p.Item1, p.Item2), Math.Max(p.Item1, p.Item2)))]);
                var shown = SmallCells.Withhold(groups);
                var hidden = groups.Where((_, i) => shown[i].Withheld).Select(g => g.Counts).ToList();
                if (hidden.Count == 0)
                {
                    return;
                }

                var sum = hidden.Aggregate(default(Counts), (a, b) => a + b);
                var everything = hidden.Count == groups.Length;
                foreach (var one in hidden)
                {
                    // The numerator lies anywhere from 0 to what all withheld have together.
                    Assert.True(hidden.Count >= 2, "one group alone is the total less the rest");
                    Assert.True(everything || sum.Numerator >= SmallCells.Smallest);
                    Assert.True(everything || sum.Denominator - sum.Numerator >= SmallCells.Smallest);
                    Assert.True(everything || one.Denominator <= sum.Denominator - SmallCells.Smallest);
                }
            });
}
