using System.Buffers;

namespace MangNon.Register.Searching;

/// <summary>
/// The names, codes, days and villages of many children, to be searched in memory. Children stand in the order of their
/// names; each distinct syllable knows where it stands. Immutable; safe to use from many threads. It knows nothing of
/// who may see whom: what it finds must pass through <see cref="Access.Reach"/> before it is counted or shown.
/// </summary>
public sealed class SearchIndex
{
    private readonly IndexTables _tables;

    internal SearchIndex(IndexTables tables) => _tables = tables;

    /// <summary>Children in it.</summary>
    public int Count => _tables.Ids.Length;

    /// <summary>The best of all whom every word fits, then in the order of their names, and how many there are.</summary>
    /// <param name="words">At least one.</param>
    /// <param name="alsoFits">For each word ids that it fits besides: those with this identity number.</param>
    /// <param name="most">How many to name.</param>
    public SearchHits Find(
        IReadOnlyList<SearchWord> words,
        IReadOnlyList<IReadOnlyCollection<Guid>>? alsoFits = null,
        int most = int.MaxValue
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0)
        {
            throw new ArgumentException("There is nothing to search for.", nameof(words));
        }

        var pool = ArrayPool<ushort>.Shared;
        var fits = new ushort[words.Count][];
        try
        {
            var (rarest, fewest) = (0, long.MaxValue);
            for (var i = 0; i < words.Count; i++)
            {
                fits[i] = pool.Rent(Count);
                fits[i].AsSpan(0, Count).Fill(Fitting.Never);
                var marks = Fit(words[i], words.Count == 1, fits[i].AsSpan(0, Count), alsoFits?[i]);
                (rarest, fewest) = marks < fewest ? (i, marks) : (rarest, fewest);
            }

            // Only those whom the rarest word fits are looked at.
            (fits[0], fits[rarest]) = (fits[rarest], fits[0]);
            return InOrder(fits, most);
        }
        finally
        {
            foreach (var fit in fits.Where(fit => fit is not null))
            {
                pool.Return(fit);
            }
        }
    }

    /// <returns>How often it fits something, be it of one child more than once.</returns>
    private long Fit(SearchWord word, bool alone, Span<ushort> fits, IReadOnlyCollection<Guid>? also)
    {
        var marks = 0L;
        for (var i = 0; word.IsName && i < _tables.Syllables.Length; i++)
        {
            if (word.Fit(_tables.Syllables[i]) is { } fit)
            {
                Mark(fits, _tables.Postings[i], fit);
                marks += _tables.Postings[i].Length;
            }
        }

        var whole = Fitting.OfOther(0);
        foreach (var number in _tables.Codes.Find(word).Concat(_tables.HouseholdCodes.Find(word)))
        {
            fits[number] = Fitting.Better(fits[number], whole);
            marks++;
        }

        for (var i = 0; also is { Count: > 0 } && i < Count; i++)
        {
            if (also.Contains(_tables.Ids[i]))
            {
                fits[i] = Fitting.Better(fits[i], whole);
                marks++;
            }
        }

        var villages = _tables
            .Villages.Select(village => village.Fit(word, alone) is { } fit ? Fitting.OfOther(fit) : Fitting.Never)
            .ToArray();
        if (villages.Any(fit => fit != Fitting.Never))
        {
            marks += MarkByTable(fits, _tables.VillageOf, villages, 0);
        }

        if (Count > 0 && (word.Day is not null || word.Birthday is not null || word.Year is not null))
        {
            var days = Enumerable
                .Range(_tables.FirstBirth, _tables.LastBirth - _tables.FirstBirth + 1)
                .Select(day => word.FitsBirth(DateOnly.FromDayNumber(day)) ? whole : Fitting.Never)
                .ToArray();
            marks += MarkByTable(fits, _tables.Births, days, _tables.FirstBirth);
        }

        return marks;
    }

    /// <summary>Marks each child by the value of a column, less <paramref name="from"/>.</summary>
    private static long MarkByTable(Span<ushort> fits, int[] column, ushort[] table, int from)
    {
        var marks = 0L;
        for (var i = 0; i < fits.Length; i++)
        {
            var fit = table[column[i] - from];
            if (fit != Fitting.Never)
            {
                fits[i] = Fitting.Better(fits[i], fit);
                marks++;
            }
        }

        return marks;
    }

    private static void Mark(Span<ushort> fits, int[] postings, int fit)
    {
        Span<ushort> keys = stackalloc ushort[8];
        for (var place = 0; place < keys.Length - 1; place++)
        {
            keys[place] = Fitting.OfName(fit, (Fitting.Place)place);
        }

        foreach (var posting in postings)
        {
            ref var best = ref fits[posting >> 3];
            best = Fitting.Better(best, keys[posting & 7]);
        }
    }

    /// <summary>
    /// Sorted by counting: there are few ranks, and the children stand in their order already. The ranks are written in
    /// the place of the first word's fits.
    /// </summary>
    private SearchHits InOrder(ushort[][] fits, int most)
    {
        var first = fits[0].AsSpan(0, Count);
        var starts = new int[Fitting.Ranks + 1];
        var all = new ushort[fits.Length];
        for (var i = Next(first, 0); i < Count; i = Next(first, i + 1))
        {
            var every = true;
            for (var w = 0; every && w < fits.Length; w++)
            {
                all[w] = fits[w][i];
                every = all[w] != Fitting.Never;
            }

            first[i] = every ? (ushort)Fitting.Together(all) : Fitting.Never;
            if (every)
            {
                starts[first[i] + 1]++;
            }
        }

        for (var rank = 1; rank < starts.Length; rank++)
        {
            starts[rank] += starts[rank - 1];
        }

        var count = starts[^1];
        var best = new Guid[Math.Min(count, most)];
        var left = best.Length;
        for (var i = Next(first, 0); i < Count && left > 0; i = Next(first, i + 1))
        {
            var place = starts[first[i]]++;
            if (place < best.Length)
            {
                best[place] = _tables.Ids[i];
                left--;
            }
        }

        return new SearchHits(count, best);
    }

    /// <summary>The next child that is marked.</summary>
    private static int Next(Span<ushort> fits, int from)
    {
        var step = fits[from..].IndexOfAnyExcept(Fitting.Never);
        return step < 0 ? fits.Length : from + step;
    }
}

/// <summary>What an index found.</summary>
/// <param name="Count">How many.</param>
/// <param name="Best">The best of them in order, as many as were asked for.</param>
public sealed record SearchHits(int Count, IReadOnlyList<Guid> Best);
