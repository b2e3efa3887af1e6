using MangNon.Audit;
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
                async (HttpContext context, EndedSessions ended, SearchState search, Logbook book) =>
                {
                    var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
                    ended.Add(session.Properties);
                    await book.NoteAsync(new AuditEvent(AuditActs.SignedOut));
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
