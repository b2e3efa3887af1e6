using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MangNon.Web.Tests.Site;

/// <summary>
/// What stands behind the question mark of an address ends in histories, in logs of proxies and in screenshots: a
/// reviewed list of keys, none of which takes a name, a search or a secret. With MANGNON_ACCEPT_MATRIX=1 the list is
/// written anew, to be reviewed.
/// </summary>
public sealed partial class QueryKeyTests(BreakableSite breakable) : IClassFixture<BreakableSite>
{
    private static readonly string Reviewed = Path.Combine(
        Repository.Root,
        "tests",
        "MangNon.Web.Tests",
        "Site",
        "query-keys.txt"
    );

    private static readonly string[] Never =
    [
        "q",
        "tim",
        "ten",
        "ho-ten",
        "name",
        "ma",
        "ma-tre",
        "ma-dinh-danh",
        "mat-khau",
        "password",
        "token",
        "khoa",
        "code",
        "state",
        "ly-do",
        "__RequestVerificationToken",
    ];

    /// <summary>In an address only once a log is longer than a page: how long it is depends on which tests asked the site before.</summary>
    private static readonly string[] OfLongLogs =
    [
        "/nhat-ky truoc",
        "/so-tre-em/{id}/nhat-ky truoc",
        "/tai-khoan/nhat-ky truoc",
    ];

    /// <summary>What is typed into an address: days, and words of the names of those who work here.</summary>
    private static readonly string[] Typed = ["tu", "den", "ngay", "chu"];

    [Fact]
    public async Task Every_key_of_an_address_was_reviewed_and_none_takes_a_name_a_search_or_a_secret()
    {
        var (links, _) = await PagesAsync();
        var keys = Declared()
            .Concat(links.SelectMany(KeysOf))
            .Concat(OfLongLogs)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.DoesNotContain(keys, line => Never.Contains(line.Split(' ')[1], StringComparer.OrdinalIgnoreCase));
        var text = string.Join('\n', keys) + "\n";
        if (Environment.GetEnvironmentVariable("MANGNON_ACCEPT_MATRIX") == "1")
        {
            await File.WriteAllTextAsync(Reviewed, text);
        }

        Assert.Equal(await File.ReadAllTextAsync(Reviewed), text);
    }

    [Fact]
    public async Task No_link_of_any_page_holds_a_word_of_a_child()
    {
        var (links, _) = await PagesAsync();
        Assert.True(links.Count > 50);
        Assert.DoesNotContain(links, link => breakable.Marks.In(WebUtility.UrlDecode(link)).Any());
    }

    [Fact]
    public async Task What_is_typed_freely_is_posted()
    {
        var (_, forms) = await PagesAsync();
        Assert.Contains(forms, form => !IsPosted(form));
        var typed = forms
            .Where(form => !IsPosted(form))
            .SelectMany(form => Field().Matches(form).Select(field => field.Value))
            .Where(field => field.StartsWith("<textarea", StringComparison.Ordinal) || TextLike().IsMatch(field))
            .Select(field => Name().Match(field).Groups["name"].Value)
            .Distinct()
            .Except(Typed);
        Assert.Empty(typed);
        Assert.All(
            forms.Where(form =>
                form.Contains("type=\"password\"", StringComparison.Ordinal)
                || form.Contains("__RequestVerificationToken", StringComparison.Ordinal)
            ),
            form => Assert.True(IsPosted(form), form)
        );
    }

    /// <summary>“pattern key”, as pages and endpoints say themselves what they take.</summary>
    private IEnumerable<string> Declared()
    {
        var pages =
            from type in typeof(MangNon.Web.Site.SiteHost).Assembly.GetTypes()
            from route in type.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>()
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            let query = property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()
            where query is not null
            select $"{route.Template} {query.Name ?? property.Name}";
        var endpoints =
            from endpoint in SiteWalk.Endpoints(breakable.Site)
            let method = endpoint.Metadata.GetMetadata<MethodInfo>()
            where method is not null
            from parameter in method.GetParameters()
            let query = parameter.GetCustomAttribute<FromQueryAttribute>()
            let isPlain = query is null
                && !parameter.GetCustomAttributes().OfType<FromFormAttribute>().Any()
                && (parameter.ParameterType == typeof(string) || parameter.ParameterType.IsPrimitive)
                && endpoint.RoutePattern.GetParameter(parameter.Name!) is null
            where query is not null || isPlain
            select $"/{endpoint.RoutePattern.RawText!.TrimStart('/')} {query?.Name ?? parameter.Name}";
        return pages.Concat(endpoints);
    }

    /// <summary>All links and all forms of all pages, as those see them who see most.</summary>
    private async Task<(IReadOnlyCollection<string> Links, IReadOnlyCollection<string> Forms)> PagesAsync()
    {
        var (links, forms) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var role in new[] { null, Role.FocalOffice, Role.ChildProtection, Role.Administrator, Role.Auditor })
        {
            var client = await breakable.ClientAsync(role);
            foreach (var (_, pattern) in breakable.Walk.All().Where(one => one.Method == "GET"))
            {
                foreach (var (_, path) in breakable.Walk.Addresses(pattern))
                {
                    using var answer = await client.GetAsync(new Uri(path.Real, UriKind.Relative));
                    if (answer.Headers.Location is { } to)
                    {
                        links.Add(to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString);
                    }

                    if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                    {
                        continue;
                    }

                    var page = await answer.Content.ReadAsStringAsync();
                    forms.UnionWith(Form().Matches(page).Select(form => form.Value));
                    links.UnionWith(
                        Link().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups["to"].Value))
                    );
                    // What a form that is not posted sends stands in the address of its page.
                    links.UnionWith(
                        Form()
                            .Matches(page)
                            .Where(form => !IsPosted(form.Value))
                            .Select(form =>
                                path.Real.Split('?')[0]
                                + "?"
                                + string.Join('&', Name().Matches(form.Value).Select(n => n.Groups["name"].Value + "="))
                            )
                    );
                }
            }
        }

        return (links, forms);
    }

    private static IEnumerable<string> KeysOf(string link)
    {
        var (path, query) = link.Split('#')[0].Split('?', 2) is [var before, var after] ? (before, after) : ("", "");
        return query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => $"{Id().Replace(path, "{id}")} {WebUtility.UrlDecode(pair.Split('=')[0])}");
    }

    private static bool IsPosted(string form) =>
        form[..form.IndexOf('>')].Contains("method=\"post\"", StringComparison.Ordinal);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|textarea)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex("type=\"(text|search|email|tel|password)\"|^(?!.*type=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextLike();

    [GeneratedRegex(" name=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(" (href|action)=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/bang-chi-tieu/)[0-9]+[a-z]?", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
