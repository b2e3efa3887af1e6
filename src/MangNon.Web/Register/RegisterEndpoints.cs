using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>What of the register has no page of its own: taking back one's own last change.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/so-tre-em/{childId:guid}/hoan-tac/{entry:long}", UndoAsync)
            .RequireAuthorization(Permits.ReadRegister)
            .RequireAntiforgery();

    private static async Task<IResult> UndoAsync(
        Guid childId,
        long entry,
        MangNonDb db,
        CurrentViewer viewers,
        Logbook book,
        HttpContext context
    )
    {
        var viewer = await viewers.GetAsync();
        if (await ChildSight.ReadAsync(db, viewer, childId, context.RequestAborted) is null)
        {
            await book.NoteAsync(new AuditEvent(AuditActs.Denied, AuditSubjects.Child, childId));
            return Results.NotFound();
        }

        var done = await Undoing.UndoAsync(db, viewer, childId, entry, context.RequestAborted);
        return Results.LocalRedirect($"{SearchState.Path}/{childId}?xong={(done ? 3 : 4)}");
    }
}
