using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Exchange;

[Collection(BrowserTests.Name)]
public sealed class ImportBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(1366, true)]
    [InlineData(360, false)]
    public async Task A_dirty_workbook_is_checked_and_given_up_without_a_barrier(int width, bool script)
    {
        var page = await browser.NewPageAsync(width, script: script);
        await page.GotoAsync("/nhap-so-lieu");
        await SiteInBrowser.PictureAsync(page, $"nhap-so-lieu-{width}");
        if (script)
        {
            await PageTests.AssertAccessibleAsync(page, $"import at {width}");
        }

        await page.Locator("#tep").SetInputFilesAsync(Samples.Path("dirty-2025.xlsx"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra tệp" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Name = "lỗi cần sửa" }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await SiteInBrowser.PictureAsync(page, $"nhap-so-lieu-loi-{width}");
        if (script)
        {
            await PageTests.AssertAccessibleAsync(page, $"errors at {width}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Bỏ tệp này, không nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã bỏ tệp. Sổ không thay đổi.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Errors_at_the_width_of_a_phone_have_no_barrier()
    {
        var page = await browser.NewPageAsync(360);
        await page.GotoAsync("/nhap-so-lieu?loi=chua-chon");
        await PageTests.AssertAccessibleAsync(page, "no file at 360");
        await page.Context.CloseAsync();
    }
}
