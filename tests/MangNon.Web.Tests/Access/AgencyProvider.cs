using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace MangNon.Web.Tests.Access;

/// <summary>A ministry's OpenID Connect provider, on the loopback, which lets in whoever <see cref="Subject"/> names.</summary>
internal sealed class AgencyProvider : IAsyncDisposable
{
    public const string ClientId = "mangnon";
    public const string ClientSecret = "bí mật giữa hai máy chủ";
    private readonly RSA _key = RSA.Create(2048);
    private WebApplication _app = null!;

    /// <summary>Who sits before the provider's page; null for one who turns away.</summary>
    public string? Subject { get; set; } = "0001";

    /// <summary>Changes what the token says, before it is signed.</summary>
    public Action<JsonObject>? Claims { get; set; }

    /// <summary>Signs the token instead of the provider's own key; it keeps that key's name.</summary>
    public RSA? OtherKey { get; set; }

    /// <summary>The token says “alg”: “none” and bears no signature.</summary>
    public bool Unsigned { get; set; }

    /// <summary>The last token that was given out.</summary>
    public string? Token { get; private set; }

    /// <summary>Requests for tokens that came without the proof of PKCE would be refused; how many were answered.</summary>
    public int TokensAsked { get; private set; }

    public string Issuer => _app.Urls.First() + "/";

    public static async Task<AgencyProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new AgencyProvider();
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.EnableDegradedMode();
                server
                    .AddEphemeralEncryptionKey()
                    .AddSigningKey(new RsaSecurityKey(provider._key) { KeyId = "khoa-cua-bo" });
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
                server.AddEventHandler<ApplyTokenResponseContext>(handler =>
                    handler
                        .UseInlineHandler(context =>
                        {
                            if (context.Response.IdToken is { } token)
                            {
                                context.Response.IdToken = provider.Token = provider.Rewrite(token);
                            }

                            return ValueTask.CompletedTask;
                        })
                        .SetOrder(int.MinValue)
                );
            });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        provider._app = app;
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private string Rewrite(string token)
    {
        var parts = token.Split('.');
        var (head, said) = (Json(parts[0]), Json(parts[1]));
        Claims?.Invoke(said);
        if (Unsigned)
        {
            head["alg"] = "none";
        }

        var signed = $"{Text(head)}.{Text(said)}";
        var signature = (OtherKey ?? _key).SignData(
            System.Text.Encoding.ASCII.GetBytes(signed),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        return $"{signed}.{(Unsigned ? "" : Base64UrlEncoder.Encode(signature))}";

        static JsonObject Json(string part) => JsonNode.Parse(Base64UrlEncoder.Decode(part))!.AsObject();
        static string Text(JsonObject json) => Base64UrlEncoder.Encode(json.ToJsonString());
    }
}
