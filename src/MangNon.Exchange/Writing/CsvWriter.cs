using System.Globalization;
using System.IO.Compression;
using System.Text;
using MangNon.Exchange.Reading;

namespace MangNon.Exchange.Writing;

/// <summary>
/// Csv files, one per sheet: UTF-8 with BOM (without it Excel reads Vietnamese wrongly), commas, CRLF, dates
/// dd/mm/yyyy, decimal point. What would run as a formula leaves with an apostrophe (<see cref="CsvApostrophe"/>).
/// </summary>
internal sealed class CsvWriter : ISheetWriter
{
    private readonly Func<string, Stream> _open;
    private readonly IDisposable? _owned;
    private StreamWriter? _sheet;

    private CsvWriter(Func<string, Stream> open, IDisposable? owned)
    {
        _open = open;
        _owned = owned;
    }

    public static CsvWriter ToZip(Stream stream)
    {
        var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        return new CsvWriter(name => zip.CreateEntry(name, CompressionLevel.Optimal).Open(), zip);
    }

    public static CsvWriter ToFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        return new CsvWriter(name => File.Create(Path.Combine(folder, name)), null);
    }

    public void BeginSheet(string name, IReadOnlyList<TableColumn> columns)
    {
        _sheet?.Dispose();
        _sheet = new StreamWriter(_open(name + ".csv"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        WriteRow(columns.Select(c => (object?)c.Header).ToList());
    }

    public void WriteRow(IReadOnlyList<object?> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                _sheet!.Write(',');
            }

            _sheet!.Write(Quoted(CsvApostrophe.On(Text(values[i]))));
        }

        _sheet!.Write("\r\n");
    }

    public void Dispose()
    {
        _sheet?.Dispose();
        _owned?.Dispose();
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            DateOnly date => XlsxDate.Text(date),
            bool yes => yes ? "Có" : "Không",
            decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
