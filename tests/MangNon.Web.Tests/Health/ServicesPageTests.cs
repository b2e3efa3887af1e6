using System.Net;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Health;

public sealed class ServicesPageTests : IAsyncLifetime
{
    private HealthSite _health = null!;

    public async ValueTask InitializeAsync() => _health = await HealthSite.StartAsync();

    public ValueTask DisposeAsync() => _health.DisposeAsync();

    [Fact]
    public async Task Services_of_a_village_are_ticked_at_once_and_stand_on_the_childs_page()
    {
        var station = _health.Station;
        var address = "/phat-trien-toan-dien?thon=" + _health.Village;
        var commune = await TestSite.TextAsync(station, "/phat-trien-toan-dien");
        Assert.Contains("Thôn Thử", commune, StringComparison.Ordinal);
        Assert.Contains("năm 2026", commune, StringComparison.Ordinal);

        var (first, newborn) = (_health.Children[0], _health.Children[2]);
        using var saved = await PostAsync("", (first, 1), (first, 4));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "Đã ghi 2 dịch vụ.",
            await TestSite.TextAsync(station, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        Assert.Contains("✓ 24/11/2026", await TestSite.TextAsync(station, address), StringComparison.Ordinal);
        Assert.Contains("Giáo dục", await TestSite.TextAsync(station, $"/so-tre-em/{first}"), StringComparison.Ordinal);
        var lacking = await TestSite.TextAsync(station, address + "&linh-vuc=giao-duc");
        Assert.DoesNotContain("Lò Thị Măng 001", lacking, StringComparison.Ordinal);
        Assert.Contains("Lò Thị Măng 002", lacking, StringComparison.Ordinal);

        // The newborn is 100 days old: what was ticked stays ticked, and nothing is written.
        using var refused = await PostAsync("&ngay=01/02/2026", (first, 2), (newborn, 2));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await TestSite.TextAsync(refused);
        Assert.Contains("Lò Thị Măng 003 sinh ngày", again, StringComparison.Ordinal);
        Assert.Contains($"name=\"dv-{first:N}-2\" value=\"1\" checked", again, StringComparison.Ordinal);
        using var future = await PostAsync("&ngay=25/11/2026", (first, 2));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        Assert.DoesNotContain("✓ 01/02/2026", await TestSite.TextAsync(station, address), StringComparison.Ordinal);

        using var file = await station.GetAsync(
            new Uri("/tai-ve/moi?danh-sach=phat-trien-toan-dien&ngay=24/11/2026", UriKind.Relative)
        );
        Assert.Contains(
            "Trẻ và dịch vụ phát triển toàn diện",
            await TestSite.TextAsync(file),
            StringComparison.Ordinal
        );

        using var neighbour = await _health.NeighbourAsync();
        using var theirs = await neighbour.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);

        Task<HttpResponseMessage> PostAsync(string more, params (Guid Child, int Domain)[] ticks) =>
            TestSite.PostFromAsync(
                station,
                address,
                address + more,
                [("_handler", "dich-vu"), .. ticks.Select(tick => ($"dv-{tick.Child:N}-{tick.Domain}", "1"))]
            );
    }
}
