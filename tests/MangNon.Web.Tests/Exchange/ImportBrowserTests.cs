using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Exchange;

[Collection(BrowserTests.Name)]
public sealed class ImportBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dirty_workbook_is_checked_and_given_up_without_a_barrier(bool script)
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone, script: script);
        await page.GotoAsync("/nhap-so-lieu?loi=chua-chon");
        await LookAsync("nhap-so-lieu");
        await page.Locator("#tep").SetInputFilesAsync(Samples.Path("dirty-2025.xlsx"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "lỗi cần sửa" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await LookAsync("nhap-so-lieu-loi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ tệp này, không nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã bỏ tệp. Sổ không thay đổi.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();

        // Looking for barriers is a script of its own.
        Task LookAsync(string name) => script ? SiteInBrowser.LookAsync(page, name) : Task.CompletedTask;
    }
}
