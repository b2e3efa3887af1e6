using System.Text.RegularExpressions;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MangNon.Web.Tests.Access;

/// <summary>Every address of the site that asks who one is, as the site itself lists them.</summary>
internal static partial class SiteAddresses
{
    /// <summary>Methods and patterns, but for signing out, which would end the asking.</summary>
    public static IEnumerable<(string Method, string Pattern)> Patterns(TestSite site) =>
        site
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
    public static IEnumerable<(string Relation, (string Real, string Shown) Path)> Of(
        string pattern,
        PlantedMarks marks
    )
    {
        if (pattern.StartsWith("/yeu-cau-cua-gia-dinh/", StringComparison.Ordinal))
        {
            yield return (
                "in",
                (Ids().Replace(pattern, marks.RequestInside.ToString()), Ids().Replace(pattern, "REQUEST"))
            );
            yield return (
                "out",
                (Ids().Replace(pattern, marks.RequestOutside.ToString()), Ids().Replace(pattern, "REQUEST"))
            );
            yield break;
        }

        if (pattern.StartsWith("/xoa/", StringComparison.Ordinal))
        {
            yield return ("in", (Ids().Replace(pattern, marks.Proof.ToString()), Ids().Replace(pattern, "PROOF")));
            yield break;
        }

        string[] components = Component().IsMatch(pattern) ? ["14", "4a", "8a", "9"] : [""];
        foreach (var component in components)
        {
            var path = Component().Replace(pattern, component);
            var child = pattern.StartsWith("/so-tre-em/", StringComparison.Ordinal) ? Ids() : ChildId();
            if (child.IsMatch(path))
            {
                yield return ("in", (child.Replace(path, marks.Inside.ToString()), child.Replace(path, "CHILD")));
                yield return ("out", (child.Replace(path, marks.Outside.ToString()), child.Replace(path, "CHILD")));
            }
            else
            {
                yield return ("-", (Ids().Replace(path, Guid.Empty.ToString()), Ids().Replace(path, "NONE")));
                if (path.EndsWith(".xlsx", StringComparison.Ordinal) && component.Length > 0)
                {
                    yield return ("-", (path + "?bang=danh-sach&phan=mau", path + "?bang=danh-sach&phan=mau"));
                }
            }
        }
    }

    [GeneratedRegex(@"\{[Ii]d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Component();

    [GeneratedRegex(@"\{ChildId:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChildId();

    [GeneratedRegex(@"\{[A-Za-z]+:guid\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
