namespace MangNon.Register.Searching;

/// <summary>Codes in order, each with the number of its child.</summary>
internal sealed class SortedCodes
{
    private readonly string[] _codes;
    private readonly int[] _numbers;

    /// <param name="codes">The code of each child, by its number.</param>
    public SortedCodes(IEnumerable<string> codes)
    {
        _codes = [.. codes.Select(code => PersonName.Fold(code))];
        _numbers = [.. Enumerable.Range(0, _codes.Length)];
        Array.Sort(_codes, _numbers, StringComparer.Ordinal);
    }

    /// <summary>Numbers of the children whose code a word fits.</summary>
    public IEnumerable<int> Find(SearchWord word)
    {
        var first = Array.BinarySearch(_codes, word.Folded, StringComparer.Ordinal);
        first = first < 0 ? ~first : first;
        while (first > 0 && string.Equals(_codes[first - 1], word.Folded, StringComparison.Ordinal))
        {
            first--;
        }

        for (var i = first; i < _codes.Length && word.FitsCode(_codes[i]); i++)
        {
            yield return _numbers[i];
        }
    }
}
