using System.Net;
using System.Text.Json;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed class SuggestionTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private const string Path = "/tim/goi-y";

    private TestSite Site => filled.Site;

    [Fact]
    public async Task While_one_types_the_eight_best_are_shown_and_how_many_there_are()
    {
        using var client = await Site.NewSignedInClientAsync();
        var answer = await AskAsync(client, "lo");
        var children = answer.GetProperty("children").EnumerateArray().ToList();

        Assert.Equal(8, children.Count);
        Assert.All(
            children,
            child => Assert.Matches("^/so-tre-em/[0-9a-f-]{36}$", child.GetProperty("address").GetString())
        );
        Assert.Matches("^Xem tất cả [0-9.]+ trẻ khớp$", answer.GetProperty("more").GetString());
        Assert.Equal("Không tìm thấy trẻ nào", (await AskAsync(client, "qqqq")).GetProperty("more").GetString());
    }

    [Fact]
    public async Task Another_persons_name_is_told_as_what_it_was_found_by()
    {
        using var client = await Site.NewSignedInClientAsync();
        await using var db = Site.Database.NewContext();
        var mother = await db
            .Children.Where(c => c.MotherName != null)
            .OrderBy(c => c.Code)
            .Select(c => c.MotherName!)
            .FirstAsync();
        var child = (await AskAsync(client, mother)).GetProperty("children").EnumerateArray().First();
        Assert.Contains("mẹ: " + mother, child.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var searched = await TestSite.PostFromAsync(client, "/so-tre-em", "/tim", ("q", mother));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/so-tre-em", UriKind.Relative)));
        Assert.Contains("<div class=\"matched\">mẹ: " + mother, page, StringComparison.Ordinal);
        Assert.Contains("Khớp nhất trước", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_head_learns_neither_a_name_nor_a_number_of_other_villages()
    {
        await using var db = Site.Database.NewContext();
        var village = await db.Villages.Where(v => v.Name == "Thôn 2").Select(v => v.Id).SingleAsync();
        var own = await db
            .Children.Where(c => db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village))
            .Select(c => c.Id)
            .ToListAsync();
        using var head = await Site.NewClientOfAsync(Role.VillageHead, village);

        var answer = await AskAsync(head, "lo");

        Assert.All(
            answer.GetProperty("children").EnumerateArray(),
            child => Assert.Contains(Guid.Parse(child.GetProperty("address").GetString()![11..]), own)
        );
        var shown = answer.GetProperty("more").GetString()!;
        var count = shown.Length == 0 ? 0 : int.Parse(string.Concat(shown.Where(char.IsDigit)), null);
        Assert.InRange(count, 0, own.Count);
        Assert.Empty((await AskAsync(head, "thôn 3 lo")).GetProperty("children").EnumerateArray());
    }

    [Fact]
    public async Task Each_answer_is_a_search_in_the_log_without_a_clear_word_and_too_little_is_none()
    {
        using var client = await Site.NewSignedInClientAsync();
        var before = await SearchesAsync();
        await AskAsync(client, "a");
        await AskAsync(client, new string('a', 101));
        Assert.Equal(before.Count, (await SearchesAsync()).Count);

        await AskAsync(client, "lo van an");
        var line = (await SearchesAsync())[^1];
        Assert.Equal(before.Count + 1, (await SearchesAsync()).Count);
        Assert.DoesNotContain("van", line.DetailSealed, StringComparison.Ordinal);
        Assert.Equal("8", AuditDetail.Open(Site.Database.Seal, line).Facts["Rows"]);
    }

    [Fact]
    public async Task It_is_posted_with_the_forms_token_by_one_who_may_read_the_register()
    {
        using var client = await Site.NewSignedInClientAsync();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("q", "lo")]);
        using var bare = await client.PostAsync(new Uri(Path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);

        using var finance = await Site.NewClientOfAsync(Role.Finance);
        using var refused = await TestSite.PostFromAsync(finance, "/", Path, ("q", "lo"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private async Task<List<AuditEntry>> SearchesAsync()
    {
        await using var db = Site.Database.NewContext();
        return await db.AuditEntries.Where(e => e.Act == AuditActs.Searched).OrderBy(e => e.Id).ToListAsync();
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string words)
    {
        using var answer = await TestSite.PostFromAsync(client, "/so-tre-em", Path, ("q", words));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
