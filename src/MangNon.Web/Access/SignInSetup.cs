using System.Threading.RateLimiting;
using MangNon.Access;
using MangNon.Storage;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>How people sign in, and how long that holds.</summary>
internal static class SignInSetup
{
    public const string RateLimit = "sign-in";
    public const int FailuresBeforeLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Without a request for so long, one is signed out.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>After so long, one signs in anew whatever one does.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services, SiteOptions site)
    {
        services
            .AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = PasswordRule.MinLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 1;
                options.Lockout.AllowedForNewUsers = true;
                options.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddEntityFrameworkStores<MangNonDb>()
            .AddSignInManager()
            .AddPasswordValidator<PasswordRule>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = TimeSpan.FromMinutes(1)
        );
        services.AddScoped<SignInAttempt>();
        services.AddSingleton<EndedSessions>();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options => Cookie(options, site));
        services.AddScoped<CurrentViewer>();
        services.AddScoped<IAuthorizationHandler, NeedHandler>();
        services.AddSingleton<Logbook>();
        services.AddAuthorization(Permits.Add);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = site.IsHttps ? "__Host-mangnon-form" : "mangnon-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(RateLimit, Limit);
        });
    }

    /// <summary>Sixty tries a minute from one address: far more than an office needs, far fewer than guessing takes.</summary>
    private static RateLimitPartition<string> Limit(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }
            )
            : RateLimitPartition.GetNoLimiter("");

    private static void Cookie(CookieAuthenticationOptions options, SiteOptions site)
    {
        options.Cookie.Name = site.IsHttps ? "__Host-mangnon" : "mangnon";
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/dang-nhap";
        options.ReturnUrlParameter = "ve";
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.Events.OnRedirectToAccessDenied = async context =>
        {
            // Forbidden and unknown look the same.
            await Logbook.NoteDenialAsync(context.HttpContext);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        };
        options.Events.OnSigningIn = context =>
        {
            SessionLife.Begin(context.Properties, site.Time.GetUtcNow());
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var ended = context.HttpContext.RequestServices.GetRequiredService<EndedSessions>();
            if (!SessionLife.Holds(context.Properties, site.Time.GetUtcNow()) || ended.Contains(context.Properties))
            {
                context.RejectPrincipal();
                return;
            }

            await SecurityStampValidator.ValidatePrincipalAsync(context);
        };
    }
}
