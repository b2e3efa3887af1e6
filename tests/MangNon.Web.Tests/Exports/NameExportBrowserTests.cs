using MangNon.Testing;
using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Exports;

[Collection(BrowserTests.Name)]
public sealed class NameExportBrowserTests(SiteInBrowser browser)
{
    [Fact]
    public async Task An_officer_says_what_for_takes_the_list_of_a_village_and_finds_it_in_the_register()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone);
        await page.GotoAsync("/so-tre-em?tuoi=15-15&gioi=nu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tải danh sách có tên" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "tai-ve-moi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "tai-ve-moi-loi");
        await page.GetByLabel("Mục đích").SelectOptionAsync("kham-tiem");
        await page.GetByLabel("Việc cụ thể").FillAsync("Đoàn khám của trạm, tuần 48");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "tai-ve-mot");
        var password = await page.GetByLabel("Mật khẩu mở tệp").InputValueAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Tải tệp" }).ClickAsync()
        );
        var file = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Assert.NotEmpty(OpenedWorkbook.Open(file, password));
        await page.GotoAsync("/tai-ve");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Gọi khám, tiêm chủng, cân đo");
        await SiteInBrowser.LookAsync(page, "tai-ve");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sổ trẻ em" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Tệp đã được tải");
        await SiteInBrowser.LookAsync(page, "tai-ve-xong");
        await page.Context.CloseAsync();
    }
}
