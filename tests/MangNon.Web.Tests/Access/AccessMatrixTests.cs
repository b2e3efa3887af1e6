using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Testing;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MangNon.Web.Tests.Access;

/// <summary>
/// Every role asks the real site for every address, of a child within its unit and of one outside, and what it is
/// answered and which planted marks it sees is compared with a reviewed file. With MANGNON_ACCEPT_MATRIX=1 the file is
/// written anew, to be reviewed.
/// </summary>
public sealed partial class AccessMatrixTests : IAsyncLifetime
{
    /// <summary>The lists of names that can be asked for.</summary>
    private static readonly string Reviewed = Path.Combine(
        Repository.Root,
        "tests",
        "MangNon.Web.Tests",
        "Access",
        "access-matrix.txt"
    );

    private TestSite _site = null!;
    private PlantedMarks _marks = null!;
    private SiteWalk _walk = null!;
    private readonly LogCapture _log = new();
    private readonly FailingDatabase _failing = new();

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync(change: options => _log.In(_failing.In(options)));
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
        _walk = new SiteWalk(_site, _marks);
        _log.Watch(line => _marks.In(System.Net.WebUtility.UrlDecode(line)).Any());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_role_gets_from_each_address_what_was_reviewed_and_nothing_else()
    {
        var lines = new List<string>();
        foreach (var role in Role.All)
        {
            using var client = await _walk.ClientAsync(role);
            foreach (var (method, pattern) in _walk.Closed())
            {
                foreach (var (relation, path) in _walk.Addresses(pattern))
                {
                    lines.Add(
                        $"{role.Id} {relation} {method} {path.Shown} {await AskAsync(client, method, path.Real)}"
                    );
                }
            }
        }

        // Nor does any of it reach the program's own log, down to its least line.
        Assert.True(_log.Lines > lines.Count);
        Assert.Empty(_log.Take());

        // No review may let an error of the site pass.
        Assert.DoesNotContain(lines, line => ServerError().IsMatch(line));
        var text = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("MANGNON_ACCEPT_MATRIX") == "1")
        {
            await File.WriteAllTextAsync(Reviewed, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(Reviewed), text);
    }

    [Fact]
    public async Task Each_look_each_search_and_each_refusal_is_in_the_log_without_a_clear_word()
    {
        using var client = await _walk.ClientAsync(Role.VillageHead);
        await client.GetAsync(new Uri($"/so-tre-em/{_marks.Inside}", UriKind.Relative));
        await client.GetAsync(new Uri($"/so-tre-em/{_marks.Outside}", UriKind.Relative));
        await client.GetAsync(new Uri("/nhap-so-lieu", UriKind.Relative));
        await TestSite.PostFromAsync(client, "/so-tre-em", "/tim", ("q", "Dấu Tên Trong"));

        await using var db = _site.Database.NewContext();
        var entries = await db.AuditEntries.OrderBy(e => e.Id).ToListAsync();
        var account = entries.Last(e => e.Act == AuditActs.Searched).AccountId!.Value;
        var own = entries.Where(e => e.AccountId == account).Select(e => (e.Act, e.SubjectId)).ToList();
        Assert.Contains((AuditActs.Viewed, (Guid?)_marks.Inside), own);
        Assert.Contains((AuditActs.Denied, (Guid?)_marks.Outside), own);
        Assert.Contains((AuditActs.Denied, null), own);
        Assert.Contains((AuditActs.Listed, null), own);
        Assert.Contains(entries, e => e.Act == AuditActs.SignedIn && e.SubjectId == account);
        Assert.All(entries, e => Assert.DoesNotContain("Dấu", e.DetailSealed ?? "", StringComparison.Ordinal));
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task Nothing_of_a_child_is_in_the_programs_own_log_when_something_fails_or_is_typed_wrongly()
    {
        using var client = await _walk.ClientAsync(Role.FocalOffice);
        await TestSite.TokenAsync(client, "/doi-mat-khau");
        foreach (
            var (path, table) in new[]
            {
                ("/so-tre-em", "\"children\""),
                ("/yeu-cau.xlsx", "\"agreements\""),
                ($"/so-tre-em/{_marks.Inside}", "\"children\""),
                ($"/so-tre-em/{_marks.Inside}/quyen", "audit_entries"),
            }
        )
        {
            _failing.On = table;
            using var failed = await client.GetAsync(new Uri(path, UriKind.Relative));
            _failing.On = null;
            Assert.True(failed.StatusCode == HttpStatusCode.InternalServerError, path);
        }

        var name = ("q", "Dấu Tên Trong");
        foreach (
            var (path, field) in new[]
            {
                ("/tim", name),
                ("/ky", ("nam", name.Item2)),
                ("/ky", ("ve", "//" + name.Item2)),
                ("/ngon-ngu", ("tieng", name.Item2)),
                ($"/nhap-so-lieu/{Guid.Empty}/ghi", ("lan", name.Item2)),
                ("/dang-nhap/khoa", ("khoa", name.Item2)),
                ($"/so-tre-em/{_marks.Inside}/mo-niem", ("Ask.Abuse", name.Item2)),
                ($"/so-tre-em/{_marks.Inside}/mo-niem", ("_handler", name.Item2)),
                ($"/so-tre-em/{_marks.Inside}/yeu-cau-moi", ("Form.Matter", name.Item2)),
                ("/doi-mat-khau", ("Form.New", name.Item2)),
            }
        )
        {
            foreach (var failing in new[] { null, "INSERT INTO" })
            {
                _failing.On = failing;
                using var answer = await TestSite.PostFromAsync(client, "/doi-mat-khau", path, field);
                _failing.On = null;
            }
        }

        using var stranger = _site.NewClient();
        using var signIn = await TestSite.SignInAsync(stranger, name.Item2, name.Item2);
        Assert.NotEqual(0, _failing.Failed);
        Assert.Empty(_log.Take());

        // Whoever pastes a name into the address bar: not in what is written down by default.
        using var pasted = await client.GetAsync(new Uri($"/so-tre-em/{name.Item2}?q={name.Item2}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, pasted.StatusCode);
        Assert.Empty(_log.Take(LogLevel.Warning));

        // And what is written down is seen here.
        var logger = _site.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("thử");
#pragma warning disable CA1848, CA2254 // Once only.
        logger.LogTrace("Có " + name.Item2);
#pragma warning restore CA1848, CA2254
        Assert.Single(_log.Take());
    }

    private async Task<string> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await client.SendAsync(request);
        var seen = _marks.In(await TextOfAsync(answer) + "\n" + answer.Headers + "\n" + answer.Content.Headers);
        return $"{(int)answer.StatusCode} {string.Join(' ', seen)}".TrimEnd();
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!bytes.AsSpan().StartsWith("PK"u8))
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
        }

        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(await reader.ReadToEndAsync()).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex(" 5[0-9][0-9]( |$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServerError();
}
