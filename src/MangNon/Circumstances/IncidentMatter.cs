using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Storage;

namespace MangNon.Circumstances;

/// <summary>What of an incident is sealed, all of it together: what happened, what came of it, when, the detail, and where.</summary>
internal sealed record IncidentMatter(
    IncidentKind Kind = default,
    IncidentOutcome? Outcome = null,
    DateOnly? OutcomeOn = null,
    string? Detail = null,
    IncidentPlace? Place = null
)
{
    public string Write() => JsonSerializer.Serialize(this, MatterJson.Compact.IncidentMatter);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static IncidentMatter Read(string text) =>
        JsonSerializer.Deserialize(text, MatterJson.Compact.IncidentMatter)!;
}

/// <summary>What of a support is sealed: form and source name the circumstance it was given for.</summary>
internal sealed record SupportMatter(string? Form = null, string? Source = null)
{
    public string Write() => JsonSerializer.Serialize(this, MatterJson.Compact.SupportMatter);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static SupportMatter Read(string text) =>
        JsonSerializer.Deserialize(text, MatterJson.Compact.SupportMatter)!;
}

/// <summary>The group of a circumstance. A type of its own, so that no query can compare it while it is sealed.</summary>
internal sealed record CircumstanceMatter(string Group = "");

/// <summary>The names and numbers written here are stored: never rename.</summary>
[JsonSerializable(typeof(IncidentMatter))]
[JsonSerializable(typeof(SupportMatter))]
internal sealed partial class MatterJson : JsonSerializerContext
{
    public static MatterJson Compact { get; } = new(SealedJson.Compact());
}
