using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Reporting.WorkPlans;
using MangNon.Web.Reporting.WorkPlans;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Reporting;

public sealed partial class WorkPlanPageTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync(filled: true);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_office_opens_the_plans_a_unit_writes_its_progress_and_each_is_told_what_is_late()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var station = await _site.NewClientOfAsync(Role.HealthStation);
        Assert.Contains(
            "Chưa có nhiệm vụ nào của năm 2026.",
            await TestSite.TextAsync(station, WorkPlanView.List),
            StringComparison.Ordinal
        );
        using var opened = await TestSite.PostAsync(focal, WorkPlanView.List, ("_handler", "mo-ke-hoach"));
        Assert.Equal("/ke-hoach-nam?nam=2026&da-ghi=mo", opened.Headers.Location!.PathAndQuery);
        var list = await TestSite.TextAsync(focal, opened.Headers.Location!.PathAndQuery);
        Assert.Contains("Đã mở kế hoạch năm.", list, StringComparison.Ordinal);
        Assert.Contains("Theo đơn vị, trường, thôn", list, StringComparison.Ordinal);
        Assert.DoesNotContain("mo-ke-hoach", list, StringComparison.Ordinal);

        await using var db = _site.Database.NewContext();
        var task = await db.WorkTasks.SingleAsync(one => one.PlanTaskId == "V.7-2");
        var edit = WorkPlanView.Edit(task.Id);
        using var dated = await TestSite.PostAsync(
            focal,
            edit,
            ("_handler", "nhiem-vu"),
            ("Form.Stamp", Stamp(await TestSite.TextAsync(focal, edit))),
            ("Form.Texts[Due]", "20/11/2026")
        );
        Assert.Equal("/ke-hoach-nam?nam=2026&da-ghi=luu", dated.Headers.Location!.PathAndQuery);
        Assert.Contains(
            "1 nhiệm vụ năm 2026 quá hạn",
            await TestSite.TextAsync(station, "/"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 nhiệm vụ năm 2026 của các đơn vị, thôn khác quá hạn",
            await TestSite.TextAsync(focal, "/"),
            StringComparison.Ordinal
        );
        var late = await TestSite.TextAsync(station, "/ke-hoach-nam?nam=2026&han=qua-han");
        Assert.Contains("▲", late, StringComparison.Ordinal);
        Assert.Contains("Đã làm 0/4 nhiệm vụ; không làm được 0; quá hạn 1.", late, StringComparison.Ordinal);

        using var unsaid = await RoundAsync(station, task, "NotDone", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        var told = await TestSite.TextAsync(unsaid);
        Assert.Contains("ghi lý do không làm được ở ô kết quả", told, StringComparison.Ordinal);
        Assert.Contains("value=\"NotDone\" selected", told, StringComparison.Ordinal);
        using var saved = await RoundAsync(station, task, "Done", "Đã cân 243 trẻ.");
        Assert.Contains(
            "Đã lưu tiến độ của 1 nhiệm vụ.",
            await TestSite.TextAsync(station, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        // From a list opened before: what stands there now is told, and kept.
        using var second = await RoundAsync(station, task, "UnderWay", "Mới cân 100 trẻ.");
        var asked = await TestSite.TextAsync(second);
        Assert.Contains("người khác vừa ghi “Đã làm”, kết quả: Đã cân 243 trẻ.", asked, StringComparison.Ordinal);
        Assert.Contains("Mới cân 100 trẻ.", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "nhiệm vụ năm 2026 quá hạn",
            await TestSite.TextAsync(station, "/"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Đã cân 243 trẻ.",
            await TestSite.TextAsync(focal, "/ke-hoach-nam?nam=2026&tien-do=da-lam"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_task_of_another_unit_is_not_found_and_the_chairman_reads_without_a_form()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var _ = await TestSite.PostAsync(focal, WorkPlanView.List, ("_handler", "mo-ke-hoach"));
        await using var db = _site.Database.NewContext();
        var task = await db.WorkTasks.SingleAsync(one => one.PlanTaskId == "V.7-2");
        var edit = new Uri(WorkPlanView.Edit(task.Id), UriKind.Relative);
        using var police = await _site.NewClientOfAsync(Role.Police);
        using var hidden = await police.GetAsync(edit);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var strange = await RoundAsync(police, task, "Done", "");
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);

        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        var read = await TestSite.TextAsync(chairman, edit.ToString());
        Assert.Contains(task.Text, read, StringComparison.Ordinal);
        Assert.DoesNotContain("Lưu nhiệm vụ", read, StringComparison.Ordinal);
        using var none = await chairman.GetAsync(new Uri(WorkPlanView.Round, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_unit_adds_its_own_task_and_takes_it_off_with_a_reason()
    {
        using var station = await _site.NewClientOfAsync(Role.HealthStation);
        var path = WorkPlanView.Of(WorkPlanView.New, 2027);
        (string, string)[] typed =
        [
            ("_handler", "nhiem-vu"),
            ("Form.Stamp", ""),
            ("Form.Texts[Unit]", "tram-y-te"),
            ("Form.Texts[Text]", "Mua cân mới"),
        ];
        using var wrong = await TestSite.PostAsync(station, path, [.. typed, ("Form.Texts[Due]", "30/06/2026")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var told = await TestSite.TextAsync(wrong);
        Assert.Contains("ngày phải trong năm của kế hoạch", told, StringComparison.Ordinal);
        Assert.Contains("Mua cân mới", told, StringComparison.Ordinal);
        using var added = await TestSite.PostAsync(station, path, [.. typed, ("Form.Texts[Due]", "30/06/2027")]);
        Assert.Equal("/ke-hoach-nam?nam=2027&da-ghi=them", added.Headers.Location!.PathAndQuery);

        await using var db = _site.Database.NewContext();
        var edit = WorkPlanView.Edit((await db.WorkTasks.SingleAsync()).Id);
        var stamp = Stamp(await TestSite.TextAsync(station, edit));
        (string, string)[] removal = [("_handler", "bo-nhiem-vu"), ("Form.Stamp", stamp)];
        using var unsaid = await TestSite.PostAsync(station, edit, removal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        using var removed = await TestSite.PostAsync(station, edit, [.. removal, ("Form.RemoveWhy", "Ghi nhầm")]);
        Assert.Equal("/ke-hoach-nam?nam=2027&da-ghi=xoa", removed.Headers.Location!.PathAndQuery);
        Assert.Empty(await db.WorkTasks.AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task The_list_is_a_workbook_of_what_fits()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var _ = await TestSite.PostAsync(focal, WorkPlanView.List, ("_handler", "mo-ke-hoach"));
        using var file = await focal.GetAsync(
            new Uri("/ke-hoach-nam?nam=2026&don-vi=tram-y-te&dinh-dang=xlsx", UriKind.Relative)
        );
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal("ke-hoach-nam-2026.xlsx", file.Content.Headers.ContentDisposition!.FileName);
    }

    private static Task<HttpResponseMessage> RoundAsync(
        HttpClient client,
        WorkTask task,
        string progress,
        string outcome
    ) =>
        TestSite.PostFromAsync(
            client,
            WorkPlanView.List,
            WorkPlanView.Of(WorkPlanView.Round, 2026),
            ("_handler", "tien-do"),
            ("Form.Rows[0].Task", task.Id.ToString()),
            ("Form.Rows[0].Was", WorkInput.StampOf(task)),
            ("Form.Rows[0].Progress", progress),
            ("Form.Rows[0].Outcome", outcome),
            ("Form.Rows[0].Evidence", "")
        );

    private static string Stamp(string page) => StampField().Match(page).Groups["stamp"].Value;

    [GeneratedRegex("name=\"Form.Stamp\" value=\"(?<stamp>[0-9A-F]*)\"", RegexOptions.None, 2000)]
    private static partial Regex StampField();
}
