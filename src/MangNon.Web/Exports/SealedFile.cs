using System.Net.Mime;
using MangNon.Web.Site;

namespace MangNon.Web.Exports;

/// <summary>Sends a file as an attachment, and says afterwards whether all of it was sent.</summary>
internal sealed class SealedFile(FileStream file, string name, Func<bool, Task> ended) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var isWhole = false;
        try
        {
            await using (file)
            {
                file.Position = 0;
                context.Response.ContentType = Workbooks.MediaType;
                context.Response.ContentLength = file.Length;
                context.Response.Headers.ContentDisposition = new ContentDisposition
                {
                    DispositionType = DispositionTypeNames.Attachment,
                    FileName = name,
                }.ToString();
                await file.CopyToAsync(context.Response.Body, context.RequestAborted);
                await context.Response.CompleteAsync();
                isWhole = !context.RequestAborted.IsCancellationRequested;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The reader is gone, or the line was too slow.
            context.Abort();
        }
        finally
        {
            await ended(isWhole);
        }
    }
}
