using System.Buffers.Binary;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>The first sector of a compound file, and the list of its table's sectors ([MS-CFB] 2.2, 2.5).</summary>
internal static class CompoundHeader
{
    private const int PerFurther = CompoundFile.SectorBytes / sizeof(uint) - 1;
    private const int ListAt = 76;

    public static byte[] Of(
        uint directoryAt,
        uint miniTableAt,
        int miniTables,
        uint tableAt,
        int tables,
        uint furtherAt,
        int further
    )
    {
        var header = new byte[CompoundFile.SectorBytes];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Short(header, 24, 0x3E);
        Short(header, 26, 3);
        Short(header, 28, 0xFFFE);
        Short(header, 30, 9);
        Short(header, 32, 6);
        Long(header, 44, (uint)tables);
        Long(header, 48, directoryAt);
        Long(header, 56, 4096);
        Long(header, 60, miniTableAt);
        Long(header, 64, (uint)miniTables);
        Long(header, 68, furtherAt);
        Long(header, 72, (uint)further);
        for (var i = 0; i < CompoundSectors.InHeader; i++)
        {
            Long(header, ListAt + i * sizeof(uint), i < tables ? tableAt + (uint)i : CompoundSectors.Free);
        }

        return header;
    }

    /// <summary>The sectors of the table that the header has no room for: in sectors, each naming the next.</summary>
    public static byte[] Further(uint tableAt, int tables, uint furtherAt, int further)
    {
        var list = new byte[further * CompoundFile.SectorBytes];
        for (var i = 0; i < further; i++)
        {
            var sector = list.AsSpan(i * CompoundFile.SectorBytes, CompoundFile.SectorBytes);
            for (var j = 0; j < PerFurther; j++)
            {
                var number = CompoundSectors.InHeader + i * PerFurther + j;
                Long(sector, j * sizeof(uint), number < tables ? tableAt + (uint)number : CompoundSectors.Free);
            }

            var isLast = i == further - 1;
            Long(sector, PerFurther * sizeof(uint), isLast ? CompoundSectors.EndOfChain : furtherAt + (uint)i + 1);
        }

        return list;
    }

    private static void Short(Span<byte> bytes, int at, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private static void Long(Span<byte> bytes, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);
}
