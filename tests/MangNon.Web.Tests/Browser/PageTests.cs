using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Browser;

[Collection(BrowserTests.Name)]
public sealed class PageTests(SiteInBrowser browser)
{
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "viec-cua-toi", "/" },
            { "bang-chi-tieu", "/bang-chi-tieu" },
            { "bang-chi-tieu-cham", "/bang-chi-tieu?ket-qua=cham" },
            { "chi-tieu-5b", "/bang-chi-tieu/5b" },
            { "chi-tieu-4b", "/bang-chi-tieu/4b?phan=mau&trang=2" },
            { "chi-tieu-6", "/bang-chi-tieu/6" },
            { "ke-hoach", "/ke-hoach" },
            { "bao-cao", "/bao-cao" },
            { "ky", "/ky" },
            { "doi-mat-khau", "/doi-mat-khau" },
            { "khong-co", "/khong-co" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_barrier_and_does_not_overflow_at_either_width(string name, string path)
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Wide, in2025: true);
        await page.GotoAsync(path);
        await SiteInBrowser.LookAsync(page, name);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_of_why_has_no_barrier()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone, in2025: true);
        await page.GotoAsync("/bang-chi-tieu/5b?phan=mau");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = Matching("^Vì sao: ") }).First.ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("được tính như vậy");
        await SiteInBrowser.LookAsync(page, "vi-sao");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_sign_in_page_has_no_barrier_with_and_without_an_error()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone, signedIn: false);
        await page.GotoAsync("/bang-chi-tieu");
        await SiteInBrowser.LookAsync(page, "dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync("ai-do");
        await page.GetByLabel("Mật khẩu").FillAsync("không phải mật khẩu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "dang-nhap-loi");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_board_has_no_barrier_in_the_dark_and_in_English()
    {
        var page = await browser.NewPageAsync(1366, dark: true, in2025: true);
        await page.GotoAsync("/bang-chi-tieu");
        await SiteInBrowser.LookAsItIsAsync(page, "bang-chi-tieu-toi");
        await page.Locator("summary", new() { HasText = "Cán bộ đầu mối" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Indicators");
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await SiteInBrowser.LookAsItIsAsync(page, "bang-chi-tieu-en");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everything_works_without_script()
    {
        var page = await browser.NewPageAsync(1366, signedIn: false, script: false);
        await browser.SignInAsync(page);
        await SiteInBrowser.ChooseYearAsync(page);
        await page.GotoAsync("/bang-chi-tieu");
        await page.GetByLabel("Đánh giá").SelectOptionAsync("cham");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lọc" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Matching("ket-qua=cham"));
        Assert.Equal(0, await page.Locator(".board .verdict-met").CountAsync());
        Assert.NotEqual(0, await page.Locator(".board .verdict-off-track").CountAsync());
        await page.Locator("summary", new() { HasText = "Cán bộ đầu mối" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã đăng xuất.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_choice_the_last_year_with_data_is_shown()
    {
        var page = await browser.NewPageAsync(1366);
        await page.GotoAsync("/bang-chi-tieu");
        await Assertions.Expect(page.Locator(".top summary").First).ToContainTextAsync("Năm 2025");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_filter_takes_hold_when_it_is_chosen()
    {
        var page = await browser.NewPageAsync(1366);
        await page.GotoAsync("/bang-chi-tieu");
        await page.GetByLabel("Thôn").SelectOptionAsync(new SelectOptionValue { Label = "Thôn 2" });
        await Assertions.Expect(page).ToHaveURLAsync(Matching("thon=[0-9a-f-]{36}"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_its_place_is_always_seen()
    {
        var page = await browser.NewPageAsync(1366);
        await page.GotoAsync("/bang-chi-tieu");
        await page.Keyboard.PressAsync("Tab");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tới nội dung chính" }))
            .ToBeFocusedAsync();
        for (var i = 0; i < 25; i++)
        {
            var outline = await page.EvaluateAsync<string>(
                "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth; }"
            );
            Assert.Equal("solid 3px", outline);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_boards_lines_are_dense()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Wide, in2025: true);
        await page.GotoAsync("/bang-chi-tieu");
        var heights = await page.Locator(".board tbody tr:not(.board-goal)")
            .EvaluateAllAsync<double[]>("rows => rows.map(row => row.getBoundingClientRect().height)");
        Assert.Equal(34, heights.Length);
        Assert.True(heights.Max() <= 44.5, string.Join(' ', heights));
        await page.Context.CloseAsync();
    }

    private static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>All rules that axe has on; what is found well is not told, node by node, to the test.</summary>
    private static readonly AxeRunOptions AllRules = new() { ResultTypes = [ResultType.Violations], Iframes = false };

    internal static async Task AssertAccessibleAsync(IPage page, string where)
    {
        // Not RunAxe: it sends the findings of every rule on every node out of the page and into a second one to be put together,
        // which only frames of other sites need, and this site has none.
#pragma warning disable CS0618
        var result = await page.Locator(":root").RunAxeLegacy(AllRules);
#pragma warning restore CS0618
        Assert.True(
            result.Violations.Length == 0,
            where
                + ": "
                + string.Join(
                    "; ",
                    result.Violations.Select(violation =>
                        violation.Id + " " + string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))
                    )
                )
        );
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 0, $"{where}: {overflow} px too wide");
    }
}
