using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Exchange.Writing.Sealed;
using MangNon.Exports;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Exchange;
using MangNon.Web.Programme;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Exports;

/// <summary>Gives a file with names, encrypted and marked; and the register of such files as a workbook without names.</summary>
internal static class ExportEndpoints
{
    public const string Path = "/tai-ve";
    public const string ErrorKey = "loi";
    public const int MinPassword = 12;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Path + "/{id:guid}/tep", TakeAsync)
            .RequireAuthorization(Permits.ExportList)
            .RequireAntiforgery()
            .WithMetadata(new FreshSignInAttribute { BackTo = FreshSignInAttribute.Above })
            .WithRequestTimeout(Limits.LongWork);
        routes.MapGet(Path + "." + WorkbookAddress.Workbook, ListAsync).RequireAuthorization(Permits.ReadExports);
    }

    public static string AddressOf(Guid id) => $"{Path}/{id}";

    /// <summary>The error's slug as it stands in the address; null where the password will do.</summary>
    public static string? SlugOf(PasswordProblem problem) =>
        problem switch
        {
            PasswordProblem.TooShort => "ngan",
            PasswordProblem.TooLong => "dai",
            PasswordProblem.TooCommon => "de-doan",
            _ => null,
        };

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        Guid id,
        IDbContextFactory<MangNonDb> databases,
        CurrentViewer viewers,
        Programmes programmes,
        NameLists lists,
        ImportFolder folder,
        PasswordRule rule,
        UserManager<Account> users,
        [FromForm(Name = "mat-khau")] string? typed
    )
    {
        var viewer = await viewers.GetAsync();
        await using var db = await databases.CreateDbContextAsync(context.RequestAborted);
        var asked = await db
            .NameExports.AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == id && x.AccountId == viewer.AccountId, context.RequestAborted);
        if (
            asked is null
            || await lists.ReadAsync(NameSelection.Read(asked.List, asked.Selection), context.RequestAborted)
                is not { } list
        )
        {
            return Results.NotFound();
        }

        var password = PasswordRule.Normal(typed);
        var account = (await users.GetUserAsync(context.User))!;
        if (SlugOf(await rule.CheckAsync(account, password, MinPassword)) is { } problem)
        {
            return Results.Redirect($"{AddressOf(id)}?{ErrorKey}={problem}");
        }

        var (answer, export) = await NameExports.BeginAsync(
            db,
            viewer,
            programmes.Exports,
            id,
            list.Children,
            context.RequestAborted
        );
        return answer switch
        {
            NameExportAnswer.Begun => await MakeAsync(context, databases, folder, programmes, export!, list, password),
            NameExportAnswer.NeedsTwo => Results.Redirect($"{AddressOf(id)}?{ErrorKey}=can-hai-nguoi"),
            NameExportAnswer.NotNow => Results.Redirect($"{AddressOf(id)}?{ErrorKey}=khong-con"),
            _ => Results.NotFound(),
        };
    }

    /// <summary>The plain workbook lies nowhere: it is encrypted as it is written.</summary>
    private static async Task<IResult> MakeAsync(
        HttpContext context,
        IDbContextFactory<MangNonDb> databases,
        ImportFolder folder,
        Programmes programmes,
        NameExport export,
        NameList list,
        string password
    )
    {
        var file = folder.CreatePassing();
        try
        {
            WorkbookMark mark;
            await using (var db = await databases.CreateDbContextAsync(context.RequestAborted))
            {
                mark = await ExportMarks.OfAsync(db, export, list, programmes.Exports, context.RequestAborted);
            }

            using var package = new SealedPackage(file, password);
            await list.WriteAsync(package.Content, mark, context.RequestAborted);
            var digest = package.Complete();
            return new SealedFile(
                file,
                $"{list.FileName}-tai-ve-{export.Number}.{WorkbookAddress.Workbook}",
                isWhole => EndAsync(databases, export.Id, isWhole ? digest : null)
            );
        }
        catch
        {
            await file.DisposeAsync();
            await EndAsync(databases, export.Id, digest: null);
            throw;
        }
    }

    /// <summary>Beside the request: where its client has gone, the database is not asked any further on its behalf.</summary>
    private static Task EndAsync(IDbContextFactory<MangNonDb> databases, Guid id, byte[]? digest)
    {
        var actor = AuditActor.Current;
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(async () =>
            {
                using var acting = AuditActor.Begin(actor);
                await using var db = await databases.CreateDbContextAsync();
                await NameExports.EndAsync(db, id, digest, CancellationToken.None);
            });
        }
    }

    private static async Task<IResult> ListAsync(HttpContext context, ExportReader reader, Logbook book)
    {
        var view = ExportView.Of(context.Request.Query);
        if (view.Days.Errors.Count > 0)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var lines = await reader.ReadAsync(view, context.RequestAborted);
        await book.NoteAsync(new AuditEvent(AuditActs.Exported, Detail: new { What = "exports", Rows = lines.Count }));
        return Workbooks.File("so-tai-ve", Texts.T("Export.Title"), ExportTable.Columns, lines.Select(ExportTable.Row));
    }
}
