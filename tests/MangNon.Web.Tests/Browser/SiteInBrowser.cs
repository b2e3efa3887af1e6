using System.Globalization;
using MangNon.Access;
using MangNon.Testing;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Browser;

/// <summary>The site with the sample, and the machine's own Chromium, for all browser tests.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    public const int Wide = 1366;
    public const int Phone = 360;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private string _signedIn = "";
    private string _in2025 = "";

    public TestSite Site { get; private set; } = null!;

    /// <summary>Where pictures of the pages go, to be looked at.</summary>
    public static string Pictures { get; } = MakePictures();

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(filled: true);
        using (await Site.NewSignedInClientAsync())
        {
            // Changes the first password.
        }

        // A busy machine answers late, and not wrongly.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        var page = await NewPageAsync(1366, signedIn: false);
        await SignInAsync(page);
        _signedIn = await page.Context.StorageStateAsync();
        await ChooseYearAsync(page);
        _in2025 = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>A page of its own context, 1366 × 768 or a phone of 360 × 740.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="signedIn">As the officer.</param>
    /// <param name="script">Whether scripts run.</param>
    /// <param name="dark">The machine prefers dark colours.</param>
    /// <param name="in2025">The officer has chosen the year 2025.</param>
    /// <param name="of">Of another site than the one that tests share.</param>
    public async Task<IPage> NewPageAsync(
        int width,
        bool signedIn = true,
        bool script = true,
        bool dark = false,
        bool in2025 = false,
        TestSite? of = null
    )
    {
        var context = await _browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = (of ?? Site).Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = HeightOf(width) },
                JavaScriptEnabled = script,
                StorageState =
                    in2025 ? _in2025
                    : signedIn ? _signedIn
                    : null,
                ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = "vi-VN",
            }
        );
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task SignInAsync(IPage page, string? name = null)
    {
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(name ?? Site.Officer.UserName);
        await page.GetByLabel("Mật khẩu").FillAsync(TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Việc của tôi");
    }

    public static async Task ChooseYearAsync(IPage page, int year = 2025)
    {
        await page.GotoAsync("/ky");
        await page.Locator("#trang-nam").SelectOptionAsync(year.ToString(CultureInfo.InvariantCulture));
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Xem năm này" }).ClickAsync();
        await Assertions
            .Expect(page.Locator(".top summary").First)
            .ToContainTextAsync("Năm " + year.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A component's figure as the board shows it.</summary>
    public static async Task<string> FigureAsync(IPage page, string component)
    {
        await page.GotoAsync("/bang-chi-tieu");
        return await page.Locator(".board tr", new() { Has = page.Locator($"a[href='/bang-chi-tieu/{component}']") })
            .Locator(".board-value")
            .InnerTextAsync();
    }

    /// <summary>The first screen as the guide shows it; kept with the guide where <c>MANGNON_GUIDE</c> is set.</summary>
    public static async Task PictureForGuideAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MANGNON_GUIDE") is { Length: > 0 })
        {
            var folder = Directory.CreateDirectory(Repository.PathOf("docs", "guide", "hinh")).FullName;
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        }
    }

    /// <summary>A page of somebody new who holds one role.</summary>
    public async Task<IPage> NewPageOfAsync(Role role, Guid? scope, int width, TestSite? of = null)
    {
        var site = of ?? Site;
        using (await site.NewClientOfAsync(role, scope))
        {
            // Makes the account.
        }

        await using var db = site.Database.NewContext();
        var name = await db
            .RoleGrants.Where(grant => grant.RoleId == role.Id && grant.Reason == TestSite.Reason)
            .OrderBy(grant => grant.Id)
            .Join(db.Users, grant => grant.AccountId, account => account.Id, (_, account) => account.UserName!)
            .LastAsync();
        var page = await NewPageAsync(width, signedIn: false, of: site);
        await SignInAsync(page, name);
        return page;
    }

    /// <summary>Takes a picture and looks for barriers, at both widths; the page keeps the one it has.</summary>
    public static async Task LookAsync(IPage page, string name)
    {
        var own = page.ViewportSize!.Width;
        foreach (var width in new[] { Wide + Phone - own, own })
        {
            await page.SetViewportSizeAsync(width, HeightOf(width));
            await LookAsItIsAsync(page, $"{name}-{width}");
        }
    }

    /// <summary>At the width it has: what would not outlive another.</summary>
    public static async Task LookAsItIsAsync(IPage page, string name)
    {
        await PictureAsync(page, name);
        await PageTests.AssertAccessibleAsync(page, name);
    }

    private static Task<byte[]> PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await Site.DisposeAsync();
    }

    private static int HeightOf(int width) => width == Phone ? 740 : 768;

    private static string MakePictures() =>
        Directory.CreateDirectory(Repository.PathOf("artifacts", "screens")).FullName;
}

/// <summary>Browser tests share one browser and run one after another: the machine has two cores.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<SiteInBrowser>
{
    public const string Name = "browser";
}
