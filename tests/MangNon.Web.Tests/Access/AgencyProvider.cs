using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MangNon.Web.Tests.Access;

/// <summary>A ministry's OpenID Connect provider, on the loopback, which lets in whoever <see cref="Subject"/> names.</summary>
internal sealed class AgencyProvider : IAsyncDisposable
{
    public const string ClientId = "mangnon";
    public const string ClientSecret = "bí mật giữa hai máy chủ";
    private readonly WebApplication _app;

    private AgencyProvider(WebApplication app) => _app = app;

    /// <summary>Who sits before the provider's page; null for one who turns away.</summary>
    public string? Subject { get; set; } = "0001";

    /// <summary>Requests for tokens that came without the proof of PKCE would be refused; how many were answered.</summary>
    public int TokensAsked { get; private set; }

    public string Issuer => _app.Urls.First() + "/";

    public static async Task<AgencyProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        AgencyProvider provider = null!;
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.EnableDegradedMode();
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                        {
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        }

                        return ValueTask.CompletedTask;
                    })
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        provider.TokensAsked++;
                        if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                        {
                            context.Reject(OpenIddictConstants.Errors.InvalidClient);
                        }

                        return ValueTask.CompletedTask;
                    })
                );
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (provider.Subject is not { } subject)
                        {
                            context.Reject(OpenIddictConstants.Errors.AccessDenied);
                            return ValueTask.CompletedTask;
                        }

                        var identity = new ClaimsIdentity("agency");
                        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, subject));
                        context.SignIn(new ClaimsPrincipal(identity).SetScopes(OpenIddictConstants.Scopes.OpenId));
                        return ValueTask.CompletedTask;
                    })
                );
            });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        provider = new AgencyProvider(app);
        await app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
