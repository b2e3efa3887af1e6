using System.Net;
using System.Net.Http.Headers;
using MangNon.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Tests.Site;

/// <summary>Every address of the real site, and everything that can go wrong with a request: what holds of every answer.</summary>
public sealed class EveryAnswerTests : IClassFixture<BreakableSite>
{
    private readonly BreakableSite _breakable;
    private readonly TestSite _site;

    public EveryAnswerTests(BreakableSite breakable) => (_breakable, _site) = (breakable, breakable.Site);

    [Theory]
    [InlineData(null)]
    [InlineData("dau-moi")]
    [InlineData("quan-tri")]
    [InlineData("truong-thon")]
    public async Task Every_address_answers_with_every_header(string? role)
    {
        var client = await _breakable.ClientAsync(Role.All.SingleOrDefault(one => one.Id == role));
        var token = await TestSite.TokenAsync(client, role is null ? "/dang-nhap" : "/doi-mat-khau");
        var broken = new List<string>();
        var statuses = new HashSet<HttpStatusCode>();
        foreach (var (method, pattern) in _breakable.Walk.All().Where(one => one.Pattern != "/dang-xuat"))
        {
            foreach (var (_, path) in _breakable.Walk.Addresses(pattern))
            {
                using var bare = await SendAsync(client, method, path.Real);
                await CheckAsync(bare);
                if (method == "POST")
                {
                    using var sent = await SendAsync(client, method, path.Real, token);
                    await CheckAsync(sent);
                }

                async Task CheckAsync(HttpResponseMessage answer)
                {
                    statuses.Add(answer.StatusCode);
                    broken.AddRange(
                        (await AnswerRules.BrokenAsync(answer, _site)).Select(rule =>
                            $"{method} {path.Shown} {(int)answer.StatusCode}: {rule}"
                        )
                    );
                }
            }
        }

        Assert.Empty(broken);
        Assert.DoesNotContain(statuses, status => (int)status >= 500);
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.Contains(HttpStatusCode.Redirect, statuses);
        Assert.Contains(HttpStatusCode.BadRequest, statuses);
    }

    [Fact]
    public async Task Signing_out_keeps_to_it_too_and_clears_what_the_browser_kept()
    {
        using var client = await _breakable.Walk.ClientAsync(Role.FocalOffice);
        using var answer = await TestSite.PostFromAsync(client, "/", "/dang-xuat");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        Assert.Equal("\"cache\", \"storage\"", AnswerRules.Of(answer, "Clear-Site-Data"));
    }

    [Theory]
    [InlineData("GET", "/khong-co-trang-nay", 404)]
    [InlineData("GET", "/khong/co/%3Cscript%3E/%F0%9F%98%80", 404)]
    [InlineData("GET", "/assets/khong-co.js", 404)]
    [InlineData("GET", "/assets/", 404)]
    [InlineData("GET", "/assets/../packages.lock.json", 404)]
    [InlineData("GET", "/..%2fmangnon.db", 404)]
    [InlineData("GET", "/suc-khoe", 200)]
    [InlineData("HEAD", "/dang-nhap", 405)]
    [InlineData("PUT", "/suc-khoe", 405)]
    [InlineData("DELETE", "/tim", 405)]
    [InlineData("TRACE", "/dang-nhap", 405)]
    [InlineData("OPTIONS", "/dang-nhap", 405)]
    [InlineData("POST", "/dang-nhap", 400)]
    public async Task What_goes_wrong_has_every_header_and_a_page_of_the_site(string method, string path, int status)
    {
        var client = await _breakable.ClientAsync(Role.FocalOffice);
        using var answer = await SendAsync(client, method, path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
        if (status >= 400 && method != "HEAD")
        {
            Assert.Contains("Măng Non</title>", await PageAsync(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_foreign_host_a_form_too_large_and_a_fault_have_every_header_and_a_page_of_the_site()
    {
        var client = await _breakable.ClientAsync(Role.FocalOffice);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, new Uri("/dang-nhap", UriKind.Relative));
        foreign.Headers.Host = "example.org";
        await AssertAsync(await client.SendAsync(foreign), HttpStatusCode.BadRequest);

        using var form = new FormUrlEncodedContent([new("q", new string('a', Limits.BodyBytes))]);
        using var large = new HttpRequestMessage(HttpMethod.Post, new Uri("/tim", UriKind.Relative)) { Content = form };
        // Hears the answer before it sends: the site hangs up on one who goes on sending.
        large.Headers.ExpectContinue = true;
        await AssertAsync(await client.SendAsync(large), HttpStatusCode.RequestEntityTooLarge);

        _breakable.Failing.On = "\"villages\"";
        using var fault = await client.GetAsync(new Uri("/so-tre-em", UriKind.Relative));
        _breakable.Failing.On = null;
        await AssertAsync(fault, HttpStatusCode.InternalServerError);
        Assert.NotEqual(0, _breakable.Failing.Failed);

        async Task AssertAsync(HttpResponseMessage answer, HttpStatusCode status)
        {
            using (answer)
            {
                Assert.Equal(status, answer.StatusCode);
                Assert.Empty(await AnswerRules.BrokenAsync(answer, _site));
                Assert.Contains("Măng Non</title>", await PageAsync(answer), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Files_of_the_program_itself_may_be_kept_and_have_the_headers_too()
    {
        using var client = _site.NewClient();
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files.Select(file => "/" + Path.GetRelativePath(root, file).Replace('\\', '/')))
        {
            using var answer = await SendAsync(client, "GET", file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await AnswerRules.BrokenAsync(answer, _site, isAsset: true));
            Assert.Empty(AnswerRules.Cookies(answer));
            Assert.NotNull(answer.Content.Headers.ContentType);

            using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(file, UriKind.Relative));
            again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag));
            using var unchanged = await client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Empty(await AnswerRules.BrokenAsync(unchanged, _site, isAsset: true));
        }
    }

    /// <summary>Such requests reach no code of ours: the server sends them away with an empty answer that names nothing.</summary>
    [Theory]
    [InlineData("GET /a%00b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("không phải yêu cầu\r\n\r\n")]
    [InlineData("POST /tim HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /tim HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef")]
    public async Task A_request_that_is_none_gets_an_empty_answer(string request)
    {
        var answer = await RawRequest.SendAsync(_site, request);
        var (head, body) = (answer.Split("\r\n\r\n")[0], answer.Split("\r\n\r\n")[^1]);
        Assert.Matches("^HTTP/1.1 (400|505) ", head);
        Assert.Empty(body);
        Assert.DoesNotContain("Server:", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Headers_that_are_too_long_get_an_empty_answer()
    {
        var cookie = new string('a', 40_000);
        var answer = await RawRequest.SendAsync(
            _site,
            $"GET /dang-nhap HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: mangnon={cookie}\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 431 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string method,
        string path,
        string? token = null
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (token is not null)
        {
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        }

        return await client.SendAsync(request);
    }
}
