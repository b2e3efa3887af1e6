using MangNon.Exchange.Reading;

namespace MangNon.Exchange;

/// <summary>
/// Where a workbook is read from: an .xlsx, a .zip of csv files or a folder of them. The kind is decided by the
/// content, never by the name. Opening does not fail on a bad file: the import answers with the reason.
/// </summary>
public sealed class WorkbookSource : IDisposable
{
    internal const string ContentTypes = "[Content_Types].xml";
    private readonly string? _folder;
    private readonly Stream? _stream;
    private readonly bool _ownsStream;
    private readonly string? _refusal;

    private WorkbookSource(string? folder, Stream? stream, bool ownsStream, string? refusal)
    {
        _folder = folder;
        _stream = stream;
        _ownsStream = ownsStream;
        _refusal = refusal;
    }

    /// <summary>A file or a folder.</summary>
    public static WorkbookSource Open(string path)
    {
        if (Directory.Exists(path))
        {
            return new(path, null, ownsStream: false, null);
        }

        try
        {
            return File.Exists(path)
                ? new(null, File.OpenRead(path), ownsStream: true, null)
                : new(null, null, ownsStream: false, Refusals.NotFound);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(null, null, ownsStream: false, Refusals.Unreadable);
        }
    }

    /// <summary>A stream that can seek, read from its beginning; it stays the caller's to close.</summary>
    public static WorkbookSource Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanSeek
            ? new(null, stream, ownsStream: false, null)
            : throw new ArgumentException("The stream must seek: save an upload to a file first.", nameof(stream));
    }

    public void Dispose()
    {
        if (_ownsStream)
        {
            _stream!.Dispose();
        }
    }

    /// <exception cref="WorkbookRefusedException">Not a workbook, or one that may not be opened.</exception>
    internal ISheetFile Read(WorkbookLimits limits)
    {
        if (_refusal is not null)
        {
            throw new WorkbookRefusedException(_refusal);
        }

        if (_folder is not null)
        {
            return new CsvFolder(_folder, limits);
        }

        CheckContent(_stream!, limits);
        var zip = new SafeZip(_stream!, limits);
        try
        {
            if (!zip.Has(ContentTypes))
            {
                return new ZippedCsv(zip, limits);
            }

            return XlsxFile.HasMacros(zip)
                ? throw new WorkbookRefusedException(Refusals.Macros)
                : new XlsxFile(zip, limits);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    private static void CheckContent(Stream stream, WorkbookLimits limits)
    {
        if (stream.Length > limits.FileBytes)
        {
            throw new WorkbookRefusedException(Refusals.TooLarge);
        }

        stream.Position = 0;
        Span<byte> head = stackalloc byte[WorkbookContents.HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0)
        {
            throw new WorkbookRefusedException(Refusals.Empty);
        }

        switch (WorkbookContents.Of(head[..length]))
        {
            case WorkbookContent.OldOrEncrypted:
                throw new WorkbookRefusedException(Refusals.OldOrEncrypted);
            case WorkbookContent.Other:
                throw new WorkbookRefusedException(Refusals.NotAWorkbook);
            default:
                return;
        }
    }
}
