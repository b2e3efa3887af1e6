using System.Net;
using MangNon.Access;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Storage.Keeping;

namespace MangNon.Web.Tests.Site;

public sealed class SafeMethodTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;
    private SiteWalk _walk = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
        _walk = new SiteWalk(_site, _marks);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Nothing_but_the_log_and_the_hour_of_the_session_is_written_by_a_get()
    {
        foreach (var role in new[] { Role.FocalOffice, Role.Administrator, Role.Chairman })
        {
            using var client = await _site.NewClientOfAsync(role);
            // Counts are kept when they are first asked for.
            await client.GetAsync(new Uri("/bang-chi-tieu", UriKind.Relative));
            var before = await HashesAsync();
            foreach (var (_, pattern) in _walk.Closed().Where(one => one.Method == "GET"))
            {
                foreach (var (_, path) in _walk.Addresses(pattern))
                {
                    using var answer = await client.GetAsync(new Uri(path.Real, UriKind.Relative));
                }
            }

            var after = await HashesAsync();
            string[] changed = [.. after.Where(table => before[table.Key] != table.Value).Select(table => table.Key)];
            Assert.Empty(changed.Except(["audit_entries", "sessions", "stored_counts"]));
            Assert.Contains("audit_entries", changed);
        }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("CONNECT")]
    [InlineData("PROPFIND")]
    public async Task Methods_that_no_page_has_are_refused(string method)
    {
        using var client = await _site.NewClientOfAsync(Role.FocalOffice);
        var before = await HashesAsync();
        foreach (var path in new[] { "/", "/so-tre-em", $"/so-tre-em/{_marks.Inside}", "/tim", "/dang-xuat" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            request.Headers.Add("X-Dau", "không được nhắc lại");
            try
            {
                using var answer = await client.SendAsync(request);
                Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{method} {path}: {answer.StatusCode}");
                Assert.DoesNotContain("X-Dau", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            catch (HttpRequestException)
            {
                // Let go of at once: CONNECT is for proxies.
            }
        }

        var after = await HashesAsync();
        Assert.Equal(before["children"], after["children"]);
        using var still = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    private async Task<SortedDictionary<string, string>> HashesAsync()
    {
        await using var db = _site.Database.NewContext();
        return await TableHashes.OfAsync(db);
    }
}
