using System.Buffers.Binary;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>Runs of sectors, one behind another, and the table that chains them.</summary>
internal sealed class CompoundSectors
{
    public const uint Free = 0xFFFFFFFF;
    public const uint EndOfChain = 0xFFFFFFFE;
    private const uint OfTable = 0xFFFFFFFD;
    private const uint OfFurther = 0xFFFFFFFC;

    /// <summary>Sectors of the table that the header itself can name.</summary>
    public const int InHeader = 109;
    private readonly List<uint> _next = [];

    /// <returns>The first sector of the run; the end of a chain where it has none.</returns>
    public uint Add(int count)
    {
        var first = (uint)_next.Count;
        for (var i = 1; i <= count; i++)
        {
            _next.Add(i == count ? EndOfChain : first + (uint)i);
        }

        return count == 0 ? EndOfChain : first;
    }

    /// <summary>The table as it lies in the file, filled up to whole sectors.</summary>
    public byte[] Table(int perSector)
    {
        var bytes = new byte[(_next.Count + perSector - 1) / perSector * perSector * sizeof(uint)];
        for (var i = 0; i < bytes.Length / sizeof(uint); i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), i < _next.Count ? _next[i] : Free);
        }

        return bytes;
    }

    /// <summary>Adds the sectors of the table itself, and of the list of those that the header has no room for.</summary>
    public (byte[] Table, uint TableAt, int Tables, uint FurtherAt, int Further) WithOwnTable(int sectorBytes)
    {
        var perSector = sectorBytes / sizeof(uint);
        var (tables, further) = (0, 0);
        while (tables * perSector < _next.Count + tables + further)
        {
            tables++;
            further = tables > InHeader ? (tables - InHeader + perSector - 2) / (perSector - 1) : 0;
        }

        var (tableAt, furtherAt) = ((uint)_next.Count, (uint)(_next.Count + tables));
        _next.AddRange(Enumerable.Repeat(OfTable, tables));
        _next.AddRange(Enumerable.Repeat(OfFurther, further));
        return (Table(perSector), tableAt, tables, further == 0 ? EndOfChain : furtherAt, further);
    }
}
