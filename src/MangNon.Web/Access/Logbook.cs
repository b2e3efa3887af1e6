using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>Writes into the log what is seen, searched, taken away and refused: before it is shown.</summary>
internal sealed class Logbook(IDbContextFactory<MangNonDb> databases)
{
    public async Task NoteAsync(AuditEvent what)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.NoteAsync(what, CancellationToken.None);
    }

    /// <summary>Names the person signed in, and the session, as the one who acts, for the rest of the request.</summary>
    public static async Task NameActorAsync(HttpContext context, RequestDelegate next)
    {
        var actor = new AuditActor(AuditSource.Site, AccountClaims.IdOf(context.User), SessionState.Of(context)?.Id);
        using (AuditActor.Begin(actor))
        {
            await next(context);
        }
    }

    /// <summary>
    /// What was asked for and is not for this person, or is not there: by the endpoint's pattern, never by the address
    /// itself. What does not exist at all is not noted.
    /// </summary>
    public static async Task NoteDenialAsync(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint endpoint && context.User.Identity?.IsAuthenticated == true)
        {
            var book = context.RequestServices.GetRequiredService<Logbook>();
            await book.NoteAsync(
                new AuditEvent(
                    AuditActs.Denied,
                    Detail: new { Endpoint = endpoint.RoutePattern.RawText, context.Request.Method }
                )
            );
        }
    }
}
