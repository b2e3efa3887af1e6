using System.Net;
using System.Text;
using System.Text.Json;
using MangNon.Access;
using MangNon.Web.Tests.Access;

namespace MangNon.Web.Tests.Site;

/// <summary>Faults of ours and requests that are broken: no answer tells of the program's inside.</summary>
public sealed class FaultTests : IClassFixture<BreakableSite>, IAsyncLifetime
{
    private readonly BreakableSite _breakable;
    private readonly TestSite _site;
    private readonly PlantedMarks _marks;
    private HttpClient _client = null!;

    public FaultTests(BreakableSite breakable) =>
        (_breakable, _site, _marks) = (breakable, breakable.Site, breakable.Marks);

    public async ValueTask InitializeAsync() => _client = await _breakable.ClientAsync(Role.FocalOffice);

    public ValueTask DisposeAsync()
    {
        _breakable.Failing.On = null;
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("GET", "/so-tre-em", "\"children\"")]
    [InlineData("GET", "/yeu-cau.xlsx", "\"agreements\"")]
    [InlineData("GET", "/bang-chi-tieu", "\"villages\"")]
    [InlineData("POST", "/tim", "audit_entries")]
    [InlineData("POST", "/doi-mat-khau", "\"accounts\"")]
    [InlineData("GET", "/dang-nhap", "\"sessions\"")]
    public async Task A_fault_in_a_page_an_endpoint_and_a_form_says_nothing_of_itself(
        string method,
        string path,
        string failing
    )
    {
        foreach (var accept in new[] { "text/html", "application/json", "*/*" })
        {
            var token = await TestSite.TokenAsync(_client, "/doi-mat-khau");
            _breakable.Failing.On = failing;
            using var answer = await SendAsync(
                method,
                path,
                accept,
                new FormUrlEncodedContent([
                    new("__RequestVerificationToken", token),
                    new("_handler", "doi-mat-khau"),
                    new("q", "Dấu"),
                    new("Form.Current", TestSite.Password),
                    new("Form.New", "một câu khác dài hơn"),
                    new("Form.Again", "một câu khác dài hơn"),
                ])
            );
            _breakable.Failing.On = null;
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Empty(_marks.In(text));
            if (accept == "application/json")
            {
                AssertProblem(answer, text, 500, "Hệ thống gặp lỗi");
            }
            else
            {
                Assert.Contains("Hệ thống gặp lỗi", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Where_the_database_is_gone_altogether_the_page_still_says_so()
    {
        _breakable.Failing.On = "";
        using var answer = await SendAsync("GET", "/", "text/html");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        Assert.Contains(
            "Hệ thống gặp lỗi",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("GET", "/khong-co", 404, "Không có trang này")]
    [InlineData("GET", "/nguoi-dung", 404, "Không có trang này")]
    [InlineData("PUT", "/tim", 405, "Không thực hiện được")]
    [InlineData("POST", "/tim", 400, "Chưa nhận được yêu cầu")]
    public async Task Who_asks_for_json_gets_the_problem_in_json(string method, string path, int status, string title)
    {
        foreach (var accept in new[] { "application/json", "application/problem+json" })
        {
            using var answer = await SendAsync(method, path, accept);
            AssertProblem(answer, await answer.Content.ReadAsStringAsync(), status, title);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        }

        using var page = await SendAsync(method, path, "text/html,application/json;q=0.9");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
    }

    public static TheoryData<string, string> Bodies =>
        new()
        {
            { "application/x-www-form-urlencoded", "" },
            { "application/x-www-form-urlencoded", "%" },
            { "application/x-www-form-urlencoded", "q=%ff%fe%c0%af" },
            { "application/x-www-form-urlencoded", "q=a%00b" },
            { "application/x-www-form-urlencoded", "%00=a" },
            { "application/x-www-form-urlencoded", "q=%ED%A0%80" },
            { "application/x-www-form-urlencoded; charset=utf-7", "q=+AGE-" },
            { "application/x-www-form-urlencoded; charset=khong-co", "q=a" },
            { "application/x-www-form-urlencoded", "_handler=khong-co" },
            { "application/x-www-form-urlencoded", "_handler=a&_handler=b" },
            { "application/x-www-form-urlencoded", "Form.Give=khong-phai&Form%5B=1&Form%5B0%5D.A=2" },
            { "application/x-www-form-urlencoded", "Ask.Abuse=khong-phai&Danger.IsNow=2&_handler=xin-mo" },
            { "application/x-www-form-urlencoded", "lan=khong-phai-so" },
            { "multipart/form-data", "không có ranh giới" },
            {
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\nngừng giữa"
            },
            {
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\na\0b\r\n--x--\r\n"
            },
            { "multipart/form-data; boundary=\"" + "x\u001f" + "\"", "--x--" },
            { "application/json", "{\"q\":" },
            { "text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>" },
        };

    /// <summary>With the form's own token, so that what is broken gets as far as it can.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_broken_form_is_sent_back_without_a_fault(string type, string body)
    {
        var token = await TestSite.TokenAsync(_client, "/doi-mat-khau");
        string[] paths =
        [
            "/tim",
            "/ky",
            "/ngon-ngu",
            "/doi-mat-khau",
            "/nhap-so-lieu/tep",
            $"/nhap-so-lieu/{Guid.Empty}/ghi",
            $"/so-tre-em/{_marks.Inside}/mo-niem",
            $"/yeu-cau/{Guid.Empty}",
        ];
        foreach (var path in paths)
        {
            using var content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(
                    type.StartsWith("application/x-www", StringComparison.Ordinal)
                        ? $"__RequestVerificationToken={Uri.EscapeDataString(token)}&{body}"
                        : body
                )
            );
            Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", type));
            content.Headers.TryAddWithoutValidation("RequestVerificationToken", token);
            using var answer = await SendAsync("POST", path, "text/html", content);
            Assert.InRange((int)answer.StatusCode, 200, 499);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        }
    }

    [Fact]
    public async Task A_form_of_more_parts_than_any_of_ours_is_sent_back()
    {
        var many = string.Join('&', Enumerable.Range(0, 3000).Select(n => $"a{n}=1"));
        using var content = new StringContent(many, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await SendAsync("POST", "/tim", "text/html", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rác")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_token_changes_nothing(string token)
    {
        foreach (var path in new[] { "/tim", "/ky", "/doi-mat-khau", "/dang-xuat", "/ngon-ngu" })
        {
            using var content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("_handler", "doi-mat-khau"),
                new("nam", "2024"),
            ]);
            using var answer = await SendAsync("POST", path, "text/html", content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        }

        Assert.True(await Person.IsSignedInAsync(_client));
    }

    /// <summary>What a passkey answers, without the question, or to another one.</summary>
    [Theory]
    [InlineData("/dang-nhap/khoa", null)]
    [InlineData("/dang-nhap/khoa", "/tai-khoan/khoa/tuy-chon")]
    [InlineData("/xac-nhan/khoa", null)]
    [InlineData("/xac-nhan/khoa", "/tai-khoan/khoa/tuy-chon")]
    [InlineData("/tai-khoan/khoa", null)]
    [InlineData("/tai-khoan/khoa", "/dang-nhap/khoa/tuy-chon")]
    public async Task A_passkey_that_was_not_asked_for_proves_nothing(string path, string? asked)
    {
        foreach (var credential in new[] { "", "{}", "không phải JSON", "{\"id\":\"AA\"}" })
        {
            if (asked is not null)
            {
                using var options = await TestSite.PostFromAsync(_client, "/doi-mat-khau", asked);
                Assert.Equal(HttpStatusCode.OK, options.StatusCode);
            }

            using var answer = await TestSite.PostFromAsync(_client, "/doi-mat-khau", path, ("khoa", credential));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        }
    }

    [Theory]
    [InlineData("?trang=%00")]
    [InlineData("?%00=1")]
    [InlineData("?trang=99999999999999999999&trang=-1")]
    [InlineData("?thon=%ff%fe")]
    [InlineData("?thon=%c0%ae%c0%ae/")]
    [InlineData("?thon='%20OR%201=1--")]
    [InlineData("?tu=31/02/2025&den=%F0%9F%98%80")]
    [InlineData("?dinh-dang=xlsx&trang=x")]
    [InlineData("?=&&==&?")]
    public async Task A_broken_query_is_answered_without_a_fault(string query)
    {
        foreach (
            var path in new[]
            {
                "/",
                "/so-tre-em",
                "/bang-chi-tieu",
                "/bang-chi-tieu/14",
                "/nhat-ky",
                "/yeu-cau",
                "/nguoi-dung",
                "/yeu-cau-cua-gia-dinh",
                "/dang-nhap",
                "/xac-nhan",
            }
        )
        {
            using var answer = await SendAsync("GET", path + query, "text/html");
            Assert.InRange((int)answer.StatusCode, 200, 499);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        }
    }

    [Theory]
    [InlineData("rác")]
    [InlineData("CfDJ8")]
    [InlineData("long")]
    public async Task Cookies_that_are_not_ours_are_as_good_as_none(string value)
    {
        var worthless = value == "long" ? new string('a', 20_000) : Uri.EscapeDataString(value);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/so-tre-em", UriKind.Relative));
        request.Headers.Add(
            "Cookie",
            string.Join("; ", new[] { "mangnon", "mangnon-tim", "mangnon-ky" }.Select(name => $"{name}={worthless}"))[
                ..Math.Min(25_000, 3 * worthless.Length)
            ]
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = _site.Address,
        };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
    }

    private static void AssertProblem(HttpResponseMessage answer, string text, int status, string title)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["status", "title", "type"], problem.EnumerateObject().Select(one => one.Name).Order());
        Assert.Equal(title, problem.GetProperty("title").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        string accept,
        HttpContent? content = null
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Content = method == "POST" ? content : null;
        return await _client.SendAsync(request);
    }
}
