using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Opening;

[Collection(BrowserTests.Name)]
public sealed class OpeningBrowserTests(SiteInBrowser browser)
{
    private const string Why = "Trẻ kể bị đánh, cần lập kế hoạch hỗ trợ";
    private const string Group = "bị xâm hại tình dục";

    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task A_collaborator_asks_the_chairman_gives_the_facts_appear_and_are_closed_again(int width)
    {
        var child = await PlantAsync();
        var chairman = await SignedInAsync(Role.Chairman, null, width);
        var page = await SignedInAsync(Role.Collaborator, await VillageOfAsync(child), width);
        await page.GotoAsync($"/so-tre-em/{child}");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Group, new() { IgnoreCase = true });
        await page.GetByRole(AriaRole.Link, new() { Name = "Mở phần kín của hồ sơ" }).ClickAsync();
        await LookAsync(page, $"mo-niem-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await LookAsync(page, $"mo-niem-loi-{width}");
        await page.GetByLabel("Bị xâm hại").CheckAsync();
        await page.GetByLabel("Lý do").FillAsync(Why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi đề nghị");
        await LookAsync(page, $"yeu-cau-cua-toi-{width}");

        await chairman.GotoAsync("/");
        await LookAsync(chairman, $"viec-can-biet-{width}");
        await chairman.GotoAsync("/yeu-cau");
        await LookAsync(chairman, $"yeu-cau-{width}");
        await chairman
            .Locator("main")
            .GetByRole(AriaRole.Link, new() { Name = "Mở phần kín của hồ sơ" })
            .First.ClickAsync();
        await LookAsync(chairman, $"yeu-cau-mot-{width}");
        await chairman.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await Assertions.Expect(chairman.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi ý kiến đồng ý");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Group, new() { IgnoreCase = true });
        await LookAsync(page, $"tre-dang-mo-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng phần kín ngay" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Group, new() { IgnoreCase = true });
        await page.Context.CloseAsync();
        await chairman.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(360)]
    public async Task In_immediate_danger_the_health_station_opens_alone_and_the_chairman_is_told(int width)
    {
        var child = await PlantAsync();
        var chairman = await SignedInAsync(Role.Chairman, null, width);
        var page = await SignedInAsync(Role.HealthStation, null, width);
        await page.GotoAsync($"/so-tre-em/{child}/mo-niem");
        await LookAsync(page, $"mo-khan-cap-{width}");
        await page.GetByLabel("Chuyện gì đang xảy ra").FillAsync("Trẻ vừa vào trạm, bị đánh chảy máu");
        await page.GetByLabel("Trẻ đang gặp nguy hiểm tức thì").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở ngay một giờ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Mở khẩn cấp tới");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Group, new() { IgnoreCase = true });
        await LookAsync(page, $"tre-khan-cap-{width}");

        await chairman.GotoAsync("/");
        await Assertions.Expect(chairman.Locator(".notices")).ToContainTextAsync("Trẻ vừa vào trạm");
        await LookAsync(chairman, $"viec-khan-cap-{width}");
        await chairman.GetByRole(AriaRole.Button, new() { Name = "Đã biết" }).First.ClickAsync();
        await Assertions.Expect(chairman.Locator(".notices")).Not.ToBeVisibleAsync();
        await page.Context.CloseAsync();
        await chairman.Context.CloseAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await SiteInBrowser.PictureAsync(page, name);
        await PageTests.AssertAccessibleAsync(page, name);
    }

    /// <summary>Group l for a child of the sample that has no other circumstance.</summary>
    private async Task<Guid> PlantAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        var child = await db
            .Children.Where(c => !db.Circumstances.Any(one => one.ChildId == c.Id))
            .Where(c => !db.Incidents.Any(one => one.ChildId == c.Id))
            .Where(c => c.Residence == Residence.Permanent && c.DiedOn == null)
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .FirstAsync();
        db.Add(
            new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = child,
                Group = "l",
                From = new DateOnly(2026, 11, 1),
            }
        );
        await db.SaveChangesAsync();
        return child;
    }

    private async Task<Guid> VillageOfAsync(Guid child)
    {
        await using var db = browser.Site.Database.NewContext();
        return await db
            .Children.Where(c => c.Id == child)
            .Join(db.Households, c => c.HouseholdId, h => h.Id, (_, h) => h.VillageId)
            .SingleAsync();
    }

    private async Task<IPage> SignedInAsync(Role role, Guid? scope, int width)
    {
        using (await browser.Site.NewClientOfAsync(role, scope))
        {
            // Makes the account.
        }

        await using var db = browser.Site.Database.NewContext();
        var name = await db
            .RoleGrants.Where(grant => grant.RoleId == role.Id && grant.Reason == "Kiểm thử")
            .OrderBy(grant => grant.Id)
            .Join(db.Users, grant => grant.AccountId, account => account.Id, (_, account) => account.UserName!)
            .LastAsync();
        var page = await browser.NewPageAsync(width, signedIn: false);
        await page.GotoAsync("/dang-nhap");
        await page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await page.GetByLabel("Mật khẩu").FillAsync(TestSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Việc của tôi");
        return page;
    }
}
