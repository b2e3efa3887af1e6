using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.People;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;
using static MangNon.Web.Texts;

namespace MangNon.Web.Opening;

/// <summary>
/// What has no page of its own: closing early what is open of a child, “seen” on the desk, and the list of acts that need
/// two people as a workbook, without the children's names and without reasons.
/// </summary>
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
        routes
            .MapGet(AgreementView.Path + "." + WorkbookAddress.Workbook, ListAsync)
            .RequireAuthorization(Permits.TwoPeople);
    }

    private static async Task<IResult> ListAsync(HttpContext context, AgreementReader reader, Logbook book)
    {
        var found = await reader.FindAsync(AgreementView.Of(context.Request.Query), context.RequestAborted);
        var lines = await reader.WithNamesAsync(found, context.RequestAborted);
        await book.NoteAsync(new AuditEvent(AuditActs.Exported, Detail: new { What = "requests", Rows = lines.Count }));
        return Workbooks.File(
            "yeu-cau",
            T("Request.Title"),
            [
                new(T("Request.Matter"), Width: 32),
                new(T("Request.AskedBy"), Width: 28),
                new(T("Request.AskedAt"), Width: 18),
                new(T("Request.DecidedBy"), Width: 28),
                new(T("Request.State"), Width: 36),
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        OpeningWords.Of(line.Agreement.Matter),
                        line.AskedBy,
                        PeopleWords.At(line.Agreement.AskedAt),
                        line.DecidedBy,
                        OpeningWords.State(line.Agreement, reader.Now),
                    ]
            )
        );
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
