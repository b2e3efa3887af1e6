using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MangNon.Programme;

/// <summary>Reads a data file; what is wrong with it as a file goes to the log, with line and column.</summary>
internal static class JsonFile
{
    public static JsonAt? Read(string path, FindingLog log)
    {
        var name = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error(name, File.Exists(path) ? "không đọc được tệp" : "không có tệp này");
            return null;
        }

        return Read(bytes, name, log);
    }

    public static JsonAt? Read(ReadOnlySpan<byte> bytes, string name, FindingLog log)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return JsonAt.Parse(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var (line, column) = new JsonAt.LineIndex(bytes).At(bytes, e.Index);
            log.Add(At(name, line, column, "chữ không phải UTF-8: lưu lại tệp bằng mã UTF-8"));
        }
        catch (InvalidOperationException)
        {
            log.Error(name, "chữ viết bằng mã \\u không đọc được");
        }
        catch (JsonException e)
        {
            var (line, column) = Place(bytes, e);
            log.Add(At(name, line, column, Explain(e)));
        }

        return null;
    }

    private static ProgrammeFinding At(string name, int line, int column, string message) =>
        new(
            FindingSeverity.Error,
            name,
            line,
            column,
            "",
            string.Create(CultureInfo.InvariantCulture, $"cột {column}: {message}")
        );

    private static readonly string[] Ends = ["reached end of data", "depth to be zero"];

    private static (int Line, int Column) Place(ReadOnlySpan<byte> bytes, JsonException e)
    {
        var lines = new JsonAt.LineIndex(bytes);
        var start = lines.Start((int)(e.LineNumber ?? 0));
        return lines.At(bytes, Math.Min(bytes.Length, start + (int)(e.BytePositionInLine ?? 0)));
    }

    // The reader's own words are English and speak of bytes; an official needs the likely cause.
    private static string Explain(JsonException e)
    {
        var text = e.Message;
        return text switch
        {
            _ when text.Contains("any JSON tokens", StringComparison.Ordinal) => "tệp trống",
            _ when Ends.Any(end => text.Contains(end, StringComparison.Ordinal)) =>
                "tệp hết giữa chừng: thiếu dấu đóng }, ] hoặc ngoặc kép",
            _ when text.Contains("maximum configured depth", StringComparison.Ordinal) =>
                "quá nhiều lớp ngoặc lồng nhau",
            _ => "không đúng cách viết JSON: xem lại dấu phẩy, dấu hai chấm và ngoặc kép ở đây hoặc ngay phía trước",
        };
    }
}
