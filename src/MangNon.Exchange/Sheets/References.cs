using System.Diagnostics.CodeAnalysis;

namespace MangNon.Exchange.Sheets;

/// <summary>A household, child, facility or activity that a row may point at; of a child also the day of birth.</summary>
internal sealed record Target(Guid Id, DateOnly Born = default);

/// <summary>
/// What rows may point at by its code: what the commune has, and what this file has brought. A code whose row
/// this file brought and refused is not there, even where the database has it: the row that points at it was
/// written beside the refused one.
/// </summary>
internal sealed class References(string thing)
{
    private readonly Dictionary<string, Target> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    /// <summary>What is said of a code that is not there.</summary>
    public string Missing { get; } =
        $"Không có {thing} mang mã này, hoặc dòng của {thing} đó có lỗi nên chưa được nhập.";

    public bool TryFind(string code, [MaybeNullWhen(false)] out Target found)
    {
        if (_known.TryGetValue(code, out found) && !_refused.Contains(code))
        {
            return true;
        }

        found = null;
        return false;
    }

    public void Add(string code, Target target)
    {
        _known[code] = target;
        _refused.Remove(code);
    }

    /// <summary>To be called only where no row of the file with this code was taken.</summary>
    public void Refuse(string code) => _refused.Add(code);
}
