using System.Net;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Health;

public sealed class LargeRoundTests
{
    [Fact]
    public async Task Three_hundred_rows_with_all_their_fields_are_saved_at_once()
    {
        await using var health = await HealthSite.StartAsync(children: 301);
        var first = health.Children.Take(300).ToList();
        using var saved = await TestSite.PostAsync(
            health.Station,
            health.RoundPath,
            [
                ("_handler", "can-do"),
                .. first.SelectMany(child =>
                    new[]
                    {
                        ($"can-{child:N}", "12,5"),
                        ($"cao-{child:N}", "91"),
                        ($"tu-the-{child:N}", "Standing"),
                        ($"phu-{child:N}", "1"),
                        ($"dung-{child:N}", "1"),
                        ($"da-thay-{child:N}", ""),
                    }
                ),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("xong=300", saved.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = health.Site.Database.NewContext();
        Assert.Equal(300, await db.Weighings.CountAsync());

        // The 301st is on the next page.
        var second = await health.Station.GetStringAsync(new Uri(health.RoundPath + "&trang=2", UriKind.Relative));
        Assert.Contains($"can-{health.Children[300]:N}", second, StringComparison.Ordinal);
        Assert.DoesNotContain($"can-{first[^1]:N}", second, StringComparison.Ordinal);
    }
}
