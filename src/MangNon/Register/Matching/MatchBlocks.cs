namespace MangNon.Register.Matching;

/// <summary>
/// Which pairs are compared at all: those that share something telling, in any one of several ways. A large block is
/// cut by a second key, and what is still large is compared with near neighbours alone, so that the work grows with the
/// register and not with its square.
/// </summary>
internal sealed class MatchBlocks
{
    /// <summary>Records in a block that are compared each with each; inclusive.</summary>
    public const int Largest = 40;

    /// <summary>Neighbours that a record of a larger block is compared with, in the order of their names.</summary>
    public const int Neighbours = 8;

    private readonly IReadOnlyList<MatchRecord> _records;
    private readonly List<ulong> _pairs = [];
    private int[]? _ranks;

    private MatchBlocks(IReadOnlyList<MatchRecord> records) => _records = records;

    /// <summary>Each pair once, as two places in <paramref name="records"/>, the smaller first; in their order.</summary>
    public static IEnumerable<(int A, int B)> Pairs(IReadOnlyList<MatchRecord> records, CancellationToken cancel)
    {
        var blocks = new MatchBlocks(records);
        foreach (var way in MatchWays.All)
        {
            cancel.ThrowIfCancellationRequested();
            blocks.Add(way);
        }

        blocks._pairs.Sort();
        return blocks.Distinct();
    }

    private IEnumerable<(int A, int B)> Distinct()
    {
        var last = ulong.MaxValue;
        foreach (var pair in _pairs)
        {
            if (pair != last)
            {
                last = pair;
                yield return ((int)(pair >> 32), (int)(pair & uint.MaxValue));
            }
        }
    }

    private void Add(MatchWay way)
    {
        var (keys, places) = (new List<ulong>(_records.Count), new List<int>(_records.Count));
        for (var i = 0; i < _records.Count; i++)
        {
            var (key, also) = way.Keys(_records[i]);
            if (key != 0)
            {
                keys.Add(key);
                places.Add(i);
            }

            if (also != 0)
            {
                keys.Add(also);
                places.Add(i);
            }
        }

        foreach (var block in Blocks([.. keys], [.. places]))
        {
            if (block.Length <= Largest)
            {
                Each(block);
            }
            else
            {
                Cut(block, way);
            }
        }
    }

    private void Cut(int[] block, MatchWay way)
    {
        foreach (var part in Blocks(Array.ConvertAll(block, i => way.Second(_records[i])), block))
        {
            if (part.Length <= Largest)
            {
                Each(part);
            }
            else
            {
                Near(part);
            }
        }
    }

    /// <summary>The places of each key that more than one record has.</summary>
    private static IEnumerable<int[]> Blocks(ulong[] keys, int[] places)
    {
        Array.Sort(keys, places);
        for (var from = 0; from < keys.Length; )
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                yield return places[from..to];
            }

            from = to;
        }
    }

    private void Each(int[] block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length; j++)
            {
                Add(block[i], block[j]);
            }
        }
    }

    private void Near(int[] block)
    {
        var ranks = _ranks ??= Ranks();
        Array.Sort(Array.ConvertAll(block, i => ranks[i]), block);
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < Math.Min(block.Length, i + 1 + Neighbours); j++)
            {
                Add(block[i], block[j]);
            }
        }
    }

    private void Add(int a, int b)
    {
        if (a != b)
        {
            _pairs.Add(((ulong)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
        }
    }

    /// <summary>By name whatever the order of its words, then by day of birth and by id, so that the order is always the same.</summary>
    private int[] Ranks()
    {
        var order = Enumerable
            .Range(0, _records.Count)
            .OrderBy(i => _records[i].Name?.SortedFolded ?? "", StringComparer.Ordinal)
            .ThenBy(i => _records[i].BirthDate)
            .ThenBy(i => _records[i].Id)
            .ToArray();
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }
}
