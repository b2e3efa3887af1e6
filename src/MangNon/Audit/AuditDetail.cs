using System.Text.Json;
using MangNon.Storage;

namespace MangNon.Audit;

/// <summary>What a line of the log says beyond its ids, opened.</summary>
/// <param name="Change">The row that was written; null for what is no change.</param>
/// <param name="Facts">
/// What else may be shown to one who reads the log: <see cref="ShownFacts"/> alone. Words that were searched for and
/// reasons that were given can hold names; they stay sealed.
/// </param>
public sealed record AuditDetail(AuditedChange? Change, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>Which facts hold no name and no word that a person typed.</summary>
    public static IReadOnlyList<string> ShownFacts { get; } =
    ["What", "Rows", "Number", "Component", "Endpoint", "Verb", "Method", "Why", "Session", "Disabled"];

    public static AuditDetail None { get; } = new(null, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <exception cref="System.Security.Cryptography.CryptographicException">The detail was altered, or its key is gone.</exception>
    public static AuditDetail Open(FieldSeal seal, AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(entry);
        if (seal.Open(entry.DetailSealed, SealedFields.AuditDetail) is not { } text)
        {
            return None;
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return None;
        }

        if (root.TryGetProperty(nameof(AuditedChange.Table), out _))
        {
            return None with { Change = root.Deserialize<AuditedChange>() };
        }

        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ShownFacts)
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                facts[name] = value.ToString();
            }
        }

        return None with
        {
            Facts = facts,
        };
    }
}
