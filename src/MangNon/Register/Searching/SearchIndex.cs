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

    /// <summary>Ids of all whom every word fits, the best first, then in the order of their names.</summary>
    /// <param name="words">At least one.</param>
    /// <param name="alsoFits">For each word ids that it fits besides: those with this identity number.</param>
    public IReadOnlyList<Guid> Find(
        IReadOnlyList<SearchWord> words,
        IReadOnlyList<IReadOnlyCollection<Guid>>? alsoFits = null
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
            for (var i = 0; i < words.Count; i++)
            {
                fits[i] = pool.Rent(Count);
                fits[i].AsSpan(0, Count).Fill(Fitting.Never);
                Fit(words[i], words.Count == 1, fits[i], alsoFits?[i]);
            }

            return InOrder(fits);
        }
        finally
        {
            foreach (var fit in fits.Where(fit => fit is not null))
            {
                pool.Return(fit);
            }
        }
    }

    private void Fit(SearchWord word, bool alone, ushort[] fits, IReadOnlyCollection<Guid>? also)
    {
        for (var i = 0; word.IsName && i < _tables.Syllables.Length; i++)
        {
            if (word.Fit(_tables.Syllables[i]) is { } fit)
            {
                Mark(fits, _tables.Postings[i], fit);
            }
        }

        foreach (var number in _tables.Codes.Find(word).Concat(_tables.HouseholdCodes.Find(word)))
        {
            fits[number] = Fitting.Better(fits[number], Fitting.OfOther(0));
        }

        var villages = _tables.Villages.Select(village => village.Fit(word, alone)).ToArray();
        var anyVillage = villages.Any(fit => fit is not null);
        var anyDay = word.Day is not null || word.Birthday is not null || word.Year is not null;
        for (var i = 0; (anyVillage || anyDay) && i < Count; i++)
        {
            if (anyDay && word.FitsBirth(DateOnly.FromDayNumber(_tables.Births[i])))
            {
                fits[i] = Fitting.Better(fits[i], Fitting.OfOther(0));
            }

            if (villages[_tables.VillageOf[i]] is { } fit)
            {
                fits[i] = Fitting.Better(fits[i], Fitting.OfOther(fit));
            }
        }

        for (var i = 0; also is { Count: > 0 } && i < Count; i++)
        {
            if (also.Contains(_tables.Ids[i]))
            {
                fits[i] = Fitting.Better(fits[i], Fitting.OfOther(0));
            }
        }
    }

    private static void Mark(ushort[] fits, int[] postings, int fit)
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

    /// <summary>Sorted by counting: there are few ranks, and the children stand in their order already.</summary>
    private Guid[] InOrder(ushort[][] fits)
    {
        var (numbers, ranks) = (new List<int>(), new List<ushort>());
        var starts = new int[Fitting.Ranks + 1];
        var all = new ushort[fits.Length];
        for (var i = 0; i < Count; i++)
        {
            var every = true;
            for (var w = 0; every && w < fits.Length; w++)
            {
                all[w] = fits[w][i];
                every = all[w] != Fitting.Never;
            }

            if (every)
            {
                var rank = Fitting.Together(all);
                numbers.Add(i);
                ranks.Add((ushort)rank);
                starts[rank + 1]++;
            }
        }

        for (var rank = 1; rank < starts.Length; rank++)
        {
            starts[rank] += starts[rank - 1];
        }

        var found = new Guid[numbers.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[starts[ranks[i]]++] = _tables.Ids[numbers[i]];
        }

        return found;
    }
}
