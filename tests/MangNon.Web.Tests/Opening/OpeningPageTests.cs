using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Testing;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Opening;

public sealed partial class OpeningPageTests : IAsyncLifetime
{
    private const string Why = "Trẻ kể bị đánh, cần lập kế hoạch hỗ trợ";
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private string Child => $"/so-tre-em/{_marks.Inside}";

    private string Form => Child + "/mo-niem";

    [Fact]
    public async Task What_two_people_agreed_to_is_seen_logged_and_closed()
    {
        using var collaborator = await _site.NewClientOfAsync(Role.Collaborator, _marks.Village);
        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        Assert.DoesNotContain("in:Abuse", _marks.In(await TextAsync(collaborator, Child)));
        var request = await AskAsync(collaborator);
        Assert.DoesNotContain("y-kien", await TextAsync(collaborator, request), StringComparison.Ordinal);

        var desk = await TextAsync(chairman, "/");
        Assert.Contains("Việc cần biết", desk, StringComparison.Ordinal);
        Assert.Contains(request.Split('?')[0], desk, StringComparison.Ordinal);
        Assert.Contains(request.Split('?')[0], await TextAsync(chairman, "/yeu-cau"), StringComparison.Ordinal);
        using var list = await chairman.GetAsync(new Uri("/yeu-cau.xlsx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Contains(Why, await TextAsync(chairman, request), StringComparison.Ordinal);
        using var given = await DecideAsync(chairman, request, give: true);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);

        Assert.Contains("đồng ý", await TextAsync(collaborator, "/"), StringComparison.Ordinal);
        var opened = await TextAsync(collaborator, Child);
        Assert.Contains("in:Abuse", _marks.In(opened));
        Assert.DoesNotContain("in:Hiv", _marks.In(opened));
        Assert.DoesNotContain("in:Offences", _marks.In(opened));
        Assert.Contains("08:00 25/11/2026", opened, StringComparison.Ordinal);
        Assert.Contains(Why, opened, StringComparison.Ordinal);
        Assert.Equal(
            [AuditActs.Viewed, AuditActs.Viewed, AuditActs.Viewed, AuditActs.ApprovalAsked, AuditActs.SealedViewed],
            await ActsOfAsync(AuditActs.ApprovalAsked)
        );

        using var closed = await TestSite.PostFromAsync(collaborator, Child, Child + "/dong-niem");
        Assert.Equal(Child, closed.Headers.Location!.ToString());
        Assert.DoesNotContain("in:Abuse", _marks.In(await TextAsync(collaborator, Child)));
        Assert.Equal(AuditActs.Viewed, (await ActsOfAsync(AuditActs.ApprovalAsked))[^1]);
        await using var db = _site.Database.NewContext();
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task To_see_why_a_child_counts_in_what_is_sealed_is_to_have_looked_at_it()
    {
        using var officer = await _site.NewClientOfAsync(Role.ChildProtection);
        await TextAsync(officer, $"/bang-chi-tieu/5a/vi-sao/{_marks.Inside}");
        await TextAsync(officer, $"/bang-chi-tieu/9/vi-sao/{_marks.Inside}");
        await using var db = _site.Database.NewContext();
        Assert.Equal(
            [AuditActs.Viewed, AuditActs.SealedViewed],
            await db
                .AuditEntries.Where(e => e.SubjectId == _marks.Inside && e.Act.EndsWith(AuditActs.Viewed))
                .OrderBy(e => e.Id)
                .Select(e => e.Act)
                .ToListAsync()
        );
    }

    [Fact]
    public async Task The_page_is_the_same_whether_there_is_anything_sealed_or_not()
    {
        var plain = await PlainChildAsync();
        using var collaborator = await _site.NewClientOfAsync(Role.Collaborator, _marks.Village);
        string Same(string text, Guid id) =>
            Token().Replace(text.Replace(id.ToString(), "", StringComparison.Ordinal), "");
        Assert.Equal(
            Same(await TextAsync(collaborator, $"/so-tre-em/{plain}/mo-niem"), plain),
            Same(await TextAsync(collaborator, Form), _marks.Inside)
        );
        using var asked = await TestSite.PostAsync(
            collaborator,
            $"/so-tre-em/{plain}/mo-niem",
            ("_handler", "xin-mo"),
            ("Ask.Abuse", "true"),
            ("Ask.Reason", Why)
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    [Fact]
    public async Task Without_a_reason_a_kind_or_the_danger_nothing_is_asked_and_it_is_said_at_the_field()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var asked = await TestSite.PostAsync(focal, Form, ("_handler", "xin-mo"), ("Ask.Reason", "Cần xem"));
        using var opened = await TestSite.PostAsync(
            focal,
            Form,
            ("_handler", "mo-khan-cap"),
            ("Danger.Reason", "Trẻ nguy")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);
        var text = await BodyAsync(asked);
        Assert.Contains("Chọn ít nhất một phần cần xem", text, StringComparison.Ordinal);
        Assert.Contains("Ghi rõ lý do, ít nhất 20 ký tự", text, StringComparison.Ordinal);
        Assert.Contains("Cần xem", text, StringComparison.Ordinal);
        Assert.Contains("Xác nhận trẻ đang gặp nguy hiểm", await BodyAsync(opened), StringComparison.Ordinal);
        await using var db = _site.Database.NewContext();
        Assert.Equal((0, 0), (await db.Agreements.CountAsync(), await db.ChildOpenings.CountAsync()));
    }

    [Fact]
    public async Task A_kind_that_is_not_for_the_role_is_not_got_by_posting_it()
    {
        using var collaborator = await _site.NewClientOfAsync(Role.Collaborator, _marks.Village);
        using var answer = await TestSite.PostAsync(
            collaborator,
            Form,
            ("_handler", "xin-mo"),
            ("Ask.Hiv", "true"),
            ("Ask.Reason", Why)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_refusal_says_why_and_opens_nothing()
    {
        using var collaborator = await _site.NewClientOfAsync(Role.Collaborator, _marks.Village);
        using var police = await _site.NewClientOfAsync(Role.Police);
        var request = await AskAsync(collaborator);
        using var silent = await TestSite.PostAsync(
            police,
            request,
            ("_handler", "quyet-dinh"),
            ("Form.Give", "false")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        using var refused = await DecideAsync(police, request, give: false);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.DoesNotContain("in:Abuse", _marks.In(await TextAsync(collaborator, Child)));
        Assert.Contains("Chưa cần", await TextAsync(collaborator, request), StringComparison.Ordinal);
        Assert.Contains(
            request.Split('?')[0],
            await TextAsync(collaborator, "/yeu-cau?phan=da-xong"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_request_is_not_there_for_those_who_neither_asked_nor_may_decide()
    {
        using var collaborator = await _site.NewClientOfAsync(Role.Collaborator, _marks.Village);
        var request = await AskAsync(collaborator);
        foreach (var role in Role.All.Where(role => role.Scope == ScopeKind.Commune))
        {
            using var client = await _site.NewClientOfAsync(role);
            using var answer = await client.GetAsync(new Uri(request, UriKind.Relative));
            var may = role == Role.Chairman || role == Role.ChildProtection || role == Role.Police;
            Assert.Equal(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task In_immediate_danger_it_opens_at_once_and_the_chairman_reads_why_until_it_is_marked()
    {
        using var health = await _site.NewClientOfAsync(Role.HealthStation);
        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        await OpenAsync(health);
        var opened = await TextAsync(health, Child);
        Assert.Contains("in:Abuse", _marks.In(opened));
        Assert.DoesNotContain("in:Offences", _marks.In(opened));
        Assert.Contains("Mở khẩn cấp tới 09:00 24/11/2026", opened, StringComparison.Ordinal);
        Assert.Contains("Đã báo: ", opened, StringComparison.Ordinal);
        Assert.Contains("Chủ tịch, Phó Chủ tịch UBND", opened, StringComparison.Ordinal);

        var desk = await TextAsync(chairman, "/");
        Assert.Contains(Why, desk, StringComparison.Ordinal);
        Assert.Contains("Dấu Tên Trong", desk, StringComparison.Ordinal);
        var seen = Seen().Match(desk).Value;
        using (await TestSite.PostFromAsync(health, "/", seen))
        {
            Assert.Contains(Why, await TextAsync(chairman, "/"), StringComparison.Ordinal);
        }

        using (await TestSite.PostFromAsync(chairman, "/", seen))
        {
            Assert.DoesNotContain("Việc cần biết", await TextAsync(chairman, "/"), StringComparison.Ordinal);
        }

        _site.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("in:Abuse", _marks.In(await TextAsync(health, Child)));
        _site.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("in:Abuse", _marks.In(await TextAsync(health, Child)));
        _site.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.DoesNotContain("in:Abuse", _marks.In(await TextAsync(health, Child)));
    }

    [Fact]
    public async Task Where_there_is_no_chairman_it_opens_and_says_who_could_not_be_told()
    {
        using var health = await _site.NewClientOfAsync(Role.HealthStation);
        await OpenAsync(health);
        var opened = await TextAsync(health, Child);
        Assert.Contains("in:Abuse", _marks.In(opened));
        Assert.Contains("Đã báo: Cán bộ đầu mối", opened, StringComparison.Ordinal);
        Assert.Contains("Xã chưa có ai giữ vai trò Chủ tịch", opened, StringComparison.Ordinal);
    }

    private async Task OpenAsync(HttpClient client)
    {
        using var answer = await TestSite.PostAsync(
            client,
            Form,
            ("_handler", "mo-khan-cap"),
            ("Danger.Reason", Why),
            ("Danger.IsNow", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <returns>The address of the request.</returns>
    private async Task<string> AskAsync(HttpClient client)
    {
        using var answer = await TestSite.PostAsync(
            client,
            Form,
            ("_handler", "xin-mo"),
            ("Ask.Abuse", "true"),
            ("Ask.Reason", Why)
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(_site.Address, answer.Headers.Location!).PathAndQuery;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, string request, bool give) =>
        TestSite.PostAsync(
            client,
            request,
            ("_handler", "quyet-dinh"),
            ("Form.Give", give ? "true" : "false"),
            ("Form.Remark", give ? "" : "Chưa cần")
        );

    /// <summary>What the one who did something did to the child, in order.</summary>
    private async Task<List<string>> ActsOfAsync(string something)
    {
        await using var db = _site.Database.NewContext();
        var account = (await db.AuditEntries.FirstAsync(e => e.Act == something)).AccountId;
        return await db
            .AuditEntries.Where(e => e.AccountId == account && e.SubjectId == _marks.Inside)
            .OrderBy(e => e.Id)
            .Select(e => e.Act)
            .Where(act => act != AuditActs.Denied)
            .ToListAsync();
    }

    /// <summary>A child of the same name and household about whom nothing is sealed.</summary>
    private async Task<Guid> PlainChildAsync()
    {
        await using var db = _site.Database.NewContext();
        var like = await db.Children.SingleAsync(c => c.Id == _marks.Inside);
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = like.CommuneId,
            HouseholdId = like.HouseholdId,
            Code = "TE-thường",
            FullName = like.FullName,
            NameFolded = like.NameFolded,
            BirthDate = like.BirthDate,
            Sex = like.Sex,
            EthnicGroup = like.EthnicGroup,
            Residence = like.Residence,
        };
        db.Add(child);
        await db.SaveChangesAsync();
        return child.Id;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await BodyAsync(answer);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    [GeneratedRegex("/viec-can-biet/[0-9a-f-]{36}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seen();

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"[^\"]+\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
