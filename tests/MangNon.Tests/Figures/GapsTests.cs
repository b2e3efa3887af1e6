using CsCheck;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Tests.Figures;

public sealed class GapsTests
{
    [Theory]
    [InlineData(Direction.Up, Comparator.AtLeast, 99.9, 261, 273, 12)] // 272.73 → 273
    [InlineData(Direction.Up, Comparator.AtLeast, 97, 38, 60, 21)]
    [InlineData(Direction.Up, Comparator.AtLeast, 95, 95, 100, 0)]
    [InlineData(Direction.Down, Comparator.Below, 9, 38, 261, 15)] // under 23.49: 23
    [InlineData(Direction.Down, Comparator.Below, 10, 10, 100, 1)]
    [InlineData(Direction.Down, Comparator.AtMost, 10, 10, 100, 0)]
    [InlineData(Direction.Down, Comparator.AtMost, 10, 12, 100, 2)]
    public void The_gap_is_the_fewest_children_that_meet_the_target(
        Direction direction,
        Comparator comparator,
        double target,
        int numerator,
        int denominator,
        int missing
    )
    {
        var gap = Of(direction, comparator, (decimal)target, numerator, denominator)!;

        Assert.Equal((missing, true), (gap.Missing, gap.Reachable));
    }

    [Fact]
    public void A_gap_that_no_number_of_children_closes_says_so()
    {
        Assert.False(Of(Direction.Down, Comparator.Below, 0, 1, 50)!.Reachable);
    }

    [Fact]
    public void Nothing_to_count_has_no_gap()
    {
        Assert.Null(Of(Direction.Up, Comparator.AtLeast, 95, 0, 0));
    }

    [Fact]
    public void Closing_the_gap_meets_the_target_and_one_child_less_does_not()
    {
        Gen.Select(Gen.Bool, Gen.Int[1, 1000], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Bool)
            .Sample(
                (up, denominator, n, permille, strict) =>
                {
                    var numerator = Math.Min(n, denominator);
                    var direction = up ? Direction.Up : Direction.Down;
                    var comparator =
                        up ? Comparator.AtLeast
                        : strict ? Comparator.Below
                        : Comparator.AtMost;
                    var target = new TargetValue(comparator, permille / 10m);
                    var gap = Of(direction, comparator, target.Value, numerator, denominator)!;
                    bool Meets(int x) => target.IsMetBy(new Counts(x, denominator).Value(100)!.Value);
                    var sign = up ? 1 : -1;
                    return !gap.Reachable
                        || (
                            Meets(numerator + (sign * gap.Missing))
                            && (gap.Missing == 0 || !Meets(numerator + (sign * (gap.Missing - 1))))
                        );
                }
            );
    }

    private static Gap? Of(
        Direction direction,
        Comparator comparator,
        decimal target,
        int numerator,
        int denominator
    ) =>
        Gaps.Of(
            VerdictsTests.Component(direction, (2025, comparator, target)),
            new Counts(numerator, denominator),
            2025,
            new TargetValue(comparator, target)
        );
}
