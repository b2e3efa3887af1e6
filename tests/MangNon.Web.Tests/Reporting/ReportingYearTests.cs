using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Reporting.UnitReports;
using MangNon.Web.Programme;
using MangNon.Web.Reporting;
using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Reporting;

/// <summary>
/// The report of 2025, from the desk of each unit to the signed document: one late, one returned, one figure contested, one
/// correction after signing.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class ReportingYearTests(SiteInBrowser browser, ITestOutputHelper output)
{
    private const string Late = "tu-phap";
    private const string Returned = "cong-an";
    private const string Contesting = "tram-y-te";

    [Fact]
    public Task Three_units_report_and_the_commune_signs_with_the_others_named_as_missing() =>
        PlayAsync(key => key is Late or Returned or Contesting);

    [Fact, Trait("Category", "Long")]
    public Task Every_unit_school_and_village_reports_and_the_commune_signs_without_a_gap() => PlayAsync(_ => true);

    private async Task PlayAsync(Func<string, bool> reports)
    {
        await using var site = await TestSite.StartAsync(
            filled: true,
            now: new DateTimeOffset(2025, 11, 5, 1, 0, 0, TimeSpan.Zero)
        );
        var all = await ReportersAsync(site);
        var reporting = all.Where(one => reports(one.Unit.Id)).ToList();
        foreach (var reporter in reporting.Where(one => one.Unit.Id != Late))
        {
            await WriteAsync(site, reporter);
        }

        // The term is over on 9 November.
        site.Time.SetUtcNow(new DateTimeOffset(2025, 11, 12, 1, 0, 0, TimeSpan.Zero));
        await WriteAsync(site, reporting.Single(one => one.Unit.Id == Late));

        var office = await browser.NewPageOfAsync(Role.FocalOffice, null, SiteInBrowser.Wide, site);
        await ReadAsync(office, reporting.Single(one => one.Unit.Id == Returned), accepts: false);
        await AnswerAsync(site, reporting.Single(one => one.Unit.Id == Returned));
        foreach (var reporter in reporting)
        {
            await ReadAsync(office, reporter, accepts: true);
        }

        await office.GotoAsync(ReportingAddress.Calendar + "?nam=2025");
        await SiteInBrowser.LookAsync(office, "lich-bao-cao");
        var communes = ReportingAddress.Commune + "/xa-nam/2025";
        await office.GotoAsync(communes);
        await Assertions
            .Expect(office.Locator("main"))
            .ToContainTextAsync($"Báo cáo đã chấp nhận {reporting.Count}/{all.Count}");
        Assert.Equal(reporting.Count < all.Count, await office.GetByText("Còn thiếu, sẽ ghi rõ").IsVisibleAsync());
        await office.Locator("summary", new() { HasText = "câu viết sẵn từ số liệu" }).ClickAsync();
        await office.GetByRole(AriaRole.Button, new() { Name = "Đưa các câu này vào" }).ClickAsync();
        await office.GetByRole(AriaRole.Button, new() { Name = "Ghi và trình ký" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã trình ký");

        var chairman = await browser.NewPageOfAsync(Role.Chairman, null, SiteInBrowser.Wide, site);
        await SignAsync(site, chairman, "Lò Văn Chủ", "12");
        await Assertions.Expect(chairman.Locator("main")).ToContainTextAsync("nội dung và tệp Word đúng như khi ký");
        await SiteInBrowser.LookAsync(chairman, "bao-cao-da-ky");

        await office.GotoAsync(communes);
        await office.Locator("#thay-the-ly-do").FillAsync("Sửa tên một thôn.");
        await office.GetByRole(AriaRole.Button, new() { Name = "Lập bản thay thế" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lập bản thay thế");
        await office.GetByRole(AriaRole.Button, new() { Name = "Ghi và trình ký" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã trình ký");
        await SignAsync(site, chairman, "Lò Văn Chủ", "13");
        await Assertions.Expect(chairman.Locator("main")).ToContainTextAsync("Sửa tên một thôn.");
        await Assertions.Expect(chairman.Locator("main")).ToContainTextAsync("nội dung và tệp Word đúng như khi ký");
        await chairman.GotoAsync("/");
        await Assertions.Expect(chairman.Locator("main")).Not.ToContainTextAsync("Báo cáo đến hạn");
        output.WriteLine($"{reporting.Count} of {all.Count} reports");
        await office.Context.CloseAsync();
        await chairman.Context.CloseAsync();
    }

    private static async Task<IReadOnlyList<Reporter>> ReportersAsync(TestSite site)
    {
        await using var db = site.Database.NewContext();
        var programmes = site.App.Services.GetRequiredService<Programmes>();
        var commune = await db.Communes.SingleAsync(TestContext.Current.CancellationToken);
        return await Reporters.OfAsync(
            db,
            site.CommuneId,
            programmes.RulesOf(commune.ProgrammeId)!.Programme,
            programmes.Duties,
            new DateOnly(2025, 12, 31),
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>From the desk: takes the proposed sentences, contests a figure where the unit does, hands in.</summary>
    private async Task WriteAsync(TestSite site, Reporter reporter)
    {
        var page = await PageOfAsync(site, reporter);
        await OpenOwnAsync(page, reporter);
        if (reporter.Unit.Id == Contesting)
        {
            await page.Locator("#so-khac-chi-tieu").SelectOptionAsync("5a");
            await page.Locator("#so-khac-tu").FillAsync("27");
            await page.Locator("#so-khac-mau").FillAsync("43");
            await page.Locator("#so-khac-ly-do").FillAsync("Hai trẻ tiêm ở huyện chưa vào sổ.");
            await page.Locator("#so-khac-nguon").FillAsync("Sổ tiêm chủng của huyện");
            await page.GetByRole(AriaRole.Button, new() { Name = "Ghi số khác" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi số khác");
            await SiteInBrowser.LookAsync(page, "bao-cao-don-vi");
        }

        await page.Locator("#phan-results").FillAsync("Đã thực hiện các việc được giao.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi và gửi báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi báo cáo");
        await page.Context.CloseAsync();
    }

    /// <summary>The unit reads why its report came back, adds to it, and hands it in again.</summary>
    private async Task AnswerAsync(TestSite site, Reporter reporter)
    {
        var page = await PageOfAsync(site, reporter);
        await OpenOwnAsync(page, reporter);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Thiếu số vụ việc của quý III.");
        await page.Locator("#phan-results").FillAsync("Quý III: không có vụ việc.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi và gửi báo cáo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã gửi báo cáo");
        await page.Context.CloseAsync();
    }

    private Task<IPage> PageOfAsync(TestSite site, Reporter reporter) =>
        browser.NewPageOfAsync(
            Role.Find(reporter.Writer.RoleId)!,
            reporter.Key.PlaceId == Guid.Empty ? null : reporter.Key.PlaceId,
            SiteInBrowser.Phone,
            site
        );

    /// <summary>The desk leads to the report; who writes for several units finds each by its name.</summary>
    private static async Task OpenOwnAsync(IPage page, Reporter reporter)
    {
        await page.GotoAsync("/");
        var address = $"{ReportingAddress.Units}/don-vi-nam/2025/{reporter.Key.Slug}";
        await page.Locator($"main a[href='{address}']").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Matching(Regex.Escape(address) + "$"));
    }

    private static async Task ReadAsync(IPage office, Reporter reporter, bool accepts)
    {
        await office.GotoAsync($"{ReportingAddress.Units}/don-vi-nam/2025/{reporter.Key.Slug}");
        if (accepts)
        {
            await office.GetByRole(AriaRole.Button, new() { Name = "Chấp nhận báo cáo" }).ClickAsync();
            await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã chấp nhận báo cáo");
            return;
        }

        await office.Locator("#tra-lai-ly-do").FillAsync("Thiếu số vụ việc của quý III.");
        await office.GetByRole(AriaRole.Button, new() { Name = "Trả lại", Exact = true }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã trả lại");
    }

    /// <summary>From the desk to the signature, with the password once more: the sign-in is older than it may be.</summary>
    private static async Task SignAsync(TestSite site, IPage page, string name, string number)
    {
        site.Time.Advance(TimeSpan.FromMinutes(20));
        await page.GotoAsync("/");
        await page.Locator("main a", new() { HasText = "Báo cáo năm của xã" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ký hoặc trả lại" }).ClickAsync();
        await page.GetByLabel("Mật khẩu").FillAsync(TestSite.Password);
        await page.Locator("main").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.Locator("#nguoi-ky").FillAsync(name);
        await page.Locator("#so-van-ban").FillAsync(number);
        await page.Locator("#ngay-ban-hanh").FillAsync("12/11/2025");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký và ban hành" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync($"số {number}/BC-UBND");
    }

    private static Regex Matching(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
