using System.Diagnostics;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

/// <summary>What one may not see and what there is not are one answer: status, headers, page, and time.</summary>
public sealed partial class UnknownAndForbiddenTests : IAsyncLifetime
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

    [Theory]
    [InlineData("truong-thon")]
    [InlineData("truong-hoc")]
    [InlineData("tai-chinh")]
    [InlineData("quan-tri")]
    public async Task A_child_outside_and_a_child_that_does_not_exist_get_the_same_answer(string role)
    {
        using var client = await _walk.ClientAsync(Role.All.Single(one => one.Id == role));
        var different = new List<string>();
        var compared = 0;
        // Activities and what children asked for are the commune's, about no single child.
        var ofChildren = _walk
            .Closed()
            .Where(one => one.Method == "GET")
            .Where(one => !one.Pattern.StartsWith("/hoat-dong/", StringComparison.Ordinal))
            .Where(one => !one.Pattern.StartsWith("/kien-nghi/", StringComparison.Ordinal));
        foreach (var (_, pattern) in ofChildren)
        {
            foreach (
                var path in _walk.Addresses(pattern).Where(one => one.Relation == "out").Select(one => one.Path.Real)
            )
            {
                var absent = path.Replace(
                    _marks.Outside.ToString(),
                    Guid.CreateVersion7().ToString(),
                    StringComparison.Ordinal
                );
                var (forbidden, unknown) = (await WholeAsync(client, path), await WholeAsync(client, absent));
                compared++;
                if (forbidden != unknown || !forbidden.StartsWith("404", StringComparison.Ordinal))
                {
                    different.Add($"{pattern}\n{forbidden}\n{unknown}");
                }
            }
        }

        Assert.Empty(different);
        Assert.True(compared > 8);
    }

    /// <summary>The names of villages are known to all; who lives there is not.</summary>
    [Fact]
    public async Task The_list_of_a_village_outside_is_empty()
    {
        using var client = await _walk.ClientAsync(Role.VillageHead);
        await using var db = _site.Database.NewContext();
        var outside = db.Villages.Single(village => village.Name == "Thôn Ngoài").Id;
        var list = await WholeAsync(client, "/so-tre-em?thon=" + outside);
        Assert.StartsWith("200", list, StringComparison.Ordinal);
        Assert.Empty(_marks.In(System.Net.WebUtility.HtmlDecode(list)));
    }

    [Fact]
    public async Task A_page_that_is_not_for_the_role_and_one_that_is_not_there_get_the_same_answer()
    {
        using var client = await _walk.ClientAsync(Role.Finance);
        var unknown = await WholeAsync(client, "/khong-he-co");
        Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        foreach (var path in new[] { "/so-tre-em", "/nguoi-dung", "/nhat-ky", "/nhap-so-lieu", "/khong-co-trang-nay" })
        {
            Assert.Equal(unknown, await WholeAsync(client, path));
        }
    }

    [Fact]
    public async Task To_a_stranger_every_unknown_address_is_the_same_page_without_a_frame()
    {
        using var client = _site.NewClient();
        var unknown = await WholeAsync(client, "/khong-he-co");
        Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        Assert.Contains("Không có trang này", System.Net.WebUtility.HtmlDecode(unknown), StringComparison.Ordinal);
        foreach (var path in new[] { "/khong-co-trang-nay", "/so-tre-em/khong-phai-ma", "/assets/khong-co.css" })
        {
            Assert.Equal(unknown, await WholeAsync(client, path));
        }
    }

    /// <summary>A stranger is sent to sign in alike, whether the child exists or not.</summary>
    [Fact]
    public async Task A_stranger_learns_of_no_child_from_being_sent_to_sign_in()
    {
        using var client = _site.NewClient();
        var absent = Guid.CreateVersion7();
        foreach (var page in new[] { "/so-tre-em/{0}", "/so-tre-em/{0}/quyen", "/bang-chi-tieu/14/vi-sao/{0}" })
        {
            var known = await WholeAsync(client, string.Format(null, page, _marks.Inside));
            var unknown = await WholeAsync(client, string.Format(null, page, absent));
            Assert.StartsWith("302", known, StringComparison.Ordinal);
            Assert.Equal(
                unknown.Replace(absent.ToString(), "", StringComparison.Ordinal),
                known.Replace(_marks.Inside.ToString(), "", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_child_outside_and_a_child_that_does_not_exist_take_as_long()
    {
        using var client = await _walk.ClientAsync(Role.VillageHead);
        foreach (var page in new[] { "/so-tre-em/{0}", "/bang-chi-tieu/14/vi-sao/{0}" })
        {
            var (forbidden, unknown) = (new List<double>(), new List<double>());
            for (var i = 0; i < 45; i++)
            {
                // In turn, so that whatever else the computer does slows both alike.
                forbidden.Add(await TimeAsync(client, string.Format(null, page, _marks.Outside)));
                unknown.Add(await TimeAsync(client, string.Format(null, page, Guid.CreateVersion7())));
            }

            // The first ones compile.
            var ratio = Median(forbidden[5..]) / Median(unknown[5..]);
            Assert.InRange(ratio, 0.5, 2);
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(HttpClient client, string path)
    {
        var begun = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Status, headers and body, but for what is different in any two answers: tokens and the time.</summary>
    private static async Task<string> WholeAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Set-Cookie" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
        var body = Token().Replace(await answer.Content.ReadAsStringAsync(), "");
        var address = Regex.Escape(path.Split('?')[0]);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{Address(body, address)}";
    }

    /// <summary>The language switch carries the address that was asked for itself.</summary>
    private static string Address(string body, string address) =>
        Regex.Replace(body, $"value=\"{address}[^\"]*\"", "value=\"\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"[^\"]+\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();
}
