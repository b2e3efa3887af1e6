using System.Globalization;
using MangNon.Exchange;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Exchange;

/// <summary>What the import's pages post, and the files they give.</summary>
internal static class ImportEndpoints
{
    public const string Path = "/nhap-so-lieu";
    public const string ErrorKey = "loi";
    public const string DoneKey = "xong";

    /// <summary>Addresses of <see cref="UploadOutcome"/>s and of the limit of files waiting.</summary>
    public const string TooMany = "qua-nhieu";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(Path + "/tep", UploadAsync)
            .RequireAuthorization(Permits.ImportData)
            .WithRequestTimeout(Limits.LongWork)
            .WithMetadata(new RequestSizeLimitAttribute(Upload.MostRead))
            // Checked while reading: see Upload.
            .WithMetadata(new AntiforgeryChecked(), new ReadsOwnBody());
        routes
            .MapPost(
                Path + "/{id:guid}/ghi",
                // As text: a number that is none would be written into the log as it was typed.
                (HttpContext context, Imports imports, Guid id, [FromForm(Name = "lan")] string? attempt) =>
                    int.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && imports.Confirm(id, OwnerOf(context), number)
                        ? Results.Redirect(AddressOf(id))
                        : Results.Redirect(AddressOf(id) + "?" + ErrorKey + "=da-khac")
            )
            .RequireAuthorization(Permits.ImportData)
            .RequireAntiforgery();
        Post(routes, "xem-lai", (imports, id, owner) => imports.CheckAgain(id, owner));
        Post(routes, "dung", (imports, id, owner) => imports.Stop(id, owner));
        Post(routes, "bo", (imports, id, owner) => imports.GiveUp(id, owner), Path + "?" + DoneKey + "=da-bo");
        routes.MapGet(Path + "/{id:guid}." + WorkbookAddress.Workbook, Errors).RequireAuthorization(Permits.ImportData);
    }

    public static string AddressOf(Guid id) => Path + "/" + id;

    public static Guid OwnerOf(HttpContext context) => AccountClaims.IdOf(context.User)!.Value;

    private static void Post(
        IEndpointRouteBuilder routes,
        string name,
        Action<Imports, Guid, Guid> act,
        string? then = null
    ) =>
        routes
            .MapPost(
                Path + "/{id:guid}/" + name,
                (HttpContext context, Imports imports, Guid id) =>
                {
                    act(imports, id, OwnerOf(context));
                    return Results.Redirect(then ?? AddressOf(id));
                }
            )
            .RequireAuthorization(Permits.ImportData)
            .RequireAntiforgery();

    private static async Task<IResult> UploadAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ImportFolder folder,
        Imports imports
    )
    {
        var id = Guid.NewGuid();
        var owner = OwnerOf(context);
        var (outcome, fileName) = await Upload.SaveAsync(context, antiforgery, folder, id);
        switch (outcome)
        {
            case UploadOutcome.Saved when imports.TryStart(id, owner, fileName):
                return Results.Redirect(AddressOf(id));
            case UploadOutcome.Saved:
                folder.Delete(id);
                return Results.Redirect(Path + "?" + ErrorKey + "=" + TooMany);
            default:
                return UploadErrors.SlugOf(outcome) is { } problem
                    ? Results.Redirect($"{Path}?{ErrorKey}={problem}")
                    : Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private static IResult Errors(HttpContext context, Imports imports, Guid id) =>
        imports.Find(id, OwnerOf(context))?.Result is { } result
            ? Workbooks.File("loi-nhap-so-lieu", stream => ImportErrorsWorkbook.Write(stream, result))
            : Results.NotFound();
}
