using System.Net;
using System.Text.Json;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

/// <summary>Signs in through an agency's provider as a browser does.</summary>
internal static class AgencyBrowser
{
    /// <summary>Writes into a data folder which provider to trust.</summary>
    public static void Configure(string folder, string authority) =>
        File.WriteAllText(
            Path.Combine(folder, AgencyConfiguration.FileName),
            JsonSerializer.Serialize(
                new
                {
                    authority,
                    clientId = AgencyProvider.ClientId,
                    clientSecret = AgencyProvider.ClientSecret,
                    buttonText = "Tài khoản Bộ Y tế",
                }
            )
        );

    /// <summary>There and back, as a browser does; returns where the site leads in the end.</summary>
    public static async Task<string> WalkAsync(HttpClient browser, string back)
    {
        var next = new Uri(AgencySignIn.Path + "?ve=" + Uri.EscapeDataString(back), UriKind.Relative);
        for (var i = 0; i < 3; i++)
        {
            using var answer = await browser.GetAsync(next);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            next = answer.Headers.Location!;
            if (Person.Path(answer).StartsWith("/dang-nhap?", StringComparison.Ordinal))
            {
                return Person.Path(answer);
            }
        }

        using var last = await browser.GetAsync(next);
        return Person.Path(last);
    }

    public static HttpClient New(TestSite site) => new(new Jar()) { BaseAddress = site.Address };

    /// <summary>Keeps cookies per port and never lets one grow old: the site's clock is not the machine's.</summary>
    private sealed class Jar : DelegatingHandler
    {
        private readonly Dictionary<(int Port, string Name), string> _cookies = [];

        public Jar()
            : base(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var port = request.RequestUri!.Port;
            var sent = _cookies
                .Where(one => one.Key.Port == port)
                .Select(one => $"{one.Key.Name}={one.Value}")
                .ToList();
            if (sent.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", sent));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) switch
                {
                    [var first, var second] => (first, second),
                    _ => ("", ""),
                };
                if (value.Length == 0)
                {
                    _cookies.Remove((port, name));
                }
                else
                {
                    _cookies[(port, name)] = value;
                }
            }

            return answer;
        }
    }
}
