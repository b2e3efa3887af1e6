namespace MangNon.Register.Searching;

/// <summary>
/// How well one word fits one child, and how well all words together do: the order of what is found. Small is good.
/// Pure. A word that is right comes before one that is misspelt, the child's own name before another person's, then
/// how well it is spelt (<see cref="SearchWord.Fit"/>), then the given name before the family name before the rest.
/// </summary>
internal static class Fitting
{
    /// <summary>The word does not fit.</summary>
    public const ushort Never = ushort.MaxValue & ~AllPersons;

    /// <summary>One more than the greatest of <see cref="Together"/>.</summary>
    public const int Ranks = 4 * 2 * 8 * 4 * 8;

    private const int PersonBits = 5;
    private const int AllPersons = (1 << PersonBits) - 1;
    private const int Others = 3;

    /// <summary>The place of a syllable.</summary>
    public enum Place
    {
        Given = 0,
        Family = 1,
        Middle = 2,
        Father = 3,
        Mother = 4,
        Caregiver = 5,
        Head = 6,
    }

    /// <summary>Of a word that fits a syllable of a name.</summary>
    public static ushort OfName(int fit, Place place)
    {
        var other = place > Place.Middle;
        var person = other ? place - Place.Middle : 0;
        return Pack(fit, other, Math.Min((int)place, Others), 1 << person);
    }

    /// <summary>Of a word that fits what is no name: a day, a code, a village.</summary>
    public static ushort OfOther(int fit) => Pack(fit, false, Others, AllPersons);

    /// <summary>The better of two, which also knows whom both are about.</summary>
    public static ushort Better(ushort a, ushort b) =>
        (ushort)(Math.Min(a & ~AllPersons, b & ~AllPersons) | ((a | b) & AllPersons));

    /// <summary>Of all words: as good as the worst of them; words that are all of one person before such that are of several.</summary>
    public static int Together(ReadOnlySpan<ushort> words)
    {
        var (group, fit, place, places, persons) = (0, 0, 0, 0, AllPersons);
        foreach (var word in words)
        {
            var key = word >> PersonBits;
            group = Math.Max(group, key >> 5);
            fit = Math.Max(fit, (key >> 2) & 7);
            place = Math.Max(place, key & 3);
            places += key & 3;
            persons &= word;
        }

        var mixed = persons == 0 ? 1 : 0;
        return (((((((group * 2) + mixed) * 8) + fit) * 4) + place) * 8) + Math.Min(places, 7);
    }

    private static ushort Pack(int fit, bool other, int place, int persons)
    {
        var group = (fit >= SearchWord.Misspelt ? 2 : 0) + (other ? 1 : 0);
        return (ushort)((((((group << 3) | fit) << 2) | place) << PersonBits) | persons);
    }
}
