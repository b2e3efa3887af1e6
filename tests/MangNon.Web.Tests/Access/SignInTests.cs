using System.Net;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class SignInTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_first_password_is_changed_before_anything_else()
    {
        using var client = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(client, _site.Officer.UserName, _site.Officer.Password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        foreach (var path in new[] { "/", "/bang-chi-tieu", "/ke-hoach", "/ky" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal("/doi-mat-khau", answer.Headers.Location!.OriginalString);
        }

        using var changed = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", _site.Officer.Password),
            ("Form.New", TestSite.Password),
            ("Form.Again", TestSite.Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("ngan-q", "ngan-q", "ít nhất 8 ký tự")]
    [InlineData("mangnon123", "mangnon123", "quá dễ đoán")]
    [InlineData("Bình Lương 2026", "Bình Lương 2026", "quá dễ đoán")]
    [InlineData("quantri-quantri-1", "quantri-quantri-1", "quá dễ đoán")]
    [InlineData("sunshine1987", "sunshine1987", "quá dễ đoán")]
    [InlineData("măng mọc đầu mùa", "măng mọc cuối mùa", "chưa giống nhau")]
    public async Task A_poor_new_password_comes_back_with_what_to_do(string wanted, string again, string message)
    {
        using var client = _site.NewClient();
        await TestSite.SignInAsync(client, _site.Officer.UserName, _site.Officer.Password);
        using var answer = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", _site.Officer.Password),
            ("Form.New", wanted),
            ("Form.Again", again)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.DoesNotContain(wanted, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_locked_account_get_the_same_answer()
    {
        await (await _site.NewSignedInClientAsync()).GetAsync(new Uri("/", UriKind.Relative));
        using var client = _site.NewClient();
        var unknown = await AnswerAsync("khongcoai", "gì đó đủ dài");
        var wrong = await AnswerAsync(_site.Officer.UserName, "gì đó đủ dài");
        Assert.Equal(unknown, wrong);
        for (var i = 1; i < Lockout.FreeFailures + 1; i++)
        {
            await AnswerAsync(_site.Officer.UserName, "gì đó đủ dài");
        }

        Assert.Equal(unknown, await AnswerAsync(_site.Officer.UserName, TestSite.Password));

        async Task<string> AnswerAsync(string name, string password)
        {
            using var answer = await TestSite.SignInAsync(client, name, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            var from = page.IndexOf("<div class=\"error-summary\"", StringComparison.Ordinal);
            return page[from..page.IndexOf("<form", from, StringComparison.Ordinal)];
        }
    }

    [Fact]
    public async Task Half_an_hour_without_a_request_signs_out_and_a_request_in_between_does_not()
    {
        using var client = await _site.NewSignedInClientAsync();
        for (var i = 0; i < 3; i++)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        }

        _site.Time.Advance(SessionLife.Idle + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task After_twelve_hours_of_work_one_signs_in_anew()
    {
        using var client = await _site.NewSignedInClientAsync();
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/ky", UriKind.Relative))).StatusCode);
        }

        _site.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri("/ky", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_signing_out()
    {
        using var client = await _site.NewSignedInClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        using var page = await client.SendAsync(request);
        var cookies = await CookiesOfSignInAsync();
        using var copy = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = _site.Address,
        };
        copy.DefaultRequestHeaders.Add("Cookie", cookies.Cookie);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
        using var signedOut = await TestSite.PostFromAsync(cookies.Client, "/", "/dang-xuat");
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Contains(
            "storage",
            string.Join(' ', signedOut.Headers.GetValues("Clear-Site-Data")),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);

        async Task<(HttpClient Client, string Cookie)> CookiesOfSignInAsync()
        {
            var other = _site.NewClient();
            using var answer = await TestSite.SignInAsync(other, _site.Officer.UserName, TestSite.Password);
            var cookie = answer
                .Headers.GetValues("Set-Cookie")
                .Single(one => one.StartsWith("mangnon=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
            return (other, cookie.Split(';')[0]);
        }
    }

    [Fact]
    public async Task Nothing_is_done_without_the_forms_own_token()
    {
        using var client = await _site.NewSignedInClientAsync();
        foreach (var path in new[] { "/dang-xuat", "/ky", "/tim", "/ngon-ngu", "/doi-mat-khau", "/dang-nhap" })
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("nam", "2024")]);
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        await (await _site.NewSignedInClientAsync()).GetAsync(new Uri("/", UriKind.Relative));
        using var client = _site.NewClient();
        using var answer = await TestSite.PostAsync(
            client,
            "/dang-nhap?ve=" + Uri.EscapeDataString(address),
            ("_handler", "dang-nhap"),
            ("Form.UserName", _site.Officer.UserName),
            ("Form.Password", TestSite.Password)
        );
        Assert.Equal("/", new Uri(_site.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(_site.Address.Authority, new Uri(_site.Address, answer.Headers.Location!).Authority);
    }
}
