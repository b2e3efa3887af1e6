using MangNon.Access;
using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Participation;

/// <summary>A day of the culture officer: a forum is written down, its children ticked and pasted, an ask noted, and the board follows.</summary>
[Collection(BrowserTests.Name)]
public sealed class ActivityDayTests(SiteInBrowser browser, ITestOutputHelper output)
{
    private const int Ticked = 10;

    [Fact]
    public async Task A_forum_is_written_its_children_ticked_and_the_board_follows()
    {
        var page = await browser.NewPageOfAsync(Role.Culture, null, 1366);
        await page.GotoAsync("/ky");
        await page.Locator("#trang-nam").SelectOptionAsync("2026");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Xem năm này" }).ClickAsync();
        var before = await SiteInBrowser.FigureAsync(page, "22");
        await page.GotoAsync("/");
        await SiteInBrowser.LookAsync(page, "van-hoa");
        await SiteInBrowser.PictureForGuideAsync(page, "van-hoa");

        var hand = new Hand(page);
        await hand.ClickAsync(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Thêm hoạt động" }));
        await hand.ArriveAsync("/hoat-dong/them");
        await page.Locator("#muc-Kind").SelectOptionAsync("Consultation");
        await page.Locator("#muc-Name").FillAsync("Diễn đàn trẻ em xã 2026");
        await page.Locator("#muc-On").FillAsync("20/11/2026");
        await SiteInBrowser.LookAsync(page, "hoat-dong-them");
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lưu hoạt động" }));
        await hand.ArriveAsync("/tham-gia");
        var list = new Uri(page.Url).AbsolutePath;

        await hand.ClickAsync(page.Locator(".attendance-villages tbody a").First);
        await hand.ArriveAsync("thon=");
        await TickAsync(page, hand);
        await SiteInBrowser.LookAsync(page, "tham-gia");
        await hand.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lưu danh sách tham gia" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Đã lưu: thêm {Ticked} trẻ");

        await PasteAsync(page, list);
        var after = await SiteInBrowser.FigureAsync(page, "22");
        output.WriteLine($"22: {before} → {after}; {hand.Keys} keys, {hand.Clicks} clicks");
        Assert.NotEqual(before, after);
        await AskAsync(page);
        await page.Context.CloseAsync();
        await LookAsync(list);
    }

    /// <summary>One by part of the name, the others by keyboard.</summary>
    private static async Task TickAsync(IPage page, Hand hand)
    {
        var name = await page.Locator(".session tbody label").Nth(Ticked).InnerTextAsync();
        var code = await page.Locator(".session tbody tr").Nth(Ticked).Locator("td").Last.InnerTextAsync();
        await page.Locator("#tim-nhanh").FocusAsync();
        await hand.TypeAsync(code);
        await Assertions.Expect(page.Locator(".session tbody tr:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".session tbody tr:visible")).ToContainTextAsync(name);
        await hand.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("Đã đánh dấu 1 trẻ");
        await page.Locator(".session tbody input[type=checkbox]").First.FocusAsync();
        for (var i = 1; i < Ticked; i++)
        {
            await hand.PressAsync("Space");
            await hand.PressAsync("Tab");
        }
    }

    private async Task PasteAsync(IPage page, string list)
    {
        await using var db = browser.Site.Database.NewContext();
        var village = await db.Villages.OrderByDescending(v => v.Name).FirstAsync();
        var children = await db
            .Children.Where(c => c.BirthDate.Year == 2015 && c.LeftOn == null && c.DiedOn == null)
            .Where(c => db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village.Id))
            .Take(3)
            .ToListAsync();
        await page.GotoAsync(list + "/danh-sach");
        await page.Locator("#danh-sach")
            .FillAsync(
                string.Join(
                    '\n',
                    children.Select(c => $"{c.FullName}, {c.BirthDate.Year}").Append("Nguyễn Không Có, 2014")
                )
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Đối chiếu với sổ" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("4 dòng:");
        await SiteInBrowser.LookAsync(page, "doi-chieu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi các trẻ đã đánh dấu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu: thêm");
    }

    private static async Task AskAsync(IPage page)
    {
        await page.GotoAsync("/kien-nghi/them");
        await page.Locator("#muc-On").FillAsync("01/10/2026");
        await page.Locator("#muc-Topic").SelectOptionAsync("Play");
        await page.Locator("#muc-Matter").FillAsync("Mỗi thôn có một sân bóng nhỏ, có đèn buổi tối");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu kiến nghị" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu kiến nghị.");
    }

    private async Task LookAsync(string list)
    {
        await using var db = browser.Site.Database.NewContext();
        var village = (await db.Villages.OrderBy(v => v.Name).FirstAsync()).Id;
        var page = await browser.NewPageOfAsync(Role.Culture, null, SiteInBrowser.Phone);
        foreach (
            var (name, path) in new[]
            {
                ("van-hoa", "/"),
                ("hoat-dong", "/hoat-dong"),
                ("hoat-dong-them", "/hoat-dong/them"),
                ("hoat-dong-sua", list.Replace("tham-gia", "sua", StringComparison.Ordinal)),
                ("tham-gia-thon", list + "?thon=" + village),
                ("dan-danh-sach", list + "/danh-sach"),
                ("kien-nghi", "/kien-nghi"),
                ("kien-nghi-them", "/kien-nghi/them"),
            }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name + "-sau");
        }

        await page.Context.CloseAsync();
    }
}
