using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MangNon.Rights;

/// <summary>A request's matter as text, before it is sealed. The names written here are stored: never rename.</summary>
internal static class MatterText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Sealed, never shown to a browser: Vietnamese letters stay themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RequestMatter matter) => JsonSerializer.Serialize(matter, Json);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static RequestMatter Read(string text) => JsonSerializer.Deserialize<RequestMatter>(text, Json)!;
}
