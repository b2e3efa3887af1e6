using CsCheck;
using MangNon.Web.Shell;

namespace MangNon.Web.Tests.Shell;

public sealed class PageOfTests
{
    [Theory]
    [InlineData(0, null, 1, 1, 0, 0)]
    [InlineData(50, "1", 1, 1, 1, 50)]
    [InlineData(51, "2", 2, 2, 51, 51)]
    [InlineData(51, "99", 2, 2, 51, 51)]
    [InlineData(51, "-3", 1, 2, 1, 50)]
    public void A_page_that_does_not_exist_becomes_the_nearest(
        int total,
        string? asked,
        int number,
        int count,
        int first,
        int last
    )
    {
        var page = PageOf.Of(total, asked);
        Assert.Equal((number, count, first, last), (page.Number, page.Count, page.First, page.Last));
    }

    [Fact]
    public void The_pages_together_hold_every_row_once() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[1, 60])
            .Sample(
                (total, size) =>
                {
                    var pages = PageOf.Of(total, null, size).Count;
                    var rows = Enumerable
                        .Range(1, pages)
                        .Select(number => new PageOf(number, total, size))
                        .SelectMany(page => Enumerable.Range(page.First, Math.Max(0, page.Last - page.First + 1)))
                        .Where(row => row > 0);
                    Assert.Equal(Enumerable.Range(1, total), rows);
                }
            );
}
