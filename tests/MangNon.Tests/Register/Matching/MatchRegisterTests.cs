using MangNon.Register.Matching;
using MangNon.Testing.Matching;

namespace MangNon.Tests.Register.Matching;

public sealed class MatchRegisterTests
{
    private static readonly MatchSample Sample = MatchSample.Make(3_000, 11);
    private static readonly IReadOnlyList<MatchRecord> Records = Sample.Records();
    private static readonly MatchRegister Register = new(Records, MatchWeights.Shipped);

    [Fact]
    public void Nearly_all_doubles_of_a_made_up_register_are_shown_and_none_that_is_likely_is_two()
    {
        var at = Records.Select((one, i) => (one.Id, i)).ToDictionary(one => one.Id, one => one.i);
        var pairs = Register.Pairs(CancellationToken.None);
        bool IsTrue(MatchPair pair) =>
            Sample.TruePairs.Contains((Math.Min(at[pair.A.Id], at[pair.B.Id]), Math.Max(at[pair.A.Id], at[pair.B.Id])));

        Assert.True(pairs.Count(IsTrue) > 0.9 * Sample.TruePairs.Count);
        Assert.True(pairs.Count(pair => !IsTrue(pair)) < 0.2 * Sample.TruePairs.Count);
        Assert.All(pairs.Where(pair => pair.Score.Outcome == MatchOutcome.Likely), pair => Assert.True(IsTrue(pair)));
        Assert.Equal(
            pairs.OrderByDescending(pair => pair.Score.Outcome).ThenByDescending(pair => pair.Score.Bits),
            pairs
        );
    }

    [Fact]
    public void Who_is_like_a_draft_is_found_by_looking_at_all_and_never_the_draft_itself()
    {
        foreach (var (a, b) in Sample.TruePairs)
        {
            var like = Register.LikeThis(Records[a], 5);
            Assert.DoesNotContain(like, pair => pair.B.Id == Records[a].Id);
            if (Register.Scorer.Score(Records[a], Records[b]).Outcome == MatchOutcome.Likely)
            {
                Assert.Contains(like, pair => pair.B.Id == Records[b].Id);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Register.LikeThis(Records[0], 0));
    }

    [Fact]
    public void Blocks_lose_hardly_a_pair_that_comparing_each_with_each_would_show()
    {
        var some = Records.Take(800).ToList();
        var register = new MatchRegister(some, MatchWeights.Shipped);
        var all = 0;
        for (var i = 0; i < some.Count; i++)
        {
            for (var j = i + 1; j < some.Count; j++)
            {
                all += register.Scorer.Outcome(some[i], some[j]) == MatchOutcome.Different ? 0 : 1;
            }
        }

        Assert.InRange(register.Pairs(CancellationToken.None).Count, (int)(0.97 * all), all);
    }

    [Fact]
    public void Pairs_come_once_and_in_the_same_order_every_time()
    {
        var pairs = MatchBlocks.Pairs(Records, CancellationToken.None).ToList();
        Assert.Equal(pairs.Distinct().Count(), pairs.Count);
        Assert.All(pairs, pair => Assert.True(pair.A < pair.B));
        Assert.Equal(pairs, MatchBlocks.Pairs(Sample.Records(), CancellationToken.None));
    }

    [Fact]
    public void A_block_of_thousands_costs_no_square()
    {
        var same = Enumerable
            .Range(0, 5_000)
            .Select(_ => new MatchRecord
            {
                Id = Guid.NewGuid(),
                Name = NameKey.Of("Lò Văn An"),
                BirthDate = new DateOnly(2018, 1, 1),
                Mother = NameKey.Of("Vi Thị Lan"),
                HouseholdId = Guid.Empty,
                Phone = "0912345678",
            })
            .ToList();
        var pairs = MatchBlocks.Pairs(same, CancellationToken.None).Count();
        Assert.InRange(pairs, 5_000, 5_000 * MatchBlocks.Neighbours * 2);
    }

    [Fact]
    public void A_made_up_register_is_the_same_every_time_and_has_what_it_is_to_try()
    {
        var again = MatchSample.Make(3_000, 11);
        Assert.Equal(Sample.Lines, again.Lines);
        Assert.NotEqual(Sample.Lines, MatchSample.Make(3_000, 12).Lines);
        Assert.InRange(Sample.TruePairs.Count, 30, 100);
        Assert.Contains(Sample.Lines, line => line.Twin > 0);
        Assert.Contains(Sample.Lines, line => line.Mother is null);
        Assert.Contains(Sample.Lines, line => line.BirthDate is { Day: 1, Month: 1 });
        Assert.Contains(Sample.Lines, line => line.FullName.Contains(" A ", StringComparison.Ordinal));
    }
}
