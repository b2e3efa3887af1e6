namespace MangNon.Register.Searching;

/// <summary>Makes a <see cref="SearchIndex"/> of rows. Pure.</summary>
public static class SearchIndexBuilder
{
    public static SearchIndex Build(IReadOnlyCollection<SearchRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var sorted = NameOrder.Sort(rows);
        var villages = new Dictionary<string, int>(StringComparer.Ordinal);
        var villageOf = new int[sorted.Length];
        var syllables = new SyllableTable();
        for (var i = 0; i < sorted.Length; i++)
        {
            var row = sorted[i];
            if (!villages.TryGetValue(row.VillageName, out villageOf[i]))
            {
                villages[row.VillageName] = villageOf[i] = villages.Count;
            }

            syllables.AddOwn(i, row.FullName);
            syllables.AddOther(i, row.FatherName, Fitting.Place.Father);
            syllables.AddOther(i, row.MotherName, Fitting.Place.Mother);
            syllables.AddOther(i, row.Caregiver, Fitting.Place.Caregiver);
            syllables.AddOther(i, row.Head, Fitting.Place.Head);
        }

        return new SearchIndex(
            new IndexTables
            {
                Ids = Array.ConvertAll(sorted, row => row.Id),
                Births = Array.ConvertAll(sorted, row => row.BirthDate.DayNumber),
                FirstBirth = sorted.Length == 0 ? 0 : sorted.Min(row => row.BirthDate.DayNumber),
                LastBirth = sorted.Length == 0 ? 0 : sorted.Max(row => row.BirthDate.DayNumber),
                VillageOf = villageOf,
                Villages = [.. villages.OrderBy(pair => pair.Value).Select(pair => new VillageWords(pair.Key))],
                Syllables = syllables.Spellings(),
                Postings = syllables.Postings(),
                Codes = new SortedCodes(sorted.Select(row => row.Code)),
                HouseholdCodes = new SortedCodes(sorted.Select(row => row.HouseholdCode)),
            }
        );
    }

    /// <summary>The distinct syllables met so far, and where each stands.</summary>
    private sealed class SyllableTable
    {
        private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
        private readonly Dictionary<Spelling, int> _numbers = [];
        private readonly List<List<int>> _postings = [];

        public void AddOwn(int child, string name)
        {
            var all = Parts(name);
            for (var i = 0; i < all.Length; i++)
            {
                var place =
                    i == all.Length - 1 ? Fitting.Place.Given
                    : i == 0 ? Fitting.Place.Family
                    : Fitting.Place.Middle;
                Add(child, all[i], place);
            }
        }

        public void AddOther(int child, string? name, Fitting.Place place)
        {
            foreach (var part in Parts(name ?? ""))
            {
                Add(child, part, place);
            }
        }

        public Spelling[] Spellings() => [.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

        public int[][] Postings() => [.. _postings.Select(list => list.ToArray())];

        private static string[] Parts(string name) =>
            name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        private void Add(int child, string part, Fitting.Place place)
        {
            if (!_written.TryGetValue(part, out var number))
            {
                _written[part] = number = NumberOf(Spelling.Of(part));
            }

            if (number >= 0)
            {
                _postings[number].Add((child << 3) | (int)place);
            }
        }

        /// <summary>−1 for what has no letter.</summary>
        private int NumberOf(Spelling spelling)
        {
            if (spelling.Folded.Length == 0)
            {
                return -1;
            }

            if (!_numbers.TryGetValue(spelling, out var number))
            {
                _numbers[spelling] = number = _numbers.Count;
                _postings.Add([]);
            }

            return number;
        }
    }
}
