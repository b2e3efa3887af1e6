using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Site;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Access;

[Collection(BrowserTests.Name)]
public sealed class AccountPagesTests(SiteInBrowser browser)
{
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "phien", "/tai-khoan/phien" },
            { "bao-mat", "/tai-khoan/bao-mat" },
            { "hai-buoc", "/tai-khoan/bao-mat/hai-buoc" },
            { "xac-nhan", "/xac-nhan?ve=%2Ftai-khoan%2Fbao-mat&chua-luu=1" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_of_the_account_has_no_barrier_at_either_width(string name, string path)
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone);
        await page.GotoAsync(path);
        await SiteInBrowser.LookAsync(page, $"tai-khoan-{name}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_steps_are_set_up_and_used_with_the_keyboard_alone_and_without_script()
    {
        var person = await Person.CreateAsync(browser.Site, "an.nt");
        var page = await browser.NewPageAsync(360, signedIn: false, script: false);
        await SignInAsync(page, person, "/dang-nhap?ve=%2Ftai-khoan%2Fbao-mat%2Fhai-buoc");
        var key = (await page.Locator("main code").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Nhập mã 6 số").FocusAsync();
        await page.Keyboard.TypeAsync(person.CodeOf(key));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã bật xác thực hai bước");
        var codes = await page.Locator("main ol code").AllTextContentsAsync();
        Assert.Equal(10, codes.Count);
        await page.Context.CloseAsync();

        page = await browser.NewPageAsync(1366, signedIn: false);
        await SignInAsync(page, person, "/dang-nhap");
        await SiteInBrowser.LookAsync(page, "tai-khoan-buoc-hai");
        await page.GetByLabel("Mã xác thực").FillAsync("000000");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.GetByLabel("Mã xác thực").FillAsync(codes[0]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Việc của tôi");
        await page.GotoAsync("/tai-khoan/bao-mat");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Còn 9 mã dự phòng");
        await SiteInBrowser.LookAsync(page, "tai-khoan-bao-mat-bat");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_confirms_and_is_taken_away()
    {
        var person = await Person.CreateAsync(browser.Site, "binh.tv");
        var page = await browser.NewPageAsync(1366, signedIn: false);
        var site = $"http://localhost:{browser.Site.Address.Port}";
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
        await SignInAsync(page, person, site + "/dang-nhap?ve=%2Ftai-khoan%2Fbao-mat");
        await page.GetByLabel("Đặt tên").FillAsync("Máy ở trạm y tế");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm khóa truy cập");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Máy ở trạm y tế");
        await SiteInBrowser.LookAsync(page, "tai-khoan-khoa");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(site + "/dang-nhap?ve=%2Ftai-khoan%2Fphien");
        await SiteInBrowser.LookAsync(page, "dang-nhap-khoa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("khóa truy cập");
        await Assertions.Expect(page).ToHaveURLAsync(site + "/tai-khoan/phien");

        await page.GotoAsync(site + "/xac-nhan?ve=%2Ftai-khoan%2Fbao-mat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận bằng khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(site + "/tai-khoan/bao-mat");

        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa khóa Máy ở trạm y tế" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã xóa khóa truy cập");
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(site + "/dang-nhap");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("Chưa đăng nhập được");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_passkeys_cannot_work_none_is_offered()
    {
        var page = await browser.NewPageAsync(1366, signedIn: false);
        await page.GotoAsync("/dang-nhap");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }))
            .ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(IPage page, Person person, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Tên đăng nhập").FillAsync(person.Name);
        await page.GetByLabel("Mật khẩu").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
    }
}
