using MangNon.Exchange;
using Microsoft.AspNetCore.Antiforgery;

namespace MangNon.Web.Exchange;

/// <summary>A small workbook that is read at once and deleted: what it holds is looked through on a page of its own.</summary>
internal static class SmallUpload
{
    /// <param name="context">The request.</param>
    /// <param name="antiforgery">Checked while reading: see <see cref="Upload"/>.</param>
    /// <param name="folder">Where the file stands while it is read.</param>
    /// <param name="page">Of the form; told there of a file that is none. What was read has the page below it, by its id.</param>
    /// <param name="read">Reads the workbook and keeps what it holds under the id.</param>
    public static async Task<IResult> TakeAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ImportFolder folder,
        string page,
        Func<WorkbookSource, Guid, Task> read
    )
    {
        var id = Guid.NewGuid();
        var (outcome, _) = await Upload.SaveAsync(context, antiforgery, folder, id);
        if (outcome != UploadOutcome.Saved)
        {
            return UploadErrors.SlugOf(outcome) is { } problem
                ? Results.Redirect($"{page}?loi={problem}")
                : Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        try
        {
            using var source = WorkbookSource.Open(folder.FileOf(id));
            await read(source, id);
            return Results.Redirect($"{page}/{id}");
        }
        finally
        {
            folder.Delete(id);
        }
    }
}
