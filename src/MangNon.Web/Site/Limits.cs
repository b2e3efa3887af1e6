using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MangNon.Web.Site;

/// <summary>
/// What one person, one address and one request may take of the commune's computer (docs/decisions/0010-durability.md).
/// The numbers are far above what an office needs, and far below what brings the computer down.
/// </summary>
internal static class Limits
{
    /// <summary>Name of the time limit of what is long by nature: a workbook over a slow line, the whole register.</summary>
    public const string LongWork = "long-work";

    /// <summary>Bytes of a posted form; an upload has its own limit.</summary>
    public const int BodyBytes = 1024 * 1024;

    /// <summary>A person clicks some times a minute; a page's own refreshing included.</summary>
    public const int PersonBurst = 600;
    public const int PersonPerSecond = 10;

    /// <summary>A whole office may stand behind one address.</summary>
    public const int AddressBurst = 2400;
    public const int AddressPerSecond = 40;

    /// <summary>Requests of one address at the same time, and those that wait for their turn.</summary>
    public const int AddressAtOnce = 32;
    public const int AddressWaiting = 100;

    public static readonly TimeSpan Page = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public static void Configure(KestrelServerOptions kestrel, SiteOptions site)
    {
        kestrel.Limits.MaxRequestBodySize = BodyBytes;
        kestrel.Limits.MaxRequestHeaderCount = 60;
        kestrel.Limits.MaxConcurrentConnections = 1000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(
            bytesPerSecond: 240,
            gracePeriod: TimeSpan.FromSeconds(5)
        );
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(new ConnectionsByAddress(site).Limit));
    }

    public static void AddLimits(this IServiceCollection services)
    {
        services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = PolicyOf(Page);
            options.AddPolicy(LongWork, PolicyOf(Long));
        });
        services.Configure<RateLimiterOptions>(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(PersonOf(context))),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    Bucket(AddressOf(context), AddressBurst, AddressPerSecond)
                )
            );
            options.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>Requests of one address wait for one another, before anything is done for them; too many are sent away.</summary>
    public static Func<HttpContext, RequestDelegate, Task> AtOnce()
    {
        var limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetConcurrencyLimiter(
                AddressOf(context),
                _ => new ConcurrencyLimiterOptions { PermitLimit = AddressAtOnce, QueueLimit = AddressWaiting }
            )
        );
        return async (context, next) =>
        {
            using var lease = await limiter.AcquireAsync(context, 1, context.RequestAborted);
            if (lease.IsAcquired)
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = "10";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        };
    }

    /// <summary>What says beforehand that it is too large is not read at all, and is told so.</summary>
    public static Task RefuseTooLargeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    }

    private static RequestTimeoutPolicy PolicyOf(TimeSpan time) =>
        new() { Timeout = time, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout };

    private static RateLimitPartition<string> Bucket(string? person) =>
        person is null ? RateLimitPartition.GetNoLimiter("") : Bucket(person, PersonBurst, PersonPerSecond);

    private static RateLimitPartition<string> Bucket(string whose, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(
            whose,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }
        );

    private static string? PersonOf(HttpContext context) =>
        context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value;

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "-";
}
