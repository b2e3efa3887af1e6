using MangNon.Exchange;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MangNon.Web.Exchange;

/// <summary>What came of an upload.</summary>
internal enum UploadOutcome
{
    Saved,
    NoFile,
    TooLarge,

    /// <summary>By its first bytes an old workbook, or one that opens with a password.</summary>
    OldOrEncrypted,

    /// <summary>By its first bytes no workbook, whatever it is called.</summary>
    NotAWorkbook,

    /// <summary>Not a form of ours: the forgery token is missing or wrong, or the form is broken.</summary>
    Refused,
}

/// <summary>
/// Reads an uploaded workbook straight into <see cref="ImportFolder"/>: as an ordinary form it would pass through a
/// temporary folder that others may read. The forgery token comes first in the form and is checked before the file.
/// </summary>
internal static class Upload
{
    /// <summary>Bytes of a workbook at most.</summary>
    public static readonly long MaxBytes = WorkbookLimits.Default.FileBytes;

    /// <summary>What is too large is read to its end and thrown away: only then does the browser show the answer.</summary>
    public static readonly long MostRead = 4 * MaxBytes;

    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    /// <returns>The outcome; where saved, with the name that the browser gave.</returns>
    public static async Task<(UploadOutcome Outcome, string FileName)> SaveAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ImportFolder folder,
        Guid id
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary
        )
        {
            return (UploadOutcome.Refused, "");
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        try
        {
            var (trusted, body, name) = await FindFileAsync(context, antiforgery, reader);
            return !trusted ? (UploadOutcome.Refused, "")
                : body is null ? (UploadOutcome.NoFile, "")
                : await SaveAsync(body, name, folder, id, context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return (UploadOutcome.Refused, "");
        }
    }

    /// <returns>Whether the token that came before the file was ours, and the file where there is one.</returns>
    /// <exception cref="InvalidDataException">The form is broken, or breaks off.</exception>
    private static async Task<(bool Trusted, Stream? Body, string Name)> FindFileAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        MultipartReader reader
    )
    {
        var trusted = false;
        while (
            await OfRequestAsync(async () => await reader.ReadNextSectionAsync(context.RequestAborted)) is { } section
        )
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            var name = HeaderUtilities.RemoveQuotes(part.Name).Value;
            if (name == TokenField)
            {
                context.Request.Headers[TokenHeader] = await OfRequestAsync(async () =>
                    await TextAsync(section.Body, context.RequestAborted)
                );
                trusted = await antiforgery.IsRequestValidAsync(context);
            }
            else if (name == "tep")
            {
                return (trusted, section.Body, NameOf(part));
            }
        }

        return (trusted, null, "");
    }

    /// <summary>What breaks off on its way here is a broken form, and no fault of this computer's disk.</summary>
    private static async Task<T> OfRequestAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form breaks off.", e);
        }
    }

    private static async Task<(UploadOutcome Outcome, string FileName)> SaveAsync(
        Stream body,
        string fileName,
        ImportFolder folder,
        Guid id,
        CancellationToken cancel
    )
    {
        long bytes = 0;
        var outcome = UploadOutcome.NoFile;
        try
        {
            await using var file = folder.Create(id);
            var buffer = new byte[81920];
            var fewest = WorkbookContents.HeadBytes;
            for (
                int read;
                (
                    read = await OfRequestAsync(() =>
                        body.ReadAtLeastAsync(buffer, fewest, throwOnEndOfStream: false, cancel)
                    )
                ) > 0;
                bytes += read
            )
            {
                outcome =
                    bytes == 0 ? KindOf(buffer.AsSpan(0, read))
                    : bytes + read > MaxBytes ? UploadOutcome.TooLarge
                    : outcome;
                // What is not kept is read all the same, and thrown away.
                if (outcome == UploadOutcome.Saved)
                {
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }

                fewest = 1;
            }
        }
        catch
        {
            folder.Delete(id);
            throw;
        }

        if (outcome == UploadOutcome.Saved)
        {
            return (outcome, fileName);
        }

        folder.Delete(id);
        return (outcome, "");
    }

    private static UploadOutcome KindOf(ReadOnlySpan<byte> head) =>
        WorkbookContents.Of(head) switch
        {
            WorkbookContent.Zip => UploadOutcome.Saved,
            WorkbookContent.OldOrEncrypted => UploadOutcome.OldOrEncrypted,
            _ => UploadOutcome.NotAWorkbook,
        };

    private static async Task<string> TextAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[4096];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }

    /// <summary>The last part of a path, without control characters, at most 100 characters.</summary>
    private static string NameOf(ContentDispositionHeaderValue part)
    {
        var name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName);
        var last = (name.Value ?? "").Split('/', '\\')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c))).Normalize();
        return clean.Length > 100 ? clean[^100..] : clean;
    }
}
