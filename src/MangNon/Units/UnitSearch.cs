using MangNon.Register;

namespace MangNon.Units;

/// <summary>Finds units by name. Made once: folding all the names costs more than a search.</summary>
internal sealed class UnitSearch
{
    private readonly (AdministrativeUnit Unit, string ProperName, string Name, string Path)[] _entries;

    public UnitSearch(IReadOnlyList<AdministrativeUnit> units)
    {
        var fold = new LetterFold();
        var paths = new Dictionary<AdministrativeUnit, string>(units.Count);
        _entries = new (AdministrativeUnit, string, string, string)[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var type = fold.Of(unit.Type);
            var proper = fold.Of(unit.ProperName);
            var above = unit.Parent is null ? "" : paths[unit.Parent];
            // A blank before every word: a word is found where " word" is.
            var path = $" {type} {proper}{above}";
            paths.Add(unit, path);
            _entries[i] = (unit, proper, $"{type} {proper}", path);
        }
    }

    public List<AdministrativeUnit> Find(string text, DateOnly? on, UnitLevel? level, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var wanted = PersonName.Fold(text).Replace(',', ' ');
        var words = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        wanted = string.Join(' ', words);
        words = Array.ConvertAll(words, w => " " + w);
        var found = new List<(int Rank, AdministrativeUnit Unit)>();
        foreach (var (unit, proper, name, path) in _entries)
        {
            if ((on is { } day && !unit.IsValidOn(day)) || (level is not null && unit.Level != level))
            {
                continue;
            }

            var rank = Rank(wanted, words, unit.Code, proper, name, path);
            if (rank < int.MaxValue)
            {
                found.Add((rank, unit));
            }
        }

        return [.. found.OrderBy(f => f.Rank).ThenBy(f => f.Unit.Level).Take(limit).Select(f => f.Unit)];
    }

    /// <summary>0 is best; the greatest number, no match.</summary>
    private static int Rank(string wanted, string[] words, string code, string proper, string name, string path)
    {
        if (wanted == code || wanted == proper || wanted == name)
        {
            return 0;
        }

        if (StartsWith(proper, wanted) || StartsWith(name, wanted) || StartsWith(code, wanted))
        {
            return 1;
        }

        if (!Array.TrueForAll(words, w => path.Contains(w, StringComparison.Ordinal)))
        {
            return int.MaxValue;
        }

        // “binh luong thanh hoa”: the name opens the question, the place above it closes it.
        return StartsWith(wanted, proper + " ") || StartsWith(wanted, name + " ") ? 2 : 3;
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);

    /// <summary>Folds as <see cref="PersonName.Fold"/> does, a letter at a time: the list is in normal form C and its letters are few.</summary>
    private sealed class LetterFold
    {
        private readonly Dictionary<char, char> _letters = [];

        public string Of(string text) =>
            string.Create(
                text.Length,
                (text, _letters),
                static (result, state) =>
                {
                    for (var i = 0; i < result.Length; i++)
                    {
                        var letter = state.text[i];
                        result[i] = char.IsAscii(letter) ? char.ToLowerInvariant(letter) : Fold(letter, state._letters);
                    }
                }
            );

        private static char Fold(char letter, Dictionary<char, char> letters)
        {
            if (!letters.TryGetValue(letter, out var folded))
            {
                folded = PersonName.Fold(letter.ToString())[0];
                letters.Add(letter, folded);
            }

            return folded;
        }
    }
}
