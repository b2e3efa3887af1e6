using MangNon.Access;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Opening;

/// <summary>What is posted without a page of its own: closing early what is open of a child, and “seen” on the desk.</summary>
internal static class OpeningEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/so-tre-em/{ChildId:guid}/dong-niem", CloseAsync)
            .RequireAuthorization(Permits.ReadRegister)
            .RequireAntiforgery();
        routes
            .MapPost("/viec-can-biet/{id:guid}", SeenAsync)
            .RequireAuthorization(Permits.OwnAccount)
            .RequireAntiforgery();
    }

    private static async Task<IResult> CloseAsync(
        Guid childId,
        IDbContextFactory<MangNonDb> databases,
        CurrentViewer viewers
    )
    {
        await using var db = await databases.CreateDbContextAsync();
        await Openings.CloseAsync(db, await viewers.GetAsync(), childId, CancellationToken.None);
        return Results.Redirect($"/so-tre-em/{childId}");
    }

    private static async Task<IResult> SeenAsync(Guid id, NoticeReader notices)
    {
        await notices.MarkSeenAsync(id, CancellationToken.None);
        return Results.Redirect("/");
    }
}
