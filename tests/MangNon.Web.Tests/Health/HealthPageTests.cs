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
        var page = await ReadAsync(refused);
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
            await ReadAsync(await client.GetAsync(new Uri("/", UriKind.Relative))),
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
            var page = await ReadAsync(refused);
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
        Assert.Contains("Mũi này đã có trong sổ.", await ReadAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_family_refuses_is_not_called_but_listed_apart_with_the_reason()
    {
        var child = _health.Children[2];
        var form = $"/so-tre-em/{child}/ghi/khong-tiem";
        using var refused = await WriteAsync("Postponed", "01/11/2026");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Đến hết ngày: chưa ghi mục này.", await ReadAsync(refused), StringComparison.Ordinal);
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
        Assert.Contains("Trẻ có lý do chưa tiêm vắc xin này", await ReadAsync(ticked), StringComparison.Ordinal);
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

    [Fact]
    public async Task Who_had_no_check_up_is_listed_until_one_is_written_on_the_childs_page()
    {
        var listed = await GetAsync("/kham-suc-khoe");
        Assert.Contains("Lò Thị Măng 002", listed, StringComparison.Ordinal);
        Assert.Contains("Chưa có lần khám nào", listed, StringComparison.Ordinal);
        Assert.Contains("/tai-ve/moi?danh-sach=kham-suc-khoe", listed, StringComparison.Ordinal);
        Assert.Contains("3 trẻ dưới 6 tuổi chưa khám sức khỏe", await GetAsync("/"), StringComparison.Ordinal);

        var child = _health.Children[1];
        using var refused = await WriteAsync("");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Kết quả khám: chưa ghi mục này.", await ReadAsync(refused), StringComparison.Ordinal);
        using var saved = await WriteAsync("Sâu răng hàm");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var page = await GetAsync($"/so-tre-em/{child}");
        Assert.Contains("Khám định kỳ tại trạm", page, StringComparison.Ordinal);
        Assert.Contains("Sâu răng hàm", page, StringComparison.Ordinal);
        Assert.Contains("Kết quả khám", await GetAsync($"/so-tre-em/{child}/nhat-ky"), StringComparison.Ordinal);
        foreach (var address in new[] { "", "?tuoi=den-16&sap-xep=ten", "?thon=" + _health.Village })
        {
            var after = await GetAsync("/kham-suc-khoe" + address);
            Assert.DoesNotContain("Lò Thị Măng 002", after, StringComparison.Ordinal);
            Assert.Contains("Lò Thị Măng 001", after, StringComparison.Ordinal);
        }

        using var file = await Station.GetAsync("/tai-ve/moi?danh-sach=kham-suc-khoe");
        Assert.Contains("Trẻ chưa khám sức khỏe", await ReadAsync(file), StringComparison.Ordinal);

        Task<HttpResponseMessage> WriteAsync(string finding) =>
            TestSite.PostAsync(
                Station,
                $"/so-tre-em/{child}/ghi/kham-suc-khoe",
                ("_handler", "ghi-ban-ghi"),
                ("Form.Texts[On]", "20/11/2026"),
                ("Form.Texts[Kind]", "AtStation"),
                ("Form.Texts[Finding]", finding),
                ("Form.Texts[ReferredTo]", ""),
                ("Form.Texts[FamilyTold]", "True")
            );
    }

    [Fact]
    public async Task The_counts_of_HIV_from_mother_to_child_are_written_by_the_station_and_found_by_no_chairman()
    {
        Assert.Contains("/hiv-me-con", await GetAsync("/"), StringComparison.Ordinal);
        var empty = await GetAsync("/hiv-me-con");
        var stamp = Stamp(empty);
        using var refused = await WriteAsync(stamp, "4", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await ReadAsync(refused);
        Assert.Contains("nhiều hơn số trẻ được xét nghiệm", told, StringComparison.Ordinal);
        Assert.Contains("Nguồn số liệu: chưa ghi mục này.", told, StringComparison.Ordinal);
        using var saved = await WriteAsync(stamp, "0", "Sổ theo dõi A12");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Sổ theo dõi A12", await GetAsync("/hiv-me-con"), StringComparison.Ordinal);

        using var late = await WriteAsync(stamp, "1", "Sổ cũ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("Sổ theo dõi A12", await ReadAsync(late), StringComparison.Ordinal);

        using var protection = await _health.Site.NewClientOfAsync(Role.ChildProtection);
        var read = await ReadAsync(await protection.GetAsync(new Uri("/hiv-me-con", UriKind.Relative)));
        Assert.Contains("Sổ theo dõi A12", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Stamp", read, StringComparison.Ordinal);
        foreach (var role in new[] { Role.Chairman, Role.FocalOffice, Role.Police, Role.Administrator, Role.Auditor })
        {
            using var client = await _health.Site.NewClientOfAsync(role);
            using var answer = await client.GetAsync(new Uri("/hiv-me-con", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, role.Id);
        }

        using var neighbour = await _health.NeighbourAsync();
        using var other = await neighbour.GetAsync(new Uri("/hiv-me-con", UriKind.Relative));
        Assert.DoesNotContain("Sổ theo dõi A12", await ReadAsync(other), StringComparison.Ordinal);

        Task<HttpResponseMessage> WriteAsync(string was, string positive, string source) =>
            TestSite.PostAsync(
                Station,
                "/hiv-me-con",
                ("_handler", "hiv-me-con"),
                ("Form.Stamp", was),
                ("Form.Texts[WomenTested]", "37"),
                ("Form.Texts[MothersPositive]", "1"),
                ("Form.Texts[ChildrenBorn]", "1"),
                ("Form.Texts[ChildrenProtected]", "1"),
                ("Form.Texts[ChildrenTested]", "2"),
                ("Form.Texts[ChildrenPositive]", positive),
                ("Form.Texts[Source]", source),
                ("Form.Texts[Note]", "")
            );

        static string Stamp(string page)
        {
            const string Before = "name=\"Form.Stamp\" value=\"";
            var from = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
            return page[from..page.IndexOf('"', from)];
        }
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
        return await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task AssertWeighingsAsync(int count)
    {
        await using var db = _health.Site.Database.NewContext();
        Assert.Equal(count, await db.Weighings.CountAsync());
    }
}
