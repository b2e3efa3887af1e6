using System.Buffers.Binary;
using System.Text;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>A stream or a storage of a compound file.</summary>
internal sealed class CompoundEntry
{
    /// <summary>A small stream.</summary>
    public CompoundEntry(string name, byte[] content) => (Name, Content, Length) = (name, content, content.Length);

    /// <summary>A large stream, which lies in the file already.</summary>
    public CompoundEntry(string name, long length) => (Name, Length) = (name, length);

    /// <summary>A storage.</summary>
    public CompoundEntry(string name, params CompoundEntry[] children) => (Name, Children) = (name, children);

    public string Name { get; }
    public byte[]? Content { get; }
    public IReadOnlyList<CompoundEntry>? Children { get; }

    /// <summary>First sector; set when the file is laid out.</summary>
    public uint Start { get; set; }
    public long Length { get; set; }
}

/// <summary>The directory: each storage's entries are a binary tree, balanced, in the order of [MS-CFB] 2.6.4.</summary>
internal sealed class CompoundDirectory
{
    public const int EntryBytes = 128;
    private const uint None = 0xFFFFFFFF;
    private readonly List<CompoundEntry> _entries = [];
    private readonly Dictionary<CompoundEntry, Place> _places = [];

    public CompoundDirectory(CompoundEntry[] entries)
    {
        Root = new CompoundEntry("Root Entry", entries);
        Add(Root);
        _places[Root].IsBlack = true;
        ChildrenOf(Root);
    }

    public CompoundEntry Root { get; }

    public IReadOnlyList<CompoundEntry> Entries => _entries;

    /// <summary>Whole sectors of entries.</summary>
    public byte[] ToBytes(int perSector)
    {
        var count = (_entries.Count + perSector - 1) / perSector * perSector;
        var bytes = new byte[count * EntryBytes];
        for (var i = 0; i < count; i++)
        {
            Write(bytes.AsSpan(i * EntryBytes, EntryBytes), i < _entries.Count ? _entries[i] : null);
        }

        return bytes;
    }

    private void ChildrenOf(CompoundEntry storage)
    {
        CompoundEntry[] sorted =
        [
            .. storage
                .Children!.OrderBy(one => one.Name.Length)
                .ThenBy(one => one.Name.ToUpperInvariant(), StringComparer.Ordinal),
        ];
        foreach (var one in sorted)
        {
            Add(one);
        }

        // Of a balanced tree only the last level may have gaps: red there, black above, is a red-black tree.
        var levels = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)sorted.Length);
        _places[storage].Child = Tree(sorted, 1, levels);
        foreach (var one in sorted.Where(one => one.Children is not null))
        {
            ChildrenOf(one);
        }
    }

    private uint Tree(ReadOnlySpan<CompoundEntry> sorted, int level, int levels)
    {
        if (sorted.Length == 0)
        {
            return None;
        }

        var middle = sorted.Length / 2;
        var place = _places[sorted[middle]];
        place.IsBlack = level == 1 || level < levels;
        place.Left = Tree(sorted[..middle], level + 1, levels);
        place.Right = Tree(sorted[(middle + 1)..], level + 1, levels);
        return place.Number;
    }

    private void Add(CompoundEntry entry)
    {
        _places[entry] = new Place { Number = (uint)_entries.Count };
        _entries.Add(entry);
    }

    private void Write(Span<byte> bytes, CompoundEntry? entry)
    {
        var place = entry is null ? new Place() : _places[entry];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[68..], place.Left);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[72..], place.Right);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[76..], place.Child);
        if (entry is null)
        {
            return;
        }

        Encoding.Unicode.GetBytes(entry.Name, bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[64..], (ushort)((entry.Name.Length + 1) * sizeof(char)));
        bytes[66] = (byte)(
            entry == Root ? 5
            : entry.Children is null ? 2
            : 1
        );
        bytes[67] = (byte)(place.IsBlack ? 1 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[116..], entry.Start);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[120..], entry.Length);
    }

    private sealed class Place
    {
        public uint Number { get; init; }
        public uint Left { get; set; } = None;
        public uint Right { get; set; } = None;
        public uint Child { get; set; } = None;
        public bool IsBlack { get; set; }
    }
}
