using MangNon.Register;

namespace MangNon.Exchange.Reading;

/// <summary>A zip of csv files, at its root or all within folders; what else is in it is passed over.</summary>
internal sealed class ZippedCsv : ISheetFile
{
    private readonly SafeZip _zip;
    private readonly WorkbookLimits _limits;
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);

    public ZippedCsv(SafeZip zip, WorkbookLimits limits)
    {
        _zip = zip;
        _limits = limits;
        foreach (var entry in zip.Names)
        {
            var file = entry[(entry.LastIndexOf('/') + 1)..];
            if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !file.StartsWith('.'))
            {
                var sheet = PersonName.Repair(file[..^4]);
                if (!_entries.TryAdd(sheet, entry))
                {
                    throw new WorkbookRefusedException(Refusals.Twice(sheet));
                }
            }
        }
    }

    public IReadOnlyList<string> Sheets => [.. _entries.Keys];

    public IRowReader Open(string sheet) => new CsvRows(sheet, _zip.Open(_entries[sheet])!, _limits);

    public void Dispose() => _zip.Dispose();
}

/// <summary>A folder of csv files.</summary>
internal sealed class CsvFolder : ISheetFile
{
    private readonly WorkbookLimits _limits;
    private readonly ReadMeter _meter;
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    public CsvFolder(string path, WorkbookLimits limits)
    {
        _limits = limits;
        _meter = new ReadMeter(limits);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            if (
                Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase)
                && !_files.TryAdd(PersonName.Repair(Path.GetFileNameWithoutExtension(file)), file)
            )
            {
                throw new WorkbookRefusedException(Refusals.Twice(Path.GetFileNameWithoutExtension(file)));
            }
        }
    }

    public IReadOnlyList<string> Sheets => [.. _files.Keys];

    public IRowReader Open(string sheet) =>
        new CsvRows(sheet, new MeteredStream(File.OpenRead(_files[sheet]), _meter), _limits);

    public void Dispose() { }
}
