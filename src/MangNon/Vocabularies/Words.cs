using MangNon.Register;

namespace MangNon.Vocabularies;

/// <summary>A list of words that a cell may hold, compared without case, each standing for a value.</summary>
public sealed class Words<T>
    where T : struct
{
    private readonly Dictionary<string, T> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<T, string> _texts = [];

    public Words(params ReadOnlySpan<(string Text, T Value)> words)
    {
        foreach (var (text, value) in words)
        {
            _values.Add(PersonName.Repair(text), value);
            _texts.TryAdd(value, text);
        }

        Expected = $"Chỉ được ghi một trong: {string.Join(", ", _texts.Values)}.";
    }

    /// <summary>One word for each value, in the order of the list.</summary>
    public IReadOnlyCollection<string> All => _texts.Values;

    /// <summary>What to write instead of a word that is not in the list.</summary>
    public string Expected { get; }

    public bool TryFind(string text, out T value) => _values.TryGetValue(text, out value);

    /// <summary>The value of a word; null for what is not in the list.</summary>
    public T? OrNull(string text) => _values.TryGetValue(text, out var value) ? value : null;

    /// <summary>The word for a value: of several the first.</summary>
    public string Text(T value) => _texts[value];

    /// <summary>The word for a value; null for a value without one.</summary>
    public string? TextOrNull(T? value) => value is { } v && _texts.TryGetValue(v, out var text) ? text : null;
}
