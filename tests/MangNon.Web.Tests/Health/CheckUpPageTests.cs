using System.Net;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Health;

public sealed class CheckUpPageTests : IAsyncLifetime
{
    private HealthSite _health = null!;

    public async ValueTask InitializeAsync() => _health = await HealthSite.StartAsync();

    public ValueTask DisposeAsync() => _health.DisposeAsync();

    private HttpClient Station => _health.Station;

    [Fact]
    public async Task Who_had_no_check_up_is_listed_until_one_is_written_on_the_childs_page()
    {
        var listed = await TestSite.TextAsync(Station, "/kham-suc-khoe");
        Assert.Contains("Lò Thị Măng 002", listed, StringComparison.Ordinal);
        Assert.Contains("Chưa có lần khám nào", listed, StringComparison.Ordinal);
        Assert.Contains("/tai-ve/moi?danh-sach=kham-suc-khoe", listed, StringComparison.Ordinal);
        Assert.Contains(
            "3 trẻ dưới 6 tuổi chưa khám sức khỏe",
            await TestSite.TextAsync(Station, "/"),
            StringComparison.Ordinal
        );

        var child = _health.Children[1];
        using var refused = await WriteAsync("");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Kết quả khám: chưa ghi mục này.", await TestSite.TextAsync(refused), StringComparison.Ordinal);
        using var saved = await WriteAsync("Sâu răng hàm");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await TestSite.TextAsync(Station, $"/so-tre-em/{child}");
        Assert.Contains("Khám định kỳ tại trạm", page, StringComparison.Ordinal);
        Assert.Contains("Sâu răng hàm", page, StringComparison.Ordinal);
        Assert.Contains(
            "Kết quả khám",
            await TestSite.TextAsync(Station, $"/so-tre-em/{child}/nhat-ky"),
            StringComparison.Ordinal
        );
        foreach (var address in new[] { "", "?tuoi=den-16&sap-xep=ten", "?thon=" + _health.Village })
        {
            var after = await TestSite.TextAsync(Station, "/kham-suc-khoe" + address);
            Assert.DoesNotContain("Lò Thị Măng 002", after, StringComparison.Ordinal);
            Assert.Contains("Lò Thị Măng 001", after, StringComparison.Ordinal);
        }

        using var file = await Station.GetAsync("/tai-ve/moi?danh-sach=kham-suc-khoe");
        Assert.Contains("Trẻ chưa khám sức khỏe", await TestSite.TextAsync(file), StringComparison.Ordinal);

        Task<HttpResponseMessage> WriteAsync(string finding) =>
            TestSite.PostAsync(
                Station,
                $"/so-tre-em/{child}/ghi/kham-suc-khoe",
                ("_handler", "ghi-ban-ghi"),
                ("Form.Texts[On]", "20/11/2026"),
                ("Form.Texts[Kind]", "AtStation"),
                ("Form.Texts[Finding]", finding),
                ("Form.Texts[ReferredTo]", ""),
                ("Form.Texts[FamilyTold]", "True")
            );
    }
}
