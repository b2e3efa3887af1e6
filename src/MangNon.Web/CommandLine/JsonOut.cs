using System.Text.Encodings.Web;
using System.Text.Json;

namespace MangNon.Web.CommandLine;

/// <summary>JSON on stdout, with Vietnamese letters as they are.</summary>
internal static class JsonOut
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Action<Utf8JsonWriter> write)
    {
        using var stdout = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stdout, Options))
        {
            write(writer);
        }

        stdout.WriteByte((byte)'\n');
    }

    /// <summary>A whole number without a decimal point.</summary>
    public static void Number(this Utf8JsonWriter json, string name, decimal value)
    {
        if (value == decimal.Truncate(value) && Math.Abs(value) < 9e15m)
        {
            json.WriteNumber(name, (long)value);
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
