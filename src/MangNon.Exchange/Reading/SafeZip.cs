using System.IO.Compression;

namespace MangNon.Exchange.Reading;

/// <summary>A zip opened with suspicion: names, number and sizes of its parts are checked before any is read.</summary>
internal sealed class SafeZip : IDisposable
{
    private const int SmallPart = 1024 * 1024;
    private readonly ZipArchive _zip;
    private readonly ReadMeter _meter;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public SafeZip(Stream stream, WorkbookLimits limits)
    {
        _meter = new ReadMeter(limits);
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            Check(limits);
        }
        catch (InvalidDataException e)
        {
            throw new WorkbookRefusedException(Refusals.Corrupt, e);
        }
    }

    /// <summary>Names of the parts, with forward slashes, without folders.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>A part's content, metered; null where there is none of that name.</summary>
    public Stream? Open(string name)
    {
        if (!_parts.TryGetValue(name, out var part))
        {
            return null;
        }

        if (part.IsEncrypted)
        {
            throw new WorkbookRefusedException(Refusals.EncryptedEntry);
        }

        try
        {
            return new MeteredStream(part.Open(), _meter, part.Crc32);
        }
        catch (InvalidDataException e)
        {
            throw new WorkbookRefusedException(Refusals.Corrupt, e);
        }
    }

    public void Dispose() => _zip.Dispose();

    private void Check(WorkbookLimits limits)
    {
        if (_zip.Entries.Count > limits.Entries)
        {
            throw new WorkbookRefusedException(Refusals.TooManyEntries);
        }

        long declared = 0;
        foreach (var part in _zip.Entries)
        {
            var name = part.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains(':') || name.Contains('\0') || name.Split('/').Contains(".."))
            {
                throw new WorkbookRefusedException(Refusals.BadEntryName);
            }

            declared += part.Length;
            if (part.Length > SmallPart && part.Length / limits.InflationRatio > part.CompressedLength)
            {
                throw new WorkbookRefusedException(Refusals.SuspiciousRatio);
            }

            if (!name.EndsWith('/') && !_parts.TryAdd(name, part))
            {
                throw new WorkbookRefusedException(Refusals.Corrupt);
            }
        }

        if (declared > limits.InflatedBytes)
        {
            throw new WorkbookRefusedException(Refusals.TooLargeInflated);
        }
    }
}
