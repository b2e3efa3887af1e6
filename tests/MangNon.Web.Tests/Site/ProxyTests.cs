using System.Net;
using System.Net.Sockets;
using MangNon.Web.Site;
using MangNon.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Site;

/// <summary>A proxy at 127.0.0.2 stands before the site; every other address of the loopback is a stranger.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private const string Known = "127.0.0.2";
    private const string Stranger = "127.0.0.3";
    private const string Visitor = "203.0.113.7";
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() =>
        _site = await TestSite.StartAsync(
            paced: true,
            change: options =>
                options with
                {
                    PublicAddress = new Uri("https://treem.xabinhluong.example/"),
                    Proxies = [IPNetwork.Parse(Known + "/32")],
                }
        );

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task What_a_known_proxy_says_is_believed_and_cookies_are_bound_to_the_host_and_to_https()
    {
        using var client = Client(Known);
        using var answer = await client.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", AnswerRules.Of(answer, "Strict-Transport-Security"));
        var person = await Person.CreateAsync(_site);
        using var signedIn = await TestSite.SignInAsync(client, person.Name, person.Password);
        using var searched = await TestSite.PostFromAsync(client, "/", "/tim", ("q", "Lò Văn An"));
        using var chosen = await TestSite.PostFromAsync(client, "/", "/ky", ("nam", "2024"));
        using var spoken = await TestSite.PostFromAsync(client, "/", "/ngon-ngu", ("tieng", "en"));
        using var passkey = await TestSite.PostFromAsync(client, "/doi-mat-khau", "/dang-nhap/khoa/tuy-chon");
        var cookies = new[] { answer, signedIn, searched, chosen, spoken, passkey }
            .SelectMany(AnswerRules.Cookies)
            .ToList();
        Assert.Equal(
            ["", "-form", "-khoa", "-ky", "-tieng", "-tim"],
            cookies.Select(c => c.Split('=')[0]["__Host-mangnon".Length..]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            cookies,
            cookie =>
            {
                Assert.StartsWith("__Host-mangnon", cookie, StringComparison.Ordinal);
                foreach (var part in new[] { "; secure", "; httponly", "; path=/", "; samesite=" })
                {
                    Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
                }

                Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
            }
        );

        // What was kept in them is found again.
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("2024", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Stranger, "https")]
    [InlineData(Known, "http")]
    [InlineData(Known, "")]
    public async Task Nothing_is_shown_to_one_who_goes_around_the_proxy_or_through_it_without_https(
        string from,
        string proto
    )
    {
        using var client = Client(from, proto);
        foreach (var path in new[] { "/", "/dang-nhap", "/khong-co", "/mang-non.svg" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("https", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Empty(AnswerRules.Cookies(answer));
            Assert.Equal("nosniff", AnswerRules.Of(answer, "X-Content-Type-Options"));
            Assert.Equal("", AnswerRules.Of(answer, "Strict-Transport-Security"));
        }

        using var health = await client.GetAsync(new Uri("/suc-khoe", UriKind.Relative));
        Assert.Equal("ok", await health.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_session_names_the_visitor_behind_the_proxy_and_nobody_further_behind()
    {
        var person = await Person.CreateAsync(_site);
        // What a visitor writes into the header himself stands before what the proxy adds.
        using var client = Client(Known, forwarded: "198.51.100.1, " + Visitor);
        using var signedIn = await TestSite.SignInAsync(client, person.Name, person.Password);
        await using var db = _site.Database.NewContext();
        Assert.Equal(Visitor, (await db.Sessions.SingleAsync()).Address);
    }

    [Fact]
    public async Task One_visitor_who_takes_too_much_is_told_to_wait_and_another_behind_the_same_proxy_is_not()
    {
        using var greedy = Client(Known);
        var refused = false;
        for (var round = 0; round < 40 && !refused; round++)
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 100).Select(_ => greedy.GetAsync(new Uri("/suc-khoe", UriKind.Relative)))
            );
            refused = answers.Any(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
            Array.ForEach(answers, answer => answer.Dispose());
        }

        Assert.True(refused);
        using var other = Client(Known, forwarded: "203.0.113.8");
        using var page = await other.GetAsync(new Uri("/dang-nhap", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Only_the_public_name_and_those_of_the_loopback_are_answered()
    {
        using var client = Client(Known);
        foreach (
            var (host, status) in new[]
            {
                ("treem.xabinhluong.example", HttpStatusCode.OK),
                ("localhost", HttpStatusCode.OK),
                ("example.org", HttpStatusCode.BadRequest),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/dang-nhap", UriKind.Relative));
            request.Headers.Host = host;
            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_proxy_configured_nobody_is_believed()
    {
        await using var plain = await TestSite.StartAsync();
        var person = await Person.CreateAsync(plain);
        using var client = plain.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Visitor);
        using var answer = await TestSite.SignInAsync(client, person.Name, person.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.All(
            AnswerRules.Cookies(answer),
            cookie => Assert.StartsWith("mangnon", cookie, StringComparison.Ordinal)
        );
        Assert.Equal("", AnswerRules.Of(answer, "Strict-Transport-Security"));
        await using var db = plain.Database.NewContext();
        Assert.Equal("127.0.0.1", (await db.Sessions.SingleAsync()).Address);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.2")]
    [InlineData("10.20.0.0/16", "10.20.255.255", "10.21.0.0")]
    [InlineData("::1", "::1", "::2")]
    [InlineData("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    public void A_proxy_is_an_address_or_a_network(string text, string within, string without)
    {
        Assert.True(BehindProxy.TryParse(text, out var network));
        var site = new SiteOptions
        {
            DataFolder = "",
            UseDatabase = _ => { },
            Seal = _site.Database.Seal,
            Proxies = [network],
        };
        Assert.True(site.IsProxy(IPAddress.Parse(within)));
        Assert.False(site.IsProxy(IPAddress.Parse(without)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1/8x")]
    public void What_is_neither_is_refused(string text) => Assert.False(BehindProxy.TryParse(text, out _));

    /// <summary>A browser behind a proxy: what the browser sends over https, the proxy passes on over http.</summary>
    private HttpClient Client(string from, string proto = "https", string forwarded = Visitor)
    {
        var client = new HttpClient(
            new SecureCookies(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ConnectCallback = async (_, cancel) =>
                    {
                        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                        await socket.ConnectAsync(IPAddress.Loopback, _site.Address.Port, cancel);
                        return new NetworkStream(socket, ownsSocket: true);
                    },
                }
            )
        )
        {
            BaseAddress = _site.Address,
        };
        client.DefaultRequestHeaders.Host = "treem.xabinhluong.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        if (proto.Length > 0)
        {
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", proto);
        }

        return client;
    }

    /// <summary>Keeps cookies as a browser does that speaks https, which the socket here does not.</summary>
    private sealed class SecureCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (_kept.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _kept.Select(one => $"{one.Key}={one.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            lock (_kept)
            {
                foreach (var cookie in AnswerRules.Cookies(answer).Select(one => one.Split(';')[0].Split('=', 2)))
                {
                    _kept[cookie[0]] = cookie[1];
                }
            }

            return answer;
        }
    }
}
