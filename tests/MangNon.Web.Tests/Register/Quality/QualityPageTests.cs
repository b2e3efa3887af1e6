using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Register.Quality;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register.Quality;

public sealed partial class QualityPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private const string Path = "/so-tre-em/chat-luong";

    /// <summary>
    /// Counted in the workbook's own rows by a script of another language, for 24/11/2026. The numbers of the sample are
    /// made up (999…, which is no province); nine of them tell another sex or year.
    /// </summary>
    private static readonly Dictionary<QualityRule, int> OfTheSample = new()
    {
        [QualityRule.BirthNotRegistered] = 21,
        [QualityRule.NoPersonalId] = 21,
        [QualityRule.PersonalIdDiffers] = 9,
        [QualityRule.NotSeenForAYear] = 38,
        [QualityRule.EnrolledThoughLeft] = 2,
    };

    private TestSite Site => filled.Site;

    [Fact]
    public async Task The_sample_has_to_put_right_what_was_counted_in_its_workbook()
    {
        await using var db = Site.Database.NewContext();
        var found = await QualityList.FindAsync(
            db,
            Viewer.Owner,
            Site.CommuneId,
            new DateOnly(2026, 11, 24),
            CancellationToken.None
        );
        Assert.Equal(
            OfTheSample.OrderBy(pair => pair.Key),
            found.CountBy(finding => finding.Rule).OrderBy(pair => pair.Key)
        );
    }

    [Fact]
    public async Task The_page_counts_by_rule_filters_by_rule_and_village_and_is_noted()
    {
        using var client = await Site.NewSignedInClientAsync();
        var page = await GetAsync(client, Path);
        foreach (var count in OfTheSample.Values)
        {
            Assert.Contains($"<span class=\"quality-count\">{count}</span>", page, StringComparison.Ordinal);
        }

        Assert.Equal(50, Rows().Count(page));

        var late = await GetAsync(client, Path + "?loai-sai=chua-khai-sinh");
        Assert.Equal(21, Rows().Count(late));
        Assert.Matches("Sinh [0-9/]{10}, đã [0-9.]+ ngày; chưa ghi ngày đăng ký khai sinh", late);

        var village = await VillageAsync("Thôn 3");
        var ofVillage = await GetAsync(client, $"{Path}?loai-sai=chua-khai-sinh&thon={village}");
        Assert.InRange(Rows().Count(ofVillage), 1, 20);
        Assert.DoesNotContain("<td>Thôn 4</td>", ofVillage, StringComparison.Ordinal);

        await using var db = Site.Database.NewContext();
        var line = await db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.Act == AuditActs.Listed);
        Assert.Equal("quality", AuditDetail.Open(Site.Database.Seal, line).Facts["What"]);
    }

    [Fact]
    public async Task No_identity_number_stands_on_the_page()
    {
        using var client = await Site.NewSignedInClientAsync();
        var page = await GetAsync(client, Path + "?loai-sai=ma-dinh-danh-lech");
        Assert.Contains("Theo mã định danh: ", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("999[0-9]{9}", page);
    }

    [Fact]
    public async Task A_village_head_sees_the_own_village_and_no_rule_of_health()
    {
        var village = await VillageAsync("Thôn 2");
        using var head = await Site.NewClientOfAsync(Role.VillageHead, village);
        var page = await GetAsync(head, Path);
        Assert.Contains("<td>Thôn 2</td>", page, StringComparison.Ordinal);
        foreach (var other in new[] { 1, 3, 4, 5, 6 })
        {
            Assert.DoesNotContain($"<td>Thôn {other}</td>", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("một năm chưa có số liệu sức khỏe", page, StringComparison.Ordinal);
        using var asked = await head.GetAsync(new Uri(Path + "?loai-sai=mot-nam-chua-kham", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
    }

    [Fact]
    public async Task Every_rule_has_its_words_in_both_languages_and_its_own_address()
    {
        using var client = await Site.NewSignedInClientAsync();
        var page = await GetAsync(client, Path);
        var slugs = Options().Matches(page).Select(match => match.Groups["slug"].Value).ToList();
        Assert.Equal(slugs.Count, slugs.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enum.GetValues<QualityRule>().Length, slugs.Count);
        foreach (var slug in slugs)
        {
            await GetAsync(client, $"{Path}?loai-sai={slug}");
        }
    }

    private static async Task<string> GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<Guid> VillageAsync(string name)
    {
        await using var db = Site.Database.NewContext();
        return await db.Villages.Where(v => v.Name == name).Select(v => v.Id).SingleAsync();
    }

    [GeneratedRegex("<th scope=\"row\"><a", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();

    [GeneratedRegex("<option value=\"(?<slug>[a-z-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Options();
}
