using CsCheck;
using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class RotationTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void After_two_years_of_days_seven_days_four_weeks_and_twelve_months_are_there()
    {
        var kept = KeptAfter(730);

        Assert.Equal(
            [
                // The last 7 days, the Sunday of the week before among them.
                .. Enumerable.Range(0, 7).Select(n => Today.AddDays(-n)),
                // Sundays: this week, the week before and two more make four weeks.
                new DateOnly(2026, 11, 15),
                new DateOnly(2026, 11, 8),
                // Month's ends: this month and eleven more.
                new DateOnly(2026, 10, 31),
                new DateOnly(2026, 9, 30),
                new DateOnly(2026, 8, 31),
                new DateOnly(2026, 7, 31),
                new DateOnly(2026, 6, 30),
                new DateOnly(2026, 5, 31),
                new DateOnly(2026, 4, 30),
                new DateOnly(2026, 3, 31),
                new DateOnly(2026, 2, 28),
                new DateOnly(2026, 1, 31),
                new DateOnly(2025, 12, 31),
            ],
            kept
        );
    }

    [Fact]
    public void Deleting_day_by_day_keeps_the_same_as_deleting_at_once()
    {
        var kept = new List<DateOnly>();
        for (var n = 730; n >= 0; n--)
        {
            kept.Add(Today.AddDays(-n));
            kept = [.. kept.Except(Rotation.ToDelete(kept))];
        }

        Assert.Equal(KeptAfter(730), kept.OrderDescending());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(7)]
    public void Of_seven_days_or_fewer_none_goes(int days) =>
        Assert.Empty(Rotation.ToDelete(Enumerable.Range(0, days).Select(n => Today.AddDays(-n))));

    [Fact]
    public void A_computer_that_was_off_for_years_loses_nothing_by_it()
    {
        DateOnly[] old = [new(2020, 1, 1), new(2020, 1, 2), new(2020, 1, 3)];

        Assert.Empty(Rotation.ToDelete([.. old, Today]));
    }

    [Fact]
    public void Sunday_and_Monday_are_of_two_weeks()
    {
        // Eight days in a row: the eighth, a Monday, stays only as the last of no week, the Sunday as the last of its own.
        var sunday = new DateOnly(2026, 11, 15);
        var later = Enumerable.Range(0, 7).Select(n => Today.AddDays(-n)).ToList();

        Assert.Equal([sunday.AddDays(-1)], Rotation.ToDelete([.. later, sunday, sunday.AddDays(-1)]));
    }

    [Fact]
    public void The_newest_never_goes_and_at_least_seven_stay() =>
        Gen.Int[0, 2000]
            .List[1, 400]
            .Sample(offsets =>
            {
                var days = offsets.Select(n => Today.AddDays(-n)).Distinct().ToList();
                var gone = Rotation.ToDelete(days);
                Assert.DoesNotContain(days.Max(), gone);
                Assert.InRange(days.Count - gone.Count, Math.Min(7, days.Count), 23);
            });

    private static List<DateOnly> KeptAfter(int days)
    {
        var all = Enumerable.Range(0, days + 1).Select(n => Today.AddDays(-n)).ToList();
        return [.. all.Except(Rotation.ToDelete(all)).OrderDescending()];
    }
}
