using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Storage;

namespace MangNon.Justice;

/// <summary>What of a legal affair is sealed, all of it together.</summary>
internal sealed record LegalMatter(
    LegalAffairKind Kind = default,
    LegalAffairState State = default,
    string? Number = null,
    string? Words = null
)
{
    public string Write() => JsonSerializer.Serialize(this, LegalJson.Compact.LegalMatter);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static LegalMatter Read(string text) => JsonSerializer.Deserialize(text, LegalJson.Compact.LegalMatter)!;
}

/// <summary>The names and numbers written here are stored: never rename.</summary>
[JsonSerializable(typeof(LegalMatter))]
internal sealed partial class LegalJson : JsonSerializerContext
{
    public static LegalJson Compact { get; } = new(SealedJson.Compact());
}
