using MangNon.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>Signing out. Signing in and changing the password are pages.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/dang-xuat",
                async (HttpContext context, Sessions sessions, SearchState search) =>
                {
                    if (SessionState.Of(context) is { } session)
                    {
                        await sessions.EndAsync(session.AccountId, session.Id, SessionEnd.SignedOut);
                    }

                    await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                    search.Write(context, "");
                    context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
                    return Results.Redirect("/dang-nhap?da-dang-xuat=1");
                }
            )
            .RequireAuthorization(Permits.OwnAccount)
            .WithMetadata(new BeforePasswordChangeAttribute())
            .RequireAntiforgery();
}
