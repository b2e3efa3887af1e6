using System.Net;

namespace MangNon.Web.Tests.Site;

public sealed class HeaderTests : IClassFixture<FilledSite>
{
    private readonly TestSite _site;

    public HeaderTests(FilledSite filled) => _site = filled.Site;

    [Fact]
    public async Task No_page_allows_anything_inline_or_from_elsewhere_or_a_frame_around_it()
    {
        using var client = await _site.NewSignedInClientAsync();
        foreach (var path in new[] { "/", "/dang-nhap", "/khong-co-dau", "/suc-khoe" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var csp = Header(answer, "Content-Security-Policy");
            Assert.Contains("default-src 'none'", csp, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
            Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task No_page_has_a_script_or_style_of_its_own()
    {
        using var client = await _site.NewSignedInClientAsync();
        foreach (var path in new[] { "/", "/bang-chi-tieu", "/bang-chi-tieu/5a", "/ke-hoach", "/ky" })
        {
            var page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick", page, StringComparison.Ordinal);
            Assert.Contains("Bình Lương", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_foreign_host_name_is_not_answered()
    {
        using var client = _site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/suc-khoe", UriKind.Relative));
        request.Headers.Host = "example.org";
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Unknown_pages_and_components_are_not_there()
    {
        using var client = await _site.NewSignedInClientAsync();
        foreach (
            var path in new[]
            {
                "/khong-co",
                "/bang-chi-tieu/99z",
                "/bang-chi-tieu?thon=" + Guid.NewGuid(),
                "/bang-chi-tieu/5a/vi-sao/" + Guid.NewGuid(),
            }
        )
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
            Assert.Contains("Không có trang này", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_searched_for_stands_in_no_address()
    {
        using var client = await _site.NewSignedInClientAsync();
        using var answer = await TestSite.PostFromAsync(client, "/", "/tim", ("q", "Lò Văn An"));
        Assert.Equal("/so-tre-em", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(
            answer.Headers.GetValues("Set-Cookie"),
            one => one.StartsWith("mangnon-tim=", StringComparison.Ordinal)
        );
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("An", WebUtility.UrlDecode(cookie).Split(';')[0].Split('=')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Lò", WebUtility.UrlDecode(cookie), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(' ', answer.Headers.GetValues(name));
}
