using MangNon.Access;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.People;

[Collection(BrowserTests.Name)]
public sealed class PeopleBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task The_pages_of_people_have_no_barrier(int width)
    {
        var page = await SignedInAsync(width);
        foreach (
            var (name, path) in new[] { ("viec-quan-tri", "/"), ("bat-dau", "/bat-dau"), ("nguoi-dung", "/nguoi-dung") }
        )
        {
            await page.GotoAsync(path);
            await LookAsync(page, $"{name}-{width}");
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm người dùng" }).ClickAsync();
        await LookAsync(page, $"them-nguoi-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm và in phiếu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await LookAsync(page, $"them-nguoi-loi-{width}");
        await page.GetByLabel("Họ tên").FillAsync("Nguyễn Thị An");
        await page.GetByLabel("Vai trò").SelectOptionAsync("tram-y-te");
        await page.GetByLabel("Lý do").FillAsync("Quyết định 12/QĐ-UBND ngày 03/01/2027");
        await page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Phiếu đăng nhập");
        await LookAsync(page, $"phieu-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đã in, quay lại" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "Thu hồi" }).ClickAsync();
        await LookAsync(page, $"mot-nguoi-{width}");
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await SiteInBrowser.PictureAsync(page, name);
        await PageTests.AssertAccessibleAsync(page, name);
    }

    private async Task<IPage> SignedInAsync(int width)
    {
        using (await browser.Site.NewClientOfAsync(Role.Administrator))
        {
            // Makes the account.
        }

        await using var db = browser.Site.Database.NewContext();
        var administrators = db.RoleGrants.Where(g => g.RoleId == Role.Administrator.Id && g.Reason == "Kiểm thử");
        var name = await administrators
            .OrderBy(grant => grant.Id)
            .Join(db.Users, grant => grant.AccountId, account => account.Id, (_, account) => account.UserName!)
            .LastAsync();
        var page = await browser.NewPageAsync(width, signedIn: false);
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await page.GetByLabel("Mật khẩu").FillAsync(Site.TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Việc của tôi");
        return page;
    }
}
