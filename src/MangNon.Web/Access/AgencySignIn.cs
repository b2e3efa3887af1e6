using System.Security.Claims;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MangNon.Web.Access;

/// <summary>
/// Sign-in through a ministry's or province's OpenID Connect provider, where one is configured. It proves who a person
/// is; the account is one that exists here and that an administrator linked to the provider's (issuer, sub). It never
/// makes accounts.
/// </summary>
/// <param name="ButtonText">What stands on the sign-in page; null where no provider is configured.</param>
internal sealed record AgencySignIn(string? ButtonText)
{
    public const string Path = "/dang-nhap/co-quan";
    private const string DonePath = "/dang-nhap/co-quan/xong";
    private const string Scheme = "agency";

    public static void Add(IServiceCollection services, AuthenticationBuilder schemes, SiteOptions site)
    {
        var agency = AgencyConfiguration.Read(site.DataFolder, out var problem);
        services.AddSingleton(new AgencySignIn(agency?.ButtonText));
        if (problem is not null)
        {
            Console.Error.WriteLine(problem);
        }

        if (agency is not null)
        {
            schemes.AddOpenIdConnect(Scheme, options => Configure(options, agency, site));
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<AgencySignIn>().ButtonText is null)
        {
            return;
        }

        routes.MapGet(Path, BeginAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.RateLimit);
        routes.MapGet(DonePath, DoneAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.RateLimit);
    }

    /// <summary>What the provider calls itself; null where none is configured or it cannot be reached.</summary>
    public async Task<string?> IssuerAsync(IOptionsMonitor<OpenIdConnectOptions> providers, CancellationToken cancel)
    {
        if (ButtonText is null || providers.Get(Scheme).ConfigurationManager is not { } configuration)
        {
            return null;
        }

        try
        {
            return (await configuration.GetConfigurationAsync(cancel)).Issuer;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static void Configure(OpenIdConnectOptions options, AgencyConfiguration agency, SiteOptions site)
    {
        options.Authority = agency.Authority.ToString();
        options.ClientId = agency.ClientId;
        options.ClientSecret = agency.ClientSecret;
        options.RequireHttpsMetadata = !agency.Authority.IsLoopback;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        // What the provider's address answers counts, and nothing that it sends on to.
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        options.CallbackPath = Path + "/tra-loi";
        options.RemoteSignOutPath = Microsoft.AspNetCore.Http.PathString.Empty;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.ClaimActions.Clear();
        // The framework adds something of its own to either name.
        site.Shape(options.CorrelationCookie, "mangnon-co-quan.", SameSiteMode.Lax);
        site.Shape(options.NonceCookie, "mangnon-co-quan-mot-lan.", SameSiteMode.Lax);

        // Turned down there, broken off, altered on the way: one answer.
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/dang-nhap?khong-duoc=1");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context,
        AgencySignIn agency,
        IOptionsMonitor<OpenIdConnectOptions> providers,
        string? ve
    ) =>
        // One that cannot be reached lets nobody in, and is no fault of this site.
        await agency.IssuerAsync(providers, context.RequestAborted) is null
            ? Results.Redirect("/dang-nhap?khong-duoc=1")
            : Results.Challenge(
                new AuthenticationProperties
                {
                    RedirectUri = DonePath + "?ve=" + Uri.EscapeDataString(LocalAddress.Or(ve)),
                },
                [Scheme]
            );

    private static async Task<IResult> DoneAsync(HttpContext context, MangNonDb db, SignInSteps steps, string? ve)
    {
        var said = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        var (issuer, subject) = (said.Principal?.FindFirstValue("iss"), said.Principal?.FindFirstValue("sub"));
        var account = subject is null
            ? null
            : await (
                from login in db.UserLogins
                join one in db.Users on login.UserId equals one.Id
                where login.LoginProvider == issuer && login.ProviderKey == subject && one.DisabledAt == null
                select one
            ).SingleOrDefaultAsync();
        if (account is null)
        {
            await db.NoteAsync(new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account), CancellationToken.None);
            return Results.Redirect("/dang-nhap?khong-duoc=1");
        }

        var outcome = await steps.FirstDoneAsync(context, account, SignInMethod.Agency, account.AccessFailedCount);
        return Results.Redirect(outcome == SignInOutcome.SecondStep ? SecondStepPage.Address(ve) : LocalAddress.Or(ve));
    }
}
