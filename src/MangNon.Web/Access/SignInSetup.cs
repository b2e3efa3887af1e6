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
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<MangNonDb>()
            .AddSignInManager()
            .AddPasswordValidator<PasswordRule>()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<NobodysPassword>();
        services.AddSingleton<SecondStepState>();
        services.AddScoped<Lockout>();
        services.AddScoped<Sessions>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignInSteps>();
        services.AddScoped<SignInAttempt>();
        services.AddScoped<PasswordProof>();
        services.AddScoped<PasswordRule>();
        services.AddScoped<Passkeys>();
        services.AddScoped<AccountLife>();
        services.AddCascadingAuthenticationState();
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        schemes.AddIdentityCookies();
        services.ConfigureApplicationCookie(options => Cookie(options, site));
        ShortCookie(services, IdentityConstants.TwoFactorUserIdScheme, "mangnon-khoa", site);
        ShortCookie(services, IdentityConstants.ExternalScheme, "mangnon-co-quan", site);
        AgencySignIn.Add(services, schemes, site);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A finger, a face or a PIN: what makes a passkey two factors. Kept on the device: no name need be typed.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ValidateOrigin = context =>
                ValueTask.FromResult(
                    Passkeys.IsOwnOrigin(context.Origin, context.CrossOrigin, context.HttpContext.Request)
                );
        });
        services.AddScoped<CurrentViewer>();
        services.AddScoped<IAuthorizationHandler, NeedHandler>();
        services.AddSingleton<Logbook>();
        services.AddAuthorization(Permits.Add);
        services.AddAntiforgery(options =>
        {
            site.Shape(options.Cookie, "mangnon-form", SameSiteMode.Strict);
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

    /// <summary>Between two requests of a sign-in: what the passkey answers, and what the agency said.</summary>
    private static void ShortCookie(IServiceCollection services, string scheme, string name, SiteOptions site) =>
        services.Configure<CookieAuthenticationOptions>(
            scheme,
            options =>
            {
                site.Shape(options.Cookie, name, SameSiteMode.Lax);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                options.SlidingExpiration = false;
            }
        );

    private static void Cookie(CookieAuthenticationOptions options, SiteOptions site)
    {
        site.Shape(options.Cookie, "mangnon", SameSiteMode.Lax);
        options.LoginPath = "/dang-nhap";
        options.ReturnUrlParameter = "ve";
        options.ExpireTimeSpan = SessionLife.Absolute;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToAccessDenied = async context =>
        {
            // Forbidden and unknown look the same.
            await Logbook.NoteDenialAsync(context.HttpContext);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        };
        // The sign-in page leads back itself, and looks at the address first.
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        options.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (await sessions.CheckAsync(context.Principal) is { } session)
            {
                session.Keep(context.HttpContext);
            }
            else
            {
                context.RejectPrincipal();
            }
        };
    }
}
