using System.Text;

namespace MangNon.Register.Matching;

/// <summary>A full name, prepared for comparison: its syllables, and the forms by which it is found.</summary>
public sealed class NameKey
{
    private static readonly HashSet<string> NoName = new(StringComparer.Ordinal)
    {
        "khong",
        "khong ro",
        "khong co",
        "khong biet",
        "khong khai",
        "chua ro",
        "chua co",
        "chua biet",
        "chua dat ten",
        "khuyet",
    };

    private NameKey(string[] words, Syllable[] written, Syllable[] read)
    {
        Text = string.Join(' ', words);
        Written = written;
        Read = read;
        Folded = Join(written);
        ReadFolded = Join(read);
        SortedFolded = string.Join(' ', read.Select(one => one.Folded).Order(StringComparer.Ordinal));
        Given = read[^1].Folded;
        Surname = read.Length > 1 ? read[0].Folded : "";
        Middle = read.Length > 2 ? Join(read[1..^1]) : "";
    }

    /// <summary>Repaired, lower case, one blank between words, no punctuation.</summary>
    public string Text { get; }

    /// <summary>The words as they stand.</summary>
    public IReadOnlyList<Syllable> Written { get; }

    /// <summary>The same, what was left in Telex read as it was meant.</summary>
    public IReadOnlyList<Syllable> Read { get; }

    public string Folded { get; }

    public string ReadFolded { get; }

    /// <summary>The words folded and in the order of the alphabet: alike for a name and its reverse.</summary>
    public string SortedFolded { get; }

    /// <summary>Tên: the last word, folded.</summary>
    public string Given { get; }

    /// <summary>Họ: the first word, folded; empty where there is one word alone.</summary>
    public string Surname { get; }

    /// <summary>Tên đệm: the words between, folded; often empty.</summary>
    public string Middle { get; }

    /// <summary>Null where there is no name: empty, without a letter, or “không rõ” and the like.</summary>
    public static NameKey? Of(string? text) => Of(text, Parsed);

    /// <param name="text">As written.</param>
    /// <param name="parse">A word as written, and as meant.</param>
    internal static NameKey? Of(string? text, Func<string, (Syllable Written, Syllable Read)> parse)
    {
        if (text is null)
        {
            return null;
        }

        var words = Words(text);
        if (words.Length == 0)
        {
            return null;
        }

        var written = new Syllable[words.Length];
        var read = new Syllable[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            (written[i], read[i]) = parse(words[i]);
        }

        var key = new NameKey(words, written, read);
        return NoName.Contains(key.Folded) ? null : key;
    }

    internal static (Syllable Written, Syllable Read) Parsed(string word)
    {
        var written = Syllable.Of(word);
        return (written, Telex.Read(word) ?? written);
    }

    /// <summary>An apostrophe (H’Mai) joins; all else that is no letter parts.</summary>
    private static string[] Words(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in PersonName.Repair(text))
        {
            if (char.IsLetter(c))
            {
                clean.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '’' or '‘' or 'ʼ' or '`'))
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Join(IEnumerable<Syllable> syllables) =>
        string.Join(' ', syllables.Select(one => one.Folded));
}

/// <summary>Makes the keys of many names: a word, and a name, is taken apart once. Of one thread.</summary>
public sealed class NameKeys
{
    private readonly Dictionary<string, (Syllable, Syllable)> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameKey?> _names = new(StringComparer.Ordinal);

    /// <summary>As <see cref="NameKey.Of(string?)"/>.</summary>
    public NameKey? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!_names.TryGetValue(text, out var key))
        {
            _names[text] = key = NameKey.Of(text, Parsed);
        }

        return key;
    }

    private (Syllable, Syllable) Parsed(string word)
    {
        if (!_words.TryGetValue(word, out var parsed))
        {
            _words[word] = parsed = NameKey.Parsed(word);
        }

        return parsed;
    }
}
