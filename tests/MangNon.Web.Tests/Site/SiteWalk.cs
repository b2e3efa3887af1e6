using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Recording;
using MangNon.Web.Reporting;
using MangNon.Web.Shell;
using MangNon.Web.Tests.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.Site;

/// <summary>What of a walk an address shows: one that is asked for itself, and as it is written down.</summary>
internal readonly record struct WalkedPath(string Real, string Shown);

/// <summary>
/// Every address that the real site answers, taken from the site itself, with the ids of planted children put in.
/// </summary>
internal sealed partial class SiteWalk(TestSite site, PlantedMarks marks)
{
    /// <summary>The lists of names that a file can be asked for.</summary>
    private static readonly string[] NameLists =
    [
        "?danh-sach=so-du-lieu",
        "?danh-sach=so-tre-em",
        .. new[] { "14", "4a", "8a", "9" }.Select(id => $"?danh-sach=chi-tieu&chi-tieu={id}&phan=mau"),
    ];

    private const string RecordSlug = "{Slug}";

    public static IReadOnlyList<RouteEndpoint> Endpoints(TestSite site) =>
        [.. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>GET and POST of what asks for a sign-in, in order; without signing out, after which nothing else is seen.</summary>
    public IEnumerable<(string Method, string Pattern)> Closed() =>
        All(endpoint => !IsOpen(endpoint)).Where(one => one.Pattern != "/dang-xuat");

    /// <summary>GET and POST of everything, in order.</summary>
    public IEnumerable<(string Method, string Pattern)> All() => All(_ => true);

    /// <summary>The addresses that a pattern stands for: components that read little, much and what is sealed; both children.</summary>
    public IEnumerable<(string Relation, WalkedPath Path)> Addresses(string pattern)
    {
        if (pattern.StartsWith("/yeu-cau-cua-gia-dinh/", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.RequestInside, "REQUEST"));
            yield return ("out", Of(Ids(), pattern, marks.RequestOutside, "REQUEST"));
            yield break;
        }

        if (pattern.StartsWith("/ho/", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.HouseholdInside, "HOUSEHOLD"));
            yield return ("out", Of(Ids(), pattern, marks.HouseholdOutside, "HOUSEHOLD"));
            yield break;
        }

        if (pattern.StartsWith("/hoat-dong/{", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.ActivityInside, "ACTIVITY"));
            yield return ("out", Of(Ids(), pattern, marks.ActivityOutside, "ACTIVITY"));
            yield break;
        }

        if (pattern.StartsWith("/kien-nghi/{", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.AskInside, "ASK"));
            yield return ("out", Of(Ids(), pattern, marks.AskOutside, "ASK"));
            yield break;
        }

        if (pattern.StartsWith("/ke-hoach-nam/{", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.TaskInside, "TASK"));
            yield return ("out", Of(Ids(), pattern, marks.TaskOutside, "TASK"));
            yield break;
        }

        if (pattern.StartsWith("/bao-cao/don-vi/{", StringComparison.Ordinal))
        {
            yield return ("in", Report($"cac-thon.{marks.Village:N}", "cac-thon.VILLAGE"));
            yield return ("out", Report($"cac-thon.{marks.VillageOutside:N}", "cac-thon.VILLAGE"));
            yield return ("-", Report("tram-y-te", "tram-y-te"));
            yield break;

            WalkedPath Report(string unit, string shown)
            {
                var file = Path.GetExtension(pattern);
                return new(
                    $"{ReportingAddress.Units}/don-vi-nam/2026/{unit}{file}",
                    $"{ReportingAddress.Units}/don-vi-nam/2026/{shown}{file}"
                );
            }
        }

        if (pattern.StartsWith("/bao-cao/xa/{", StringComparison.Ordinal))
        {
            var path = Term().Replace(pattern, $"{ReportingAddress.Commune}/xa-nam/2026");
            yield return ("-", new(path, path));
            yield break;
        }

        if (pattern.StartsWith("/bao-cao/da-ky/", StringComparison.Ordinal))
        {
            yield return ("-", Of(Ids(), pattern, marks.Issued, "ISSUED"));
            yield break;
        }

        if (pattern.StartsWith("/xoa/", StringComparison.Ordinal))
        {
            yield return ("in", Of(Ids(), pattern, marks.Proof, "PROOF"));
            yield break;
        }

        string[] components = Component().IsMatch(pattern) ? ["14", "4a", "8a", "9"] : [""];
        var forms = pattern.Contains(RecordSlug, StringComparison.Ordinal)
            ? Records.Forms.Select(form => form.Slug)
            : [""];
        foreach (var (component, form) in components.SelectMany(component => forms.Select(form => (component, form))))
        {
            var path = Number()
                .Replace(
                    Component().Replace(pattern.Replace(RecordSlug, form, StringComparison.Ordinal), component),
                    "1"
                );
            var child = pattern.StartsWith("/so-tre-em/", StringComparison.Ordinal) ? Ids() : ChildId();
            if (child.IsMatch(path))
            {
                yield return ("in", Of(child, path, marks.Inside, "CHILD"));
                yield return ("out", Of(child, path, marks.Outside, "CHILD"));
            }
            else
            {
                yield return ("-", Of(Ids(), path, Guid.Empty, "NONE"));
                foreach (var list in path == "/tai-ve/moi" ? NameLists : [])
                {
                    yield return ("-", new(path + list, path + list));
                }

                if (path.EndsWith(".xlsx", StringComparison.Ordinal) && component.Length > 0)
                {
                    yield return ("-", new(path + "?bang=danh-sach&phan=mau", path + "?bang=danh-sach&phan=mau"));
                }
            }
        }
    }

    /// <summary>Signed in as somebody new who holds the role for the unit of the child within.</summary>
    public Task<HttpClient> ClientAsync(Role role) =>
        site.NewClientOfAsync(
            role,
            role.Scope switch
            {
                ScopeKind.Village => marks.Village,
                ScopeKind.Facility => marks.School,
                _ => null,
            }
        );

    private IEnumerable<(string Method, string Pattern)> All(Func<RouteEndpoint, bool> which) =>
        Endpoints(site)
            .Where(which)
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method =>
                    (Method: method, Pattern: "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
                )
            )
            .Where(one =>
                one.Method is "GET" or "POST"
                && !one.Pattern.StartsWith("/_", StringComparison.Ordinal)
                && one.Pattern != NotFoundPage.Address
            )
            .Distinct()
            .OrderBy(one => one.Pattern, StringComparer.Ordinal)
            .ThenBy(one => one.Method, StringComparer.Ordinal);

    private static WalkedPath Of(Regex ids, string path, Guid id, string shown) =>
        new(ids.Replace(path, id.ToString()), ids.Replace(path, shown));

    [GeneratedRegex(@"\{[Ii]d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Component();

    [GeneratedRegex(@"/bao-cao/xa/\{[Dd]uty\}/\{[Tt]erm\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();

    [GeneratedRegex(@"\{[A-Za-z]+:long\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\{ChildId:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChildId();

    [GeneratedRegex(@"\{[A-Za-z]+:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
