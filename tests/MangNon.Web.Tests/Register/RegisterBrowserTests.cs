using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Register;

[Collection(BrowserTests.Name)]
public sealed class RegisterBrowserTests(SiteInBrowser browser)
{
    [Fact]
    public async Task The_list_and_a_childs_page_have_no_barrier()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone);
        await page.GotoAsync("/so-tre-em?cu-tru=dang-o");
        await SiteInBrowser.LookAsync(page, "so-tre-em");

        await page.GotoAsync("/so-tre-em/" + await ChildAsync(youngerThan: 6));
        await SiteInBrowser.LookAsync(page, "tre");
        await Assertions.Expect(page.Locator("svg.years").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_child_is_found_without_script_and_by_keyboard_alone()
    {
        var page = await browser.NewPageAsync(1366, script: false);
        await page.GotoAsync("/so-tre-em");
        await page.Locator("#tim-trong-so").FocusAsync();
        await page.Keyboard.TypeAsync("an");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Đang tìm “an”.")).ToBeVisibleAsync();
        Assert.EndsWith("/so-tre-em", page.Url, StringComparison.Ordinal);
        await page.Locator(".register tbody a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tiêm chủng" })).ToBeVisibleAsync();
        Assert.Matches("/so-tre-em/[0-9a-f-]{36}$", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_chart_can_be_read_in_the_dark()
    {
        var page = await browser.NewPageAsync(1366, dark: true);
        await page.GotoAsync("/so-tre-em/" + await ChildAsync(youngerThan: 6));
        await SiteInBrowser.LookAsItIsAsync(page, "tre-toi");
        await page.Context.CloseAsync();
    }

    private async Task<Guid> ChildAsync(int youngerThan)
    {
        await using var db = browser.Site.Database.NewContext();
        var born = new DateOnly(2025, 12, 31).AddYears(-youngerThan);
        return await db
            .Children.Where(c =>
                c.BirthDate > born
                && db.Weighings.Any(w => w.ChildId == c.Id && w.WeightMg != null && w.HeightUm != null)
            )
            .OrderByDescending(c => db.Weighings.Count(w => w.ChildId == c.Id))
            .ThenBy(c => c.Code)
            .Select(c => c.Id)
            .FirstAsync();
    }
}
