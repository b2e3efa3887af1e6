using CsCheck;
using MangNon.Figures.Counting;
using MangNon.Figures.Facts;
using MangNon.Register;

namespace MangNon.Tests.Figures.Counting;

public sealed class CountsCodecTests
{
    private static readonly Gen<Tally> Tallies = Gen.Select(
            Gen.Int[-2, 2],
            Gen.Int[0, 1],
            Gen.Int[1, 2],
            Gen.Int[-1, 20],
            Gen.Bool,
            Gen.Int[1, 3]
        )
        .Array[0, 30]
        .Select(rows =>
        {
            var tally = new Tally();
            foreach (var (n, d, sex, age, minority, household) in rows)
            {
                tally.Add(n, d, new PersonGroups((Sex)sex, age, minority, (HouseholdClass)household));
            }

            return tally;
        });

    [Fact]
    public void Kept_counts_read_back_as_they_were()
    {
        Tallies
            .Array[0, 5]
            .Sample(tallies =>
            {
                var back = CountsCodec.Decode(CountsCodec.Encode(tallies), tallies.Length);
                return tallies
                    .Zip(back)
                    .All(x =>
                        x.First.Total == x.Second.Total
                        && x.First.Arrays().Zip(x.Second.Arrays()).All(a => a.First.SequenceEqual(a.Second))
                    );
            });
    }

    [Fact]
    public void Every_breakdown_adds_up_to_the_total()
    {
        Tallies.Sample(tally =>
            tally
                .Arrays()
                .All(pairs =>
                    (pairs.Sum(p => p.Numerator), pairs.Sum(p => p.Denominator))
                    == (tally.Total.Numerator, tally.Total.Denominator)
                )
        );
    }
}
