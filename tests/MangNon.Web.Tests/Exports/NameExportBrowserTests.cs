using MangNon.Testing;
using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Exports;

[Collection(BrowserTests.Name)]
public sealed class NameExportBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task An_officer_says_what_for_takes_the_list_of_a_village_and_finds_it_in_the_register(int width)
    {
        var page = await browser.NewPageAsync(width);
        await page.GotoAsync("/so-tre-em?tuoi=15-15&gioi=nu");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tải danh sách có tên" }).ClickAsync();
        await LookAsync(page, $"tai-ve-moi-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await LookAsync(page, $"tai-ve-moi-loi-{width}");
        await page.GetByLabel("Mục đích").SelectOptionAsync("kham-tiem");
        await page.GetByLabel("Việc cụ thể").FillAsync("Đoàn khám của trạm, tuần 48");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await LookAsync(page, $"tai-ve-mot-{width}");
        var password = await page.GetByLabel("Mật khẩu mở tệp").InputValueAsync();
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Tải tệp" }).ClickAsync()
        );
        var file = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Assert.NotEmpty(OpenedWorkbook.Open(file, password));
        await page.GotoAsync("/tai-ve");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Gọi khám, tiêm chủng, cân đo");
        await LookAsync(page, $"tai-ve-{width}");
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Sổ trẻ em" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Tệp đã được tải");
        await LookAsync(page, $"tai-ve-xong-{width}");
        await page.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await SiteInBrowser.PictureAsync(page, name);
        await PageTests.AssertAccessibleAsync(page, name);
    }
}
