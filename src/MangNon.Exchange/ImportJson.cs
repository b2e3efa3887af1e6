using System.Text.Encodings.Web;
using System.Text.Json;

namespace MangNon.Exchange;

/// <summary>An import's result as JSON, for the command line: sheets with their counts, errors, warnings.</summary>
public static class ImportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes UTF-8; <c>refusal</c> is there only for a file refused whole.</summary>
    public static void Write(Stream stream, ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        if (result.Refusal is { } refusal)
        {
            json.WriteString("refusal", refusal);
        }

        json.WriteStartObject("sheets");
        foreach (var sheet in result.Sheets)
        {
            json.WriteStartObject(sheet.Sheet);
            json.WriteNumber("read", sheet.Read);
            json.WriteNumber("added", sheet.Added);
            json.WriteNumber("changed", sheet.Changed);
            json.WriteNumber("unchanged", sheet.Unchanged);
            json.WriteNumber("refused", sheet.Refused);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("errors");
        foreach (var e in result.Errors)
        {
            WriteNote(json, e.Sheet, e.Row, e.Column, e.Value, e.Message);
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        foreach (var w in result.Warnings)
        {
            WriteNote(json, w.Sheet, w.Row, w.Column, w.Value, w.Message);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>As <see cref="Write(Stream, ImportResult)"/>, into text.</summary>
    public static string Write(ImportResult result)
    {
        using var stream = new MemoryStream();
        Write(stream, result);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteNote(
        Utf8JsonWriter json,
        string sheet,
        int row,
        string column,
        string value,
        string message
    )
    {
        json.WriteStartObject();
        json.WriteString("sheet", sheet);
        json.WriteNumber("row", row);
        json.WriteString("column", column);
        json.WriteString("value", value);
        json.WriteString("message", message);
        json.WriteEndObject();
    }
}
