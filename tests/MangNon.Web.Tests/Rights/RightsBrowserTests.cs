using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace MangNon.Web.Tests.Rights;

[Collection(BrowserTests.Name)]
public sealed class RightsBrowserTests(SiteInBrowser browser)
{
    [Fact]
    public async Task A_request_is_written_down_and_answered_without_a_barrier()
    {
        var child = await PlantAsync();
        var page = await browser.NewPageOfAsync(Role.FocalOffice, null, SiteInBrowser.Phone);
        await page.GotoAsync($"/so-tre-em/{child}/quyen");
        await SiteInBrowser.LookAsync(page, "quyen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi yêu cầu mới" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu yêu cầu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "yeu-cau-moi-loi");
        await page.GetByLabel("Họ tên người yêu cầu").FillAsync("Vì Thị Hỏi");
        await page.GetByLabel("Lời yêu cầu").FillAsync("Cho xem những gì xã lưu về con tôi");
        await SiteInBrowser.LookAsync(page, "yeu-cau-moi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu yêu cầu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await SiteInBrowser.LookAsync(page, "yeu-cau-gia-dinh-mot");
        var request = page.Url.Split('?')[0];
        await page.GotoAsync("/yeu-cau-cua-gia-dinh");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Trẻ Có Quyền");
        await SiteInBrowser.LookAsync(page, "yeu-cau-gia-dinh");
        await page.GotoAsync(request);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu quyết định" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("đã trả lời", new() { IgnoreCase = true });
        await SiteInBrowser.LookAsync(page, "yeu-cau-gia-dinh-xong");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Consent_is_given_withdrawn_and_the_papers_are_looked_at_without_a_barrier()
    {
        var child = await PlantAsync();
        var page = await browser.NewPageOfAsync(Role.ChildProtection, null, SiteInBrowser.Phone);
        await page.GotoAsync($"/so-tre-em/{child}/quyen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu sự đồng ý" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "dong-y-loi");
        await page.GetByLabel("Giấy tờ chứng minh").FillAsync("Giấy viết tay ngày 20/11/2026, tủ số 2");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu sự đồng ý");
        await SiteInBrowser.LookAsync(page, "dong-y");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rút lại sự đồng ý" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã rút lại");
        foreach (var purpose in new[] { "cha-me", "cha-me-kin", "ho-so" })
        {
            await page.GotoAsync($"/so-tre-em/{child}/ban-in?cho={purpose}");
            await SiteInBrowser.LookAsync(page, $"ban-in-{purpose}");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_child_is_deleted_by_two_without_a_barrier()
    {
        var child = await PlantAsync();
        var chairman = await browser.NewPageOfAsync(Role.Chairman, null, SiteInBrowser.Phone);
        var page = await browser.NewPageOfAsync(Role.FocalOffice, null, SiteInBrowser.Phone);
        await page.GotoAsync("/luu-giu");
        await SiteInBrowser.LookAsync(page, "luu-giu");
        await page.GotoAsync($"/so-tre-em/{child}/xoa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi xin đồng ý" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await SiteInBrowser.LookAsync(page, "xoa-loi");
        await page.GetByLabel("Lý do xóa").FillAsync("Yêu cầu ngày 23/11/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi xin đồng ý" }).ClickAsync();
        await SiteInBrowser.LookAsync(page, "xoa-da-xin");

        await chairman.GotoAsync("/yeu-cau/" + await AgreementAsync(child));
        await SiteInBrowser.LookAsync(chairman, "xoa-cho-y-kien");
        await chairman.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await page.GotoAsync($"/so-tre-em/{child}/xoa");
        await SiteInBrowser.LookAsync(page, "xoa");
        await page.GetByLabel("Gõ lại mã trẻ").FillAsync(CodeOf(child));
        await page.GetByLabel("Căn cứ").FillAsync("Yêu cầu ngày 23/11/2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa toàn bộ hồ sơ" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Biên bản xóa hồ sơ");
        await SiteInBrowser.LookAsync(page, "bien-ban-xoa");
        await page.Context.CloseAsync();
        await chairman.Context.CloseAsync();
    }

    private async Task<Guid> AgreementAsync(Guid child)
    {
        await using var db = browser.Site.Database.NewContext();
        return await db.Agreements.Where(one => one.ChildId == child).Select(one => one.Id).SingleAsync();
    }

    private static string CodeOf(Guid child) => "TE-" + child.ToString("N")[^8..];

    /// <summary>A child of its own, who moved away long ago, so that no figure of the sample changes.</summary>
    private async Task<Guid> PlantAsync()
    {
        await using var db = browser.Site.Database.NewContext();
        var household = await db.Households.OrderBy(one => one.Code).FirstAsync();
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = household.CommuneId,
            HouseholdId = household.Id,
            Code = "",
            FullName = "Trẻ Có Quyền",
            NameFolded = PersonName.Fold("Trẻ Có Quyền"),
            BirthDate = new DateOnly(2021, 5, 4),
            Sex = Sex.Female,
            EthnicGroup = 1,
            Residence = Residence.Absent,
        };
        child.Code = CodeOf(child.Id);
        db.Add(child);
        await db.SaveChangesAsync();
        return child.Id;
    }
}
