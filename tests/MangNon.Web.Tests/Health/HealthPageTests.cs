using System.Net;
using System.Text.Json;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Health;

public sealed class HealthPageTests : IAsyncLifetime
{
    private HealthSite _health = null!;

    public async ValueTask InitializeAsync() => _health = await HealthSite.StartAsync();

    public ValueTask DisposeAsync() => _health.DisposeAsync();

    private HttpClient Station => _health.Station;

    [Fact]
    public async Task A_round_is_typed_saved_and_shown_with_how_many_are_weighed()
    {
        using var saved = await PostRoundAsync([
            ("can", 0, "12,5"),
            ("cao", 0, "91.5"),
            ("tu-the", 0, "Standing"),
            ("can", 1, "8,4"),
            ("can", 2, ""),
        ]);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await GetAsync(saved.Headers.Location!.OriginalString);
        Assert.Contains("Đã lưu 2 lần cân.", page, StringComparison.Ordinal);
        Assert.Contains("2/3 trẻ đã cân.", page, StringComparison.Ordinal);
        Assert.Contains("1 trẻ trong danh sách này cần chăm sóc", page, StringComparison.Ordinal);
        Assert.Contains("nhẹ cân nặng", page, StringComparison.Ordinal);
        Assert.Contains("value=\"91,5\"", page, StringComparison.Ordinal);

        var care = await GetAsync($"/can-do/can-cham-soc?thon={_health.Village}");
        Assert.Contains("Lò Thị Măng 002", care, StringComparison.Ordinal);
        Assert.DoesNotContain("Lò Thị Măng 001", care, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Lò Thị Măng 002",
            await GetAsync("/can-do/can-cham-soc?phan=chua-can"),
            StringComparison.Ordinal
        );
        Assert.Contains("Chưa cân từ 01/07/2026", await GetAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_row_and_a_doubtful_one_are_shown_again_with_all_that_was_typed_and_nothing_is_saved()
    {
        using var refused = await PostRoundAsync([("can", 0, "12,5"), ("can", 1, "mười"), ("can", 2, "15")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await TestSite.TextAsync(refused);
        Assert.Contains("Lò Thị Măng 002: Ghi số ki-lô-gam, ví dụ 12,5.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"mười\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"12,5\"", page, StringComparison.Ordinal);
        Assert.Contains("Số đo nằm ngoài khoảng tin được", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"dung-{_health.Children[2]:N}\"", page, StringComparison.Ordinal);
        await AssertWeighingsAsync(0);

        using var confirmed = await PostRoundAsync([
            ("can", 0, "12,5"),
            ("can", 1, "10"),
            ("can", 2, "15"),
            ("dung", 2, "1"),
        ]);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        await AssertWeighingsAsync(3);
    }

    [Fact]
    public async Task What_a_row_would_say_is_answered_while_it_is_typed_and_writes_nothing()
    {
        var answer = await ScoreAsync(Station, _health.Children[0], "8,4", "80");
        Assert.Contains("nhẹ cân nặng", answer.RootElement.GetProperty("words").GetString(), StringComparison.Ordinal);
        Assert.True(answer.RootElement.GetProperty("care").GetBoolean());
        var wrong = await ScoreAsync(Station, _health.Children[0], "x", "");
        Assert.Equal(1, wrong.RootElement.GetProperty("problems").GetArrayLength());
        await AssertWeighingsAsync(0);
        using var neighbour = await _health.NeighbourAsync();
        using var unknown = await PostScoreAsync(neighbour, _health.Children[0], "8,4", "80", "/can-do");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var without = await Station.PostAsync(
            new Uri("/can-do/cham", UriKind.Relative),
            new FormUrlEncodedContent([new("tre", _health.Children[0].ToString()), new("ngay", "24/11/2026")])
        );
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Theory]
    [InlineData("truong-hoc")]
    [InlineData("truong-thon")]
    [InlineData("bao-ve-tre-em")]
    [InlineData("chu-tich")]
    [InlineData("quan-tri")]
    public async Task Who_does_not_write_health_neither_sees_the_pages_nor_posts_to_them(string roleId)
    {
        var role = Role.Find(roleId)!;
        using var client = await _health.Site.NewClientOfAsync(
            role,
            role.Scope == ScopeKind.Commune ? null : _health.Village
        );
        foreach (
            var path in new[]
            {
                "/can-do",
                _health.RoundPath,
                "/can-do/phieu?thon=" + _health.Village,
                "/can-do/can-cham-soc",
                "/tiem-chung",
                "/tiem-chung?phan=co-ly-do",
                "/kham-suc-khoe",
                "/tiem-chung/phieu?thon=" + _health.Village,
                SessionPath,
            }
        )
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }

        foreach (var (path, handler) in new[] { (_health.RoundPath, "can-do"), (SessionPath, "buoi-tiem") })
        {
            using var posted = await TestSite.PostFromAsync(
                client,
                "/doi-mat-khau",
                path,
                ("_handler", handler),
                ($"can-{_health.Children[0]:N}", "12,5"),
                ($"tiem-{_health.Children[2]:N}", "1")
            );
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        await AssertWeighingsAsync(0);
        Assert.DoesNotContain(
            "Việc của trạm y tế",
            await TestSite.TextAsync(await client.GetAsync(new Uri("/", UriKind.Relative))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_health_station_of_another_commune_does_not_find_the_village()
    {
        using var neighbour = await _health.NeighbourAsync();
        foreach (
            var path in new[]
            {
                _health.RoundPath,
                "/can-do/phieu?thon=" + _health.Village,
                "/can-do/can-cham-soc?thon=" + _health.Village,
                "/tiem-chung?thon=" + _health.Village,
                "/kham-suc-khoe?thon=" + _health.Village,
                "/tiem-chung/phieu?thon=" + _health.Village,
                SessionPath,
            }
        )
        {
            using var answer = await neighbour.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
        }

        // A village that does not exist is answered no otherwise.
        foreach (var path in new[] { _health.RoundPath, $"/can-do?thon={Guid.CreateVersion7()}" })
        {
            using var posted = await TestSite.PostFromAsync(
                neighbour,
                "/can-do",
                path,
                ("_handler", "can-do"),
                ($"can-{_health.Children[0]:N}", "12,5")
            );
            Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        }

        await AssertWeighingsAsync(0);
    }

    [Fact]
    public async Task Looks_and_the_printed_sheet_are_in_the_log_and_a_future_day_is_refused()
    {
        await GetAsync(_health.RoundPath);
        var sheet = await GetAsync("/can-do/phieu?thon=" + _health.Village);
        Assert.Contains("Phiếu cân đo Thôn Thử, ngày 24/11/2026", sheet, StringComparison.Ordinal);
        await using var db = _health.Site.Database.NewContext();
        var acts = await db.AuditEntries.OrderByDescending(e => e.Id).Take(2).Select(e => e.Act).ToListAsync();
        Assert.Equal([AuditActs.Printed, AuditActs.Listed], acts);
        var doses = await GetAsync($"/tiem-chung/phieu?thon={_health.Village}&ngay=30/11/2026");
        Assert.Contains("Phiếu tiêm chủng Thôn Thử, ngày 30/11/2026", doses, StringComparison.Ordinal);
        Assert.Contains("Lò Thị Măng 003", doses, StringComparison.Ordinal);
        Assert.Contains("☐", doses, StringComparison.Ordinal);
        Assert.Equal(
            AuditActs.Printed,
            await db.AuditEntries.OrderByDescending(e => e.Id).Select(e => e.Act).FirstAsync()
        );
        var future = await GetAsync(_health.RoundPath + "&ngay=25/11/2026");
        Assert.Contains("không sau hôm nay", future, StringComparison.Ordinal);
        using var posted = await TestSite.PostAsync(
            Station,
            _health.RoundPath + "&ngay=25/11/2026",
            ("_handler", "can-do"),
            ($"can-{_health.Children[0]:N}", "12,5")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.StatusCode);
        await AssertWeighingsAsync(0);
    }

    [Fact]
    public async Task A_session_is_ticked_and_recorded_and_one_wrong_day_keeps_all_of_it_back()
    {
        var due = await GetAsync("/tiem-chung?thon=" + _health.Village);
        Assert.Contains("trễ 10 ngày", due, StringComparison.Ordinal);
        Assert.Contains("Lò Thị Măng 003", await GetAsync(SessionPath), StringComparison.Ordinal);

        foreach (var day in new[] { "31/02/2026", "20/08/2026" })
        {
            using var refused = await PostSessionAsync(("tiem", 2, "1"), ("hom", 2, day));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await TestSite.TextAsync(refused);
            Assert.Contains($"value=\"{day}\"", page, StringComparison.Ordinal);
            Assert.Contains("checked", page, StringComparison.Ordinal);
        }

        await using (var db = _health.Site.Database.NewContext())
        {
            Assert.Equal(0, await db.Vaccinations.CountAsync());
        }

        using var saved = await PostSessionAsync(("tiem", 2, "1"));
        Assert.Contains(
            "Đã ghi 1 mũi tiêm.",
            await GetAsync(saved.Headers.Location!.OriginalString),
            StringComparison.Ordinal
        );
        using var again = await PostSessionAsync(("tiem", 2, "1"));
        Assert.Contains("Mũi này đã có trong sổ.", await TestSite.TextAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_family_refuses_is_not_called_but_listed_apart_with_the_reason()
    {
        var child = _health.Children[2];
        var form = $"/so-tre-em/{child}/ghi/khong-tiem";
        using var refused = await WriteAsync("Postponed", "01/11/2026");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Đến hết ngày: chưa ghi mục này.", await TestSite.TextAsync(refused), StringComparison.Ordinal);
        using var saved = await WriteAsync("Refused", "01/11/2026");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await GetAsync($"/so-tre-em/{child}");
        Assert.Contains("ông bà chưa đồng ý", page, StringComparison.Ordinal);
        Assert.Contains("; gia đình từ chối", page, StringComparison.Ordinal);

        Assert.DoesNotContain("trễ 10 ngày", await DoseLinesAsync("DPT-VGB-HIB"), StringComparison.Ordinal);
        foreach (var part in new[] { "co-ly-do", "tu-choi" })
        {
            var listed = await GetAsync("/tiem-chung?phan=" + part);
            Assert.Contains("Lò Thị Măng 003", listed, StringComparison.Ordinal);
            Assert.Contains("gia đình từ chối", listed, StringComparison.Ordinal);
        }

        var session = await GetAsync(SessionPath);
        Assert.Contains("Không gọi tiêm, có lý do", session, StringComparison.Ordinal);
        Assert.DoesNotContain($"name=\"tiem-{child:N}\"", session, StringComparison.Ordinal);
        using var ticked = await PostSessionAsync(("tiem", 2, "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ticked.StatusCode);
        Assert.Contains(
            "Trẻ có lý do chưa tiêm vắc xin này",
            await TestSite.TextAsync(ticked),
            StringComparison.Ordinal
        );
        await using var db = _health.Site.Database.NewContext();
        Assert.Equal(0, await db.Vaccinations.CountAsync());

        Task<string> DoseLinesAsync(string vaccine) =>
            GetAsync($"/tiem-chung?thon={_health.Village}&vac-xin={vaccine}");

        Task<HttpResponseMessage> WriteAsync(string reason, string from) =>
            TestSite.PostAsync(
                Station,
                form,
                ("_handler", "ghi-ban-ghi"),
                ("Form.Texts[Vaccine]", "DPT-VGB-HIB"),
                ("Form.Texts[Reason]", reason),
                ("Form.Texts[From]", from),
                ("Form.Texts[Until]", ""),
                ("Form.Texts[Note]", "ông bà chưa đồng ý")
            );
    }

    private string SessionPath => $"/tiem-chung/buoi?thon={_health.Village}&vac-xin=DPT-VGB-HIB.1";

    private Task<HttpResponseMessage> PostSessionAsync(params (string Prefix, int Child, string Value)[] fields) =>
        PostAsync(SessionPath, "buoi-tiem", fields);

    private Task<HttpResponseMessage> PostRoundAsync(params (string Prefix, int Child, string Value)[] fields) =>
        PostAsync(_health.RoundPath, "can-do", fields);

    private Task<HttpResponseMessage> PostAsync(
        string path,
        string handler,
        (string Prefix, int Child, string Value)[] fields
    ) =>
        TestSite.PostAsync(
            Station,
            path,
            [
                ("_handler", handler),
                .. fields.Select(field => ($"{field.Prefix}-{_health.Children[field.Child]:N}", field.Value)),
            ]
        );

    private static Task<HttpResponseMessage> PostScoreAsync(
        HttpClient client,
        Guid child,
        string weight,
        string height,
        string from
    ) =>
        TestSite.PostFromAsync(
            client,
            from,
            "/can-do/cham",
            ("tre", child.ToString()),
            ("ngay", "24/11/2026"),
            ("can", weight),
            ("cao", height),
            ("tu-the", "Standing")
        );

    private async Task<JsonDocument> ScoreAsync(HttpClient client, Guid child, string weight, string height)
    {
        using var answer = await PostScoreAsync(client, child, weight, height, _health.RoundPath);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await Station.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        return await TestSite.TextAsync(answer);
    }

    private async Task AssertWeighingsAsync(int count)
    {
        await using var db = _health.Site.Database.NewContext();
        Assert.Equal(count, await db.Weighings.CountAsync());
    }
}
