using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace MangNon.Web.Site;

/// <summary>
/// A proxy in front of the site that does the https: it says for whom it asks (X-Forwarded-For) and how it was asked
/// (X-Forwarded-Proto). Only the proxies named are believed; from anybody else the headers are as good as not sent.
/// </summary>
internal static class BehindProxy
{
    /// <summary>The one address that is answered without https too: whoever watches the program asks it directly.</summary>
    private const string Health = "/suc-khoe";

    /// <summary>“10.0.0.5” or “10.0.0.0/24”.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    public static bool IsProxy(this SiteOptions site, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return site.Proxies.Any(proxy => proxy.Contains(plain));
    }

    public static void UseProxies(this IApplicationBuilder app, SiteOptions site)
    {
        if (site.Proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many as there are proxies that are believed, one behind the other.
            ForwardLimit = null,
        };
        // The framework believes the loopback unless told otherwise.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in site.Proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>
    /// Where people reach the site by https, nothing of it is told without: neither to one who goes around the proxy,
    /// nor through one that does not say how it was asked.
    /// </summary>
    public static Func<HttpContext, RequestDelegate, Task> HttpsOnly(SiteOptions site) =>
        (context, next) =>
        {
            if (!site.IsHttps || context.Request.IsHttps || context.Request.Path == Health)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsync(
                "Trang này chỉ mở qua https. Máy chủ trung gian phải gửi X-Forwarded-Proto và được nêu tên trong --proxy.\n"
                    + "This site is served over https only. The proxy must send X-Forwarded-Proto and be named in --proxy.\n"
            );
        };
}
