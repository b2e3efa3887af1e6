using System.Globalization;
using MangNon.Access;
using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Schooling;

/// <summary>A day of a lower secondary school: last year's class 9 gets its results, and the board follows.</summary>
[Collection(BrowserTests.Name)]
public sealed class SchoolDayTests(SiteInBrowser browser, ITestOutputHelper output)
{
    [Fact]
    public async Task A_class_gets_its_results_by_keyboard_and_the_board_follows()
    {
        var school = await SchoolAsync();
        var page = await browser.NewPageOfAsync(Role.School, school, 1366);
        await page.GotoAsync("/ky");
        await page.Locator("#trang-nam").SelectOptionAsync("2026");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Xem năm này" }).ClickAsync();
        var before = (await SiteInBrowser.FigureAsync(page, "18a"), await SiteInBrowser.FigureAsync(page, "18b"));
        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "truong-hoc");
        await SiteInBrowser.PictureForGuideAsync(page, "truong-hoc");

        var hand = new Hand(page);
        await hand.ClickAsync(
            page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "chưa có kết quả năm học" })
        );
        await hand.ArriveAsync("nam=2025");
        await hand.ClickAsync(page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = "Lớp 9" }));
        await hand.ArriveAsync("lop=9");
        await SiteInBrowser.LookAsync(page, "lop");
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Điền", Exact = true }));
        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Status)).ToContainTextAsync("chưa lưu");

        // The first one dropped out: Bỏ học by its letter; Enter goes on to the next.
        var results = page.Locator(".round-measure select");
        await results.First.FocusAsync();
        await hand.PressAsync("B");
        await Assertions.Expect(results.First).ToHaveValueAsync("DroppedOut");
        await hand.PressAsync("Enter");
        await Assertions.Expect(results.Nth(1)).ToBeFocusedAsync();
        await hand.AsideAsync(() => SiteInBrowser.LookAsync(page, "lop-dien"));
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lưu lớp" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi");
        var pupils = await results.CountAsync();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"class of {pupils}: {hand.Keys} keys, {hand.Clicks} clicks, {hand.Seconds:0.0} s"
            )
        );

        var after = (await SiteInBrowser.FigureAsync(page, "18a"), await SiteInBrowser.FigureAsync(page, "18b"));
        output.WriteLine($"18a: {before.Item1} → {after.Item1}; 18b: {before.Item2} → {after.Item2}");
        Assert.NotEqual(before.Item1, after.Item1);
        Assert.NotEqual(before.Item2, after.Item2);
        await page.Context.CloseAsync();
        await LookAsync(school);
    }

    private async Task LookAsync(Guid school)
    {
        var page = await browser.NewPageOfAsync(Role.School, school, SiteInBrowser.Phone);
        foreach (
            var (name, path) in new[]
            {
                ("truong-hoc", "/"),
                ("lop-chon", "/truong/lop?nam=2025"),
                ("lop", "/truong/lop?nam=2025&lop=9"),
                ("lop-de-nghi", "/truong/lop?nam=2026&lop=9"),
                ("chua-di-hoc", "/truong/chua-di-hoc"),
                ("khuyet-tat", "/truong/khuyet-tat"),
                ("co-so", "/co-so"),
            }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name + "-sau");
        }

        await page.GotoAsync("/truong/lop?nam=2025&lop=8");
        await page.Locator(".round-measure select").First.SelectOptionAsync("xoa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu lớp" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "lop-hoi");
        await page.Context.CloseAsync();
    }

    private async Task<Guid> SchoolAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        return await db.Facilities.Where(f => f.Code == "CS01").Select(f => f.Id).SingleAsync();
    }
}
