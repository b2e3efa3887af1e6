using MangNon.Web.Tests.Browser;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Register;

[Collection(BrowserTests.Name)]
public sealed class SearchBrowserTests(SiteInBrowser browser)
{
    [Theory]
    [InlineData(1366, "#tim")]
    [InlineData(360, "#tim-trong-so")]
    public async Task A_child_is_found_while_typing_and_opened_by_keyboard(int width, string box)
    {
        var page = await browser.NewPageAsync(width);
        await page.GotoAsync("/so-tre-em");
        var input = page.Locator(box);
        await input.FocusAsync();
        await page.Keyboard.TypeAsync("lo thon 2");
        var list = page.Locator(box + "-ket-qua");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(list.GetByRole(AriaRole.Option)).ToHaveCountAsync(9);
        await Assertions.Expect(input).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(list.GetByRole(AriaRole.Option).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await SiteInBrowser.LookAsItIsAsync(page, $"tim-khi-go-{width}");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tiêm chủng" })).ToBeVisibleAsync();
        Assert.Matches("/so-tre-em/[0-9a-f-]{36}$", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_to_be_put_right_has_no_barrier()
    {
        var page = await browser.NewPageAsync(SiteInBrowser.Phone);
        await page.GotoAsync("/so-tre-em/chat-luong?loai-sai=chua-khai-sinh");
        await SiteInBrowser.LookAsync(page, "chat-luong");
        await page.Context.CloseAsync();
    }
}
