using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Opening;

[Collection(BrowserTests.Name)]
public sealed class OpeningBrowserTests(SiteInBrowser browser)
{
    private const string Why = "Trẻ kể bị đánh, cần lập kế hoạch hỗ trợ";
    private const string Group = "bị xâm hại tình dục";

    [Fact]
    public async Task A_collaborator_asks_the_chairman_gives_the_facts_appear_and_are_closed_again()
    {
        var child = await PlantAsync();
        var chairman = await browser.NewPageOfAsync(Role.Chairman, null, SiteInBrowser.Phone);
        var page = await browser.NewPageOfAsync(Role.Collaborator, await VillageOfAsync(child), SiteInBrowser.Phone);
        await page.GotoAsync($"/so-tre-em/{child}");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Group, new() { IgnoreCase = true });
        await page.GetByRole(AriaRole.Link, new() { Name = "Mở phần kín của hồ sơ" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "mo-niem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "mo-niem-loi");
        await page.GetByLabel("Bị xâm hại").CheckAsync();
        await page.GetByLabel("Lý do").FillAsync(Why);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi đề nghị" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi đề nghị");
        await SiteInBrowser.LookAsync(page, "yeu-cau-cua-toi");

        await chairman.GotoAsync("/");
        await SiteInBrowser.LookAsync(chairman, "viec-can-biet");
        await chairman.GotoAsync("/yeu-cau");
        await SiteInBrowser.LookAsync(chairman, "yeu-cau");
        await chairman
            .Locator("main")
            .GetByRole(AriaRole.Link, new() { Name = "Mở phần kín của hồ sơ" })
            .First.ClickAsync();
        await SiteInBrowser.LookAsync(chairman, "yeu-cau-mot");
        await chairman.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await Assertions.Expect(chairman.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi ý kiến đồng ý");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Group, new() { IgnoreCase = true });
        await SiteInBrowser.LookAsync(page, "tre-dang-mo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng phần kín ngay" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(Group, new() { IgnoreCase = true });
        await page.Context.CloseAsync();
        await chairman.Context.CloseAsync();
    }

    [Fact]
    public async Task In_immediate_danger_the_health_station_opens_alone_and_the_chairman_is_told()
    {
        var child = await PlantAsync();
        var chairman = await browser.NewPageOfAsync(Role.Chairman, null, SiteInBrowser.Phone);
        var page = await browser.NewPageOfAsync(Role.HealthStation, null, SiteInBrowser.Phone);
        await page.GotoAsync($"/so-tre-em/{child}/mo-niem");
        await SiteInBrowser.LookAsync(page, "mo-khan-cap");
        await page.GetByLabel("Chuyện gì đang xảy ra").FillAsync("Trẻ vừa vào trạm, bị đánh chảy máu");
        await page.GetByLabel("Trẻ đang gặp nguy hiểm tức thì").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở ngay một giờ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Mở khẩn cấp tới");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Group, new() { IgnoreCase = true });
        await SiteInBrowser.LookAsync(page, "tre-khan-cap");

        await chairman.GotoAsync("/");
        await Assertions.Expect(chairman.Locator(".notices")).ToContainTextAsync("Trẻ vừa vào trạm");
        await SiteInBrowser.LookAsync(chairman, "viec-khan-cap");
        await chairman.GetByRole(AriaRole.Button, new() { Name = "Đã biết" }).First.ClickAsync();
        await Assertions.Expect(chairman.Locator(".notices")).Not.ToBeVisibleAsync();
        await page.Context.CloseAsync();
        await chairman.Context.CloseAsync();
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
}
