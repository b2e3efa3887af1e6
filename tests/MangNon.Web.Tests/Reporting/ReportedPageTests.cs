using System.Net;
using MangNon.Access;
using MangNon.Web.Reporting;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Reporting;

public sealed class ReportedPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_figure_without_records_is_reported_and_stands_on_the_board()
    {
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        const string path = ReportedPage.Path + "?nam=2026&chi-tieu=tat-ca";
        Assert.Contains("Số liệu đơn vị báo cáo", await TestSite.TextAsync(focal, path), StringComparison.Ordinal);

        using var half = await PostAsync(focal, "7", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        var told = WebUtility.HtmlDecode(await half.Content.ReadAsStringAsync());
        Assert.Contains("6: Cần cả tử số và mẫu số.", told, StringComparison.Ordinal);
        Assert.Contains("value=\"7\"", told, StringComparison.Ordinal);

        using var saved = await PostAsync(focal, "7", "77");
        Assert.Contains(
            "Đã ghi 1 số liệu.",
            await TestSite.TextAsync(focal, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        // Once more from a form opened before: what stands there now is told, the next try is against it.
        using var again = await PostAsync(focal, "8", "77");
        var asked = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync());
        Assert.Contains("đã có số của chỉ tiêu: 7/77", asked, StringComparison.Ordinal);
        Assert.Contains("Was\" value=\"7/77\"", asked, StringComparison.Ordinal);
        await using var db = Site.Database.NewContext();
        Assert.Equal(7, (await db.ReportedFigures.SingleAsync(f => f.ComponentId == "6" && f.Year == 2026)).Numerator);

        using var station = await Site.NewClientOfAsync(Role.HealthStation);
        using var refused = await station.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        Task<HttpResponseMessage> PostAsync(HttpClient client, string numerator, string denominator) =>
            TestSite.PostAsync(
                client,
                path,
                ("_handler", "so-lieu"),
                ("Form.Rows[0].Component", "6"),
                ("Form.Rows[0].Was", ""),
                ("Form.Rows[0].Reporter", "Trạm Y tế"),
                ("Form.Rows[0].Numerator", numerator),
                ("Form.Rows[0].Denominator", denominator)
            );
    }

    [Fact]
    public async Task A_scorecard_is_scored_and_its_total_told()
    {
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        const string path = ScorecardPage.Path + "?nam=2026";
        Assert.Contains("Chưa chấm.", await TestSite.TextAsync(focal, path), StringComparison.Ordinal);
        using var wrong = await PostAsync(("7", "51"), ("1", "40,5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var told = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Contains("Không quá 50 điểm.", told, StringComparison.Ordinal);
        Assert.Contains("value=\"40,5\"", told, StringComparison.Ordinal);
        using var saved = await PostAsync(("7", "50"), ("1", "40,5"));
        var page = await TestSite.TextAsync(focal, saved.Headers.Location!.PathAndQuery);
        Assert.Contains("Tổng 90,5/1.000 điểm, đã chấm 2/13 tiêu chí.", page, StringComparison.Ordinal);
        Assert.Contains("Chưa đủ điều kiện công nhận.", page, StringComparison.Ordinal);

        Task<HttpResponseMessage> PostAsync(params (string Criterion, string Points)[] points) =>
            TestSite.PostAsync(
                focal,
                path,
                [
                    ("_handler", "cham-diem"),
                    ("Form.Sent", "1"),
                    .. points.SelectMany(one =>
                        new[] { ($"Form.Was[{one.Criterion}]", ""), ($"Form.Points[{one.Criterion}]", one.Points) }
                    ),
                ]
            );
    }
}
