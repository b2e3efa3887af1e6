using MangNon.Access;
using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.People;

[Collection(BrowserTests.Name)]
public sealed class PeopleBrowserTests(SiteInBrowser browser)
{
    [Fact]
    public async Task The_pages_of_people_have_no_barrier()
    {
        var page = await browser.NewPageOfAsync(Role.Administrator, null, SiteInBrowser.Phone);
        foreach (
            var (name, path) in new[] { ("viec-quan-tri", "/"), ("bat-dau", "/bat-dau"), ("nguoi-dung", "/nguoi-dung") }
        )
        {
            await page.GotoAsync(path);
            await SiteInBrowser.LookAsync(page, name);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm người dùng" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "them-nguoi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm và in phiếu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "them-nguoi-loi");
        await page.GetByLabel("Họ tên").FillAsync("Nguyễn Thị An");
        await page.GetByLabel("Vai trò").SelectOptionAsync("tram-y-te");
        await page.GetByLabel("Lý do").FillAsync("Quyết định 12/QĐ-UBND ngày 03/01/2027");
        await page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Phiếu đăng nhập");
        await SiteInBrowser.LookAsync(page, "phieu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đã in, quay lại" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Thu hồi" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "mot-nguoi");
        await page.Context.CloseAsync();
    }
}
