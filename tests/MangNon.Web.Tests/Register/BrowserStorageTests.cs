using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Register;

[Collection(BrowserTests.Name)]
public sealed class BrowserStorageTests(SiteInBrowser browser)
{
    private const string Kept = """
        async () => [
          localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
          'caches' in window ? (await caches.keys()).length : 0,
          'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
          document.cookie.length ].join(' ')
        """;

    [Fact]
    public async Task Nothing_of_a_child_is_kept_in_the_browser()
    {
        var page = await browser.NewPageAsync(1366);
        await using var db = browser.Site.Database.NewContext();
        var child = await db.Children.OrderBy(c => c.Code).FirstAsync();
        await page.GotoAsync("/so-tre-em");
        await page.Locator("#tim-trong-so").FillAsync(child.FullName);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Đang tìm “")).ToBeVisibleAsync();
        await page.GotoAsync($"/so-tre-em/{child.Id}");
        await page.GotoAsync("/bang-chi-tieu");
        Assert.Equal("0 0 0 0 0 0", await page.EvaluateAsync<string>(Kept));
        var cookies = await page.Context.CookiesAsync();
        Assert.Contains(cookies, cookie => cookie.Name == "mangnon-tim");
        Assert.All(
            cookies,
            cookie =>
                Assert.DoesNotContain(
                    child.FullName.Split(' ')[^1],
                    Uri.UnescapeDataString(cookie.Value),
                    StringComparison.OrdinalIgnoreCase
                )
        );
        await page.Context.CloseAsync();
    }
}
