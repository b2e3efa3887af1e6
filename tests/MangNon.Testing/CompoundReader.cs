using System.Buffers.Binary;
using System.Text;

namespace MangNon.Testing;

/// <summary>Reads the streams of a compound file by [MS-CFB], and checks what a careful reader would.</summary>
public sealed class CompoundReader
{
    private const uint MostRegular = 0xFFFFFFFA;
    private readonly byte[] _file;
    private readonly List<uint> _table = [];
    private readonly Dictionary<string, byte[]> _streams = new(StringComparer.Ordinal);

    public CompoundReader(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        Assert(Long(0) == 0xE011CFD0 && Long(4) == 0xE11AB1A1, "signature");
        Assert(Short(26) == 3 && Short(30) == 9 && Short(32) == 6 && Long(56) == 4096, "version 3");
        ReadTable();
        var directory = Chain(Long(48));
        var minis = Words(Chain(Long(60)));
        Assert(Name(directory, 0) == "Root Entry" && directory[66] == 5, "root");
        var mini = Chain(Word(directory, 0, 116));
        ReadStorage(directory, Word(directory, 0, 76), "", mini, minis);
    }

    /// <summary>Content by path: <c>DataSpaceInfo/StrongEncryptionDataSpace</c>.</summary>
    public IReadOnlyDictionary<string, byte[]> Streams => _streams;

    private void ReadTable()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++)
        {
            sectors.Add(Long(76 + i * 4));
        }

        var next = Long(68);
        for (var left = Long(72); left > 0; left--)
        {
            var list = Words(Sector(next));
            sectors.AddRange(list[..^1]);
            next = list[^1];
        }

        Assert(next == 0xFFFFFFFE, "end of the list");
        sectors.RemoveAll(sector => sector > MostRegular);
        Assert(sectors.Count == Long(44), "number of table sectors");
        sectors.ForEach(sector => _table.AddRange(Words(Sector(sector))));
        Assert(sectors.TrueForAll(sector => _table[(int)sector] == 0xFFFFFFFD), "table sectors are marked");
        Assert(_table.Count * 512L >= _file.Length - 512, "all sectors are in the table");
    }

    private void ReadStorage(byte[] directory, uint root, string path, byte[] mini, uint[] minis)
    {
        string? before = null;
        foreach (var number in InOrder(directory, root, parentIsRed: false))
        {
            var name = Name(directory, number);
            Assert(before is null || Compare(before, name) < 0, "entries are in order");
            before = name;
            var entry = (int)number * 128;
            if (directory[entry + 66] == 1)
            {
                ReadStorage(directory, Word(directory, number, 76), path + name + "/", mini, minis);
                continue;
            }

            var length = BinaryPrimitives.ReadInt64LittleEndian(directory.AsSpan(entry + 120));
            var start = Word(directory, number, 116);
            _streams[path + name] = (length < 4096 ? MiniChain(start, mini, minis) : Chain(start))[..(int)length];
        }
    }

    private static IEnumerable<uint> InOrder(byte[] directory, uint number, bool parentIsRed)
    {
        if (number > MostRegular)
        {
            yield break;
        }

        var isRed = directory[(int)number * 128 + 67] == 0;
        Assert(!(isRed && parentIsRed), "no red entry below a red one");
        foreach (var one in InOrder(directory, Word(directory, number, 68), isRed))
        {
            yield return one;
        }

        yield return number;
        foreach (var one in InOrder(directory, Word(directory, number, 72), isRed))
        {
            yield return one;
        }
    }

    private byte[] Chain(uint sector)
    {
        using var bytes = new MemoryStream();
        for (; sector <= MostRegular; sector = _table[(int)sector])
        {
            bytes.Write(Sector(sector));
        }

        Assert(sector == 0xFFFFFFFE, "end of a chain");
        return bytes.ToArray();
    }

    private static byte[] MiniChain(uint sector, byte[] mini, uint[] minis)
    {
        using var bytes = new MemoryStream();
        for (; sector <= MostRegular; sector = minis[sector])
        {
            bytes.Write(mini.AsSpan((int)sector * 64, 64));
        }

        return bytes.ToArray();
    }

    private ReadOnlySpan<byte> Sector(uint number) => _file.AsSpan(checked((int)(number + 1) * 512), 512);

    private static uint[] Words(ReadOnlySpan<byte> bytes)
    {
        var words = new uint[bytes.Length / 4];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
        }

        return words;
    }

    private static string Name(byte[] directory, uint number)
    {
        var entry = directory.AsSpan((int)number * 128, 128);
        return Encoding.Unicode.GetString(entry[..(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2)]);
    }

    private static int Compare(string one, string other) =>
        one.Length != other.Length
            ? one.Length - other.Length
            : string.CompareOrdinal(one.ToUpperInvariant(), other.ToUpperInvariant());

    private static uint Word(byte[] directory, uint number, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan((int)number * 128 + at));

    private ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint Long(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private static void Assert(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"Not a good compound file: {what}.");
        }
    }
}
