using MangNon.Access;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Log;

[Collection(BrowserTests.Name)]
public sealed class LogBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task The_auditors_log_has_no_barrier_and_is_filtered(int width)
    {
        await RenameAsync();
        var page = await browser.NewPageOfAsync(Role.Auditor, null, width);
        await page.GotoAsync("/nhat-ky");
        await SiteInBrowser.PictureAsync(page, $"nhat-ky-{width}");
        await PageTests.AssertAccessibleAsync(page, $"the log at {width}");
        await page.GetByLabel("Việc", new() { Exact = true }).SelectOptionAsync("changed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log tbody tr").First).ToContainTextAsync("Mẹ");
        await SiteInBrowser.PictureAsync(page, $"nhat-ky-sua-{width}");
        await page.GotoAsync("/nhat-ky?tu=99/99/2026");
        await SiteInBrowser.PictureAsync(page, $"nhat-ky-loi-{width}");
        await PageTests.AssertAccessibleAsync(page, $"the log with an error at {width}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task A_childs_log_and_the_own_one_have_no_barrier(int width)
    {
        var child = await RenameAsync();
        var page = await browser.NewPageAsync(width);
        await page.GotoAsync($"/so-tre-em/{child}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ai đã xem, ai đã sửa" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("Cầm Thị Mới");
        await SiteInBrowser.PictureAsync(page, $"nhat-ky-tre-{width}");
        await PageTests.AssertAccessibleAsync(page, $"a child's log at {width}");
        await page.GotoAsync("/tai-khoan/nhat-ky");
        await SiteInBrowser.PictureAsync(page, $"viec-da-lam-{width}");
        await PageTests.AssertAccessibleAsync(page, $"the own log at {width}");
        await page.Context.CloseAsync();
    }

    /// <summary>A child whose mother's name was changed and put back, so that the sample stays as it is.</summary>
    private async Task<Guid> RenameAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        var child = await db.Children.OrderBy(c => c.Code).FirstAsync();
        var before = child.MotherName;
        child.MotherName = "Cầm Thị Mới";
        await db.SaveChangesAsync();
        child.MotherName = before;
        await db.SaveChangesAsync();
        return child.Id;
    }
}
