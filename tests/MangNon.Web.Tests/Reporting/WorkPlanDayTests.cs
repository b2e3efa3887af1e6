using MangNon.Access;
using MangNon.Web.Reporting;
using MangNon.Web.Reporting.WorkPlans;
using MangNon.Web.Tests.Browser;
using MangNon.Web.Tests.Site;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Reporting;

/// <summary>The year's plan of the health station, opened by the focal office and written on a phone.</summary>
[Collection(BrowserTests.Name)]
public sealed class WorkPlanDayTests(SiteInBrowser browser)
{
    [Fact]
    public async Task The_office_opens_the_year_and_the_station_writes_its_progress_as_a_list()
    {
        await using var site = await TestSite.StartAsync(filled: true);
        var office = await browser.NewPageOfAsync(Role.FocalOffice, null, SiteInBrowser.Wide, site);
        await office.GotoAsync(WorkPlanView.List);
        await SiteInBrowser.LookAsync(office, "ke-hoach-nam-chua-mo");
        await office.GetByRole(AriaRole.Button, new() { Name = "Mở kế hoạch năm của" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã mở kế hoạch năm.");
        await SiteInBrowser.LookAsync(office, "ke-hoach-nam");
        await office.GetByRole(AriaRole.Link, new() { Name = "Thêm nhiệm vụ" }).ClickAsync();
        await office.GetByLabel("Đơn vị, trường, thôn").SelectOptionAsync("tram-y-te");
        await office.GetByLabel("Nhiệm vụ", new() { Exact = true }).FillAsync("Cân đo toàn xã đợt tháng 11");
        await office.Locator("#muc-Due").FillAsync("20/11/2026");
        await SiteInBrowser.LookAsync(office, "nhiem-vu-them");
        await office.GetByRole(AriaRole.Button, new() { Name = "Lưu nhiệm vụ" }).ClickAsync();
        await Assertions.Expect(office.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm nhiệm vụ.");

        var station = await browser.NewPageOfAsync(Role.HealthStation, null, SiteInBrowser.Phone, site);
        await station.GotoAsync("/");
        await station.GetByRole(AriaRole.Link, new() { Name = "1 nhiệm vụ năm 2026 quá hạn" }).ClickAsync();
        await SiteInBrowser.LookAsync(station, "ke-hoach-nam-qua-han");
        await station.GetByRole(AriaRole.Link, new() { Name = "Ghi tiến độ" }).ClickAsync();
        await station.GetByLabel("Tiến độ: Cân đo toàn xã đợt tháng 11").SelectOptionAsync("Done");
        await station.GetByLabel("Kết quả, lý do: Cân đo toàn xã đợt tháng 11").FillAsync("Đã cân 243 trẻ.");
        await SiteInBrowser.LookAsync(station, "ke-hoach-nam-tien-do");
        await station.GetByRole(AriaRole.Button, new() { Name = "Lưu tiến độ" }).ClickAsync();
        await Assertions
            .Expect(station.GetByRole(AriaRole.Status))
            .ToContainTextAsync("Đã lưu tiến độ của 1 nhiệm vụ.");

        await office.GotoAsync(WorkPlanView.List + "?nam=2026&don-vi=tram-y-te");
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("Đã làm 1/5 nhiệm vụ");
        await office.GetByRole(AriaRole.Link, new() { Name = "Cân đo toàn xã đợt tháng 11" }).ClickAsync();
        await Assertions.Expect(office.Locator("main")).ToContainTextAsync("Đã cân 243 trẻ.");
        await SiteInBrowser.LookAsync(office, "nhiem-vu");

        await station.GotoAsync(ReportingAddress.Units + "/don-vi-nam/2026/tram-y-te");
        await Assertions
            .Expect(station.Locator("main"))
            .ToContainTextAsync("Đã làm 1/5 nhiệm vụ; đang làm 0; chưa bắt đầu 4; không làm được 0.");
        await SiteInBrowser.LookAsync(station, "bao-cao-don-vi-nhiem-vu");
        await office.Context.CloseAsync();
        await station.Context.CloseAsync();
    }
}
