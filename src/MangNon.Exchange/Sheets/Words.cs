using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>A list of words that a cell may hold, compared without case, each standing for a value.</summary>
internal sealed class Words<T>
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

    /// <summary>What to write instead of a word that is not in the list.</summary>
    public string Expected { get; }

    public bool TryFind(string text, out T value) => _values.TryGetValue(text, out value);

    /// <summary>The word for a value: of several the first.</summary>
    public string Text(T value) => _texts[value];

    /// <summary>The word for a value; null for a value without one.</summary>
    public string? TextOrNull(T? value) => value is { } v && _texts.TryGetValue(v, out var text) ? text : null;
}
