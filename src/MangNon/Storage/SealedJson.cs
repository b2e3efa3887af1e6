using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MangNon.Storage;

/// <summary>How what is sealed together is written before it is sealed.</summary>
internal static class SealedJson
{
    /// <summary>New options, since a context keeps those it is made with to itself.</summary>
    public static JsonSerializerOptions Compact() =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Sealed, never shown to a browser: Vietnamese letters stay themselves.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
}
