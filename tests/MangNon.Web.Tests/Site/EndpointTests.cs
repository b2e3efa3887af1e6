using MangNon.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace MangNon.Web.Tests.Site;

public sealed class EndpointTests : IClassFixture<FilledSite>
{
    private readonly TestSite _site;

    public EndpointTests(FilledSite filled) => _site = filled.Site;

    private IReadOnlyList<RouteEndpoint> Endpoints => SiteWalk.Endpoints(_site);

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        Assert.NotEmpty(Endpoints);
        var silent = Endpoints
            .Where(endpoint =>
                !SiteWalk.IsOpen(endpoint)
                && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null)
            )
            .Select(endpoint => endpoint.RoutePattern.RawText);
        Assert.Empty(silent);
    }

    [Fact]
    public void Only_signing_in_the_language_the_health_check_and_what_is_not_there_are_open()
    {
        var open = Endpoints
            .Where(endpoint => SiteWalk.IsOpen(endpoint))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "/dang-nhap",
                "/dang-nhap/buoc-hai",
                "/dang-nhap/khoa",
                "/dang-nhap/khoa/tuy-chon",
                "/khong-co-trang-nay",
                "/ngon-ngu",
                "/suc-khoe",
            ],
            open
        );
    }

    [Fact]
    public async Task One_who_is_not_signed_in_is_sent_to_the_sign_in_page_from_everywhere()
    {
        using var client = _site.NewClient();
        foreach (var endpoint in Endpoints.Where(one => !SiteWalk.IsOpen(one) && Accepts(one, "GET")))
        {
            var path =
                "/"
                + endpoint
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{Id}", "5a", StringComparison.OrdinalIgnoreCase)
                    .Replace("{ChildId:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                    .Replace("{Slug}", "hoan-canh", StringComparison.Ordinal)
                    .Replace("{Record:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                    .Replace("{Kept:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                    .Replace("{Other:guid}", Guid.Empty.ToString(), StringComparison.Ordinal)
                    .Replace("{Duty}", "xa-nam", StringComparison.OrdinalIgnoreCase)
                    .Replace("{Term}", "2026", StringComparison.OrdinalIgnoreCase)
                    .Replace("{Unit}", "tram-y-te", StringComparison.OrdinalIgnoreCase)
                    .Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.OrdinalIgnoreCase);
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Redirect, $"{path}: {answer.StatusCode}");
            Assert.StartsWith("/dang-nhap", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Everything_that_is_posted_is_checked_against_forgery()
    {
        var unchecked_ = Endpoints
            .Where(endpoint => Accepts(endpoint, "POST"))
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<AntiforgeryChecked>() is null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()
                    is not { RequiresValidation: true }
            )
            .Select(endpoint => endpoint.RoutePattern.RawText);
        Assert.Empty(unchecked_);
    }

    private static bool Accepts(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) ?? true;
}
