using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Testing;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.Access;

/// <summary>
/// Every role asks the real site for every address, of a child within its unit and of one outside, and what it is
/// answered and which planted marks it sees is compared with a reviewed file. With MANGNON_ACCEPT_MATRIX=1 the file is
/// written anew, to be reviewed.
/// </summary>
public sealed partial class AccessMatrixTests : IAsyncLifetime
{
    /// <summary>The lists of names that can be asked for.</summary>
    private static readonly string[] NameLists =
    [
        "?danh-sach=so-du-lieu",
        "?danh-sach=so-tre-em",
        .. new[] { "14", "4a", "8a", "9" }.Select(id => $"?danh-sach=chi-tieu&chi-tieu={id}&phan=mau"),
    ];

    private static readonly string Reviewed = Path.Combine(
        Repository.Root,
        "tests",
        "MangNon.Web.Tests",
        "Access",
        "access-matrix.txt"
    );

    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Each_role_gets_from_each_address_what_was_reviewed_and_nothing_else()
    {
        var lines = new List<string>();
        foreach (var role in Role.All)
        {
            using var client = await ClientAsync(role);
            foreach (var (method, pattern) in Endpoints())
            {
                foreach (var (relation, path) in Addresses(pattern))
                {
                    lines.Add(
                        $"{role.Id} {relation} {method} {path.Shown} {await AskAsync(client, method, path.Real)}"
                    );
                }
            }
        }

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
    public async Task A_child_outside_and_a_child_that_does_not_exist_get_the_same_answer()
    {
        using var client = await ClientAsync(Role.VillageHead);
        foreach (var pattern in new[] { "/so-tre-em/{0}", "/bang-chi-tieu/14/vi-sao/{0}", "/so-tre-em?thon={0}" })
        {
            var forbidden = await WholeAsync(client, string.Format(null, pattern, _marks.Outside));
            var unknown = await WholeAsync(client, string.Format(null, pattern, Guid.CreateVersion7()));
            Assert.Equal(unknown, forbidden);
            Assert.StartsWith("404", forbidden, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_for_the_role_and_one_that_is_not_there_get_the_same_answer()
    {
        using var client = await ClientAsync(Role.Finance);
        Assert.Equal(await WholeAsync(client, "/khong-he-co"), await WholeAsync(client, "/so-tre-em"));
    }

    [Fact]
    public async Task Each_look_each_search_and_each_refusal_is_in_the_log_without_a_clear_word()
    {
        using var client = await ClientAsync(Role.VillageHead);
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

    private Task<HttpClient> ClientAsync(Role role) =>
        _site.NewClientOfAsync(
            role,
            role.Scope switch
            {
                ScopeKind.Village => _marks.Village,
                ScopeKind.Facility => _marks.School,
                _ => null,
            }
        );

    private IEnumerable<(string Method, string Pattern)> Endpoints() =>
        _site
            .App.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method =>
                    (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
                )
            )
            .Where(one =>
                one.method is "GET" or "POST"
                && !one.Item2.StartsWith("/_", StringComparison.Ordinal)
                && one.Item2 is not ("/dang-xuat" or "/khong-co-trang-nay")
            )
            .Distinct()
            .OrderBy(one => one.Item2, StringComparer.Ordinal)
            .ThenBy(one => one.method, StringComparer.Ordinal);

    /// <summary>The addresses that a pattern stands for: components that read little, much and what is sealed; both children.</summary>
    private IEnumerable<(string Relation, (string Real, string Shown) Path)> Addresses(string pattern)
    {
        string[] components = Component().IsMatch(pattern) ? ["14", "4a", "8a", "9"] : [""];
        foreach (var component in components)
        {
            var path = Component().Replace(pattern, component);
            var child = pattern.StartsWith("/so-tre-em/", StringComparison.Ordinal) ? Ids() : ChildId();
            if (child.IsMatch(path))
            {
                yield return ("in", (child.Replace(path, _marks.Inside.ToString()), child.Replace(path, "CHILD")));
                yield return ("out", (child.Replace(path, _marks.Outside.ToString()), child.Replace(path, "CHILD")));
            }
            else
            {
                yield return ("-", (Ids().Replace(path, Guid.Empty.ToString()), Ids().Replace(path, "NONE")));
                foreach (var list in path == "/tai-ve/moi" ? NameLists : [])
                {
                    yield return ("-", (path + list, path + list));
                }

                if (path.EndsWith(".xlsx", StringComparison.Ordinal) && component.Length > 0)
                {
                    yield return ("-", (path + "?bang=danh-sach&phan=mau", path + "?bang=danh-sach&phan=mau"));
                }
            }
        }
    }

    private async Task<string> AskAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using var answer = await client.SendAsync(request);
        var seen = _marks.In(await TextOfAsync(answer) + "\n" + answer.Headers + "\n" + answer.Content.Headers);
        return $"{(int)answer.StatusCode} {string.Join(' ', seen)}".TrimEnd();
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

    [GeneratedRegex(@"\{[Ii]d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Component();

    [GeneratedRegex(@"\{ChildId:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChildId();

    [GeneratedRegex(@"\{[A-Za-z]+:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"[^\"]+\"",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Token();

    [GeneratedRegex(" 5[0-9][0-9]( |$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServerError();
}
