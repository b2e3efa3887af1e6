using MangNon.Access;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Log;

[Collection(BrowserTests.Name)]
public sealed class LogBrowserTests(SiteInBrowser browser)
{
    [Fact]
    public async Task The_auditors_log_has_no_barrier_and_is_filtered()
    {
        await RenameAsync();
        var page = await browser.NewPageOfAsync(Role.Auditor, null, SiteInBrowser.Phone);
        await page.GotoAsync("/nhat-ky");
        await SiteInBrowser.LookAsync(page, "nhat-ky");
        await page.GetByLabel("Việc", new() { Exact = true }).SelectOptionAsync("changed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log tbody tr").First).ToContainTextAsync("Mẹ");
        await SiteInBrowser.LookAsync(page, "nhat-ky-sua");
        await page.GotoAsync("/nhat-ky?tu=99/99/2026");
        await SiteInBrowser.LookAsync(page, "nhat-ky-loi");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_childs_log_and_the_own_one_have_no_barrier()
    {
        var child = await RenameAsync();
        var page = await browser.NewPageAsync(SiteInBrowser.Phone);
        await page.GotoAsync($"/so-tre-em/{child}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ai đã xem, ai đã sửa" }).ClickAsync();
        await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("Cầm Thị Mới");
        await SiteInBrowser.LookAsync(page, "nhat-ky-tre");
        await page.GotoAsync("/tai-khoan/nhat-ky");
        await SiteInBrowser.LookAsync(page, "viec-da-lam");
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
