using System.Security.Cryptography;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>
/// A compound file ([MS-CFB], version 3) of one large stream, written first and straight to the file, and some small
/// ones beside it. Only as much of the format as an encrypted workbook needs.
/// </summary>
internal sealed class CompoundFile
{
    public const int SectorBytes = 512;
    private const int MiniBytes = 64;

    /// <summary>Streams below this lie in small sectors.</summary>
    private const int MiniBelow = 4096;
    private const int EntriesPerSector = SectorBytes / CompoundDirectory.EntryBytes;
    private readonly Stream _file;

    /// <summary>The large stream is to be written from here on.</summary>
    public CompoundFile(Stream file)
    {
        _file = file;
        _file.Write(new byte[SectorBytes]);
    }

    /// <summary>Reads the large stream again, to prove it.</summary>
    public byte[] Proof(long length, IncrementalHash hash)
    {
        using (hash)
        {
            _file.Position = SectorBytes;
            var buffer = new byte[81920];
            for (var left = length; left > 0; )
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, left));
                _file.ReadExactly(part);
                hash.AppendData(part);
                left -= part.Length;
            }

            return hash.GetHashAndReset();
        }
    }

    /// <summary>Writes all that stands beside the large stream of that name and length.</summary>
    public void Complete(string name, long length, IReadOnlyList<CompoundEntry> beside)
    {
        var large = length < MiniBelow ? new CompoundEntry(name, Taken((int)length)) : new CompoundEntry(name, length);
        var directory = new CompoundDirectory([.. beside, large]);
        var sectors = new CompoundSectors();
        large.Start = large.Content is null ? sectors.Add(SectorsOf(length, SectorBytes)) : large.Start;

        var mini = new MemoryStream();
        var minis = new CompoundSectors();
        foreach (var entry in directory.Entries)
        {
            if (entry.Content is { } content)
            {
                entry.Start = minis.Add(SectorsOf(content.Length, MiniBytes));
                mini.Write(content);
                mini.Write(new byte[Rest(content.Length, MiniBytes)]);
            }
        }

        var miniTable = minis.Table(SectorBytes / sizeof(uint));
        directory.Root.Start = sectors.Add(SectorsOf(mini.Length, SectorBytes));
        directory.Root.Length = mini.Length;
        var miniTableAt = sectors.Add(SectorsOf(miniTable.Length, SectorBytes));
        var directoryAt = sectors.Add(SectorsOf(directory.Entries.Count, EntriesPerSector));
        var (table, tableAt, tables, furtherAt, further) = sectors.WithOwnTable(SectorBytes);

        _file.Position = SectorBytes + (large.Content is null ? length : 0);
        Put(new byte[large.Content is null ? Rest(length, SectorBytes) : 0]);
        Put(mini.ToArray());
        Put(new byte[Rest(mini.Length, SectorBytes)]);
        Put(miniTable);
        Put(directory.ToBytes(EntriesPerSector));
        Put(table);
        Put(CompoundHeader.Further(tableAt, tables, furtherAt, further));
        _file.Position = 0;
        Put(
            CompoundHeader.Of(
                directoryAt,
                miniTableAt,
                SectorsOf(miniTable.Length, SectorBytes),
                tableAt,
                tables,
                furtherAt,
                further
            )
        );
        _file.Flush();
    }

    /// <summary>A large stream that turned out small is taken back from the file.</summary>
    private byte[] Taken(int length)
    {
        var content = new byte[length];
        _file.Position = SectorBytes;
        _file.ReadExactly(content);
        _file.SetLength(SectorBytes);
        return content;
    }

    private void Put(byte[] bytes) => _file.Write(bytes);

    private static int SectorsOf(long length, int size) => checked((int)((length + size - 1) / size));

    private static int Rest(long length, int size) => (int)((size - length % size) % size);
}
