using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed class BirthsPageTests : IAsyncLifetime
{
    private const string Path = "/khai-sinh";
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
        await using var db = _site.Database.NewContext();
        foreach (var child in await db.Children.ToListAsync())
        {
            child.BirthRegisteredOn = null;
        }

        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Days_are_typed_beside_the_names_and_the_figure_of_those_who_wait_falls()
    {
        using var justice = await _site.NewClientOfAsync(Role.Justice);
        Assert.Contains(
            "2 trẻ chưa đăng ký khai sinh",
            await TestSite.TextAsync(justice, "/"),
            StringComparison.Ordinal
        );

        using var wrong = await PostAsync(justice, (_marks.Inside, "20/11/2026"), (_marks.Outside, "31/02/2026"));
        var text = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("""value="31/02/2026""", text, StringComparison.Ordinal);
        Assert.Contains("""value="20/11/2026""", text, StringComparison.Ordinal);
        Assert.Contains("Ghi ngày như 05/03/2021.", text, StringComparison.Ordinal);

        using var saved = await PostAsync(justice, (_marks.Inside, "20/11/2026"), (_marks.Outside, ""));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(
            "Đã ghi ngày đăng ký khai sinh của 1 trẻ.",
            await TestSite.TextAsync(justice, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 trẻ chưa đăng ký khai sinh",
            await TestSite.TextAsync(justice, "/"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_village_head_sees_and_writes_the_own_village_alone()
    {
        using var head = await _site.NewClientOfAsync(Role.VillageHead, _marks.Village);
        var text = await TestSite.TextAsync(head, Path);
        Assert.Contains($"/so-tre-em/{_marks.Inside}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/so-tre-em/{_marks.Outside}", text, StringComparison.Ordinal);

        // A child that is not on the page is passed over, whoever asks for it.
        using var posted = await PostAsync(head, (_marks.Outside, "20/11/2026"));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
        await using var db = _site.Database.NewContext();
        Assert.Null((await db.Children.SingleAsync(c => c.Id == _marks.Outside)).BirthRegisteredOn);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, params (Guid Child, string Day)[] days) =>
        TestSite.PostAsync(
            client,
            Path,
            [("_handler", "khai-sinh"), .. days.Select(day => ($"Form.Days[{day.Child}]", day.Day))]
        );
}
