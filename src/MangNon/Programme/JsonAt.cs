using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MangNon.Programme;

/// <summary>A JSON value that knows where in its file it stands, so that a finding can say the line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In characters, from 1.</param>
/// <param name="Path">JSON path from the root, which is empty.</param>
internal sealed record JsonAt(JsonValueKind Kind, int Line, int Column, string Path)
{
    /// <summary>Text of a string, composed (NFC) and with Ƣ ƣ mended to Ư ư; null for other kinds.</summary>
    public string? Text { get; private init; }

    /// <summary>Value of a number; null for other kinds and for a number beyond decimals.</summary>
    public decimal? Number { get; private init; }

    public IReadOnlyList<JsonAt> Items { get; private init; } = [];

    /// <summary>Members of an object in the order of the file; a name may stand twice.</summary>
    public IReadOnlyList<(string Name, JsonAt Value)> Members { get; private init; } = [];

    public JsonAt? Member(string name) => Members.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>Reads a file's bytes: UTF-8, with or without a byte order mark; comments and trailing commas allowed.</summary>
    /// <exception cref="JsonException">Not JSON; the exception's line and byte position count from 0.</exception>
    public static JsonAt Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        var lines = new LineIndex(utf8);
        reader.Read();
        var root = Read(ref reader, utf8, lines, "");
        // Anything after the root is a mistake; the reader says so itself.
        while (reader.Read()) { }

        return root;
    }

    private static JsonAt Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, LineIndex lines, string path)
    {
        var (line, column) = lines.At(utf8, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, JsonAt)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!.Normalize();
                    reader.Read();
                    members.Add((name, Read(ref reader, utf8, lines, path.Length == 0 ? name : $"{path}.{name}")));
                }

                return new JsonAt(JsonValueKind.Object, line, column, path) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<JsonAt>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    var index = items.Count.ToString(CultureInfo.InvariantCulture);
                    items.Add(Read(ref reader, utf8, lines, $"{path}[{index}]"));
                }

                return new JsonAt(JsonValueKind.Array, line, column, path) { Items = items };
            case JsonTokenType.String:
                return new JsonAt(JsonValueKind.String, line, column, path)
                {
                    Text = PrintedWords.Repair(reader.GetString()!),
                };
            case JsonTokenType.Number:
                return new JsonAt(JsonValueKind.Number, line, column, path)
                {
                    Number = reader.TryGetDecimal(out var number) ? number : null,
                };
            case JsonTokenType.True:
                return new JsonAt(JsonValueKind.True, line, column, path);
            case JsonTokenType.False:
                return new JsonAt(JsonValueKind.False, line, column, path);
            default:
                return new JsonAt(JsonValueKind.Null, line, column, path);
        }
    }

    /// <summary>Starts of lines, to turn a byte's index into a line and a column.</summary>
    internal sealed class LineIndex
    {
        private readonly List<int> _starts = [0];

        public LineIndex(ReadOnlySpan<byte> utf8)
        {
            for (var i = 0; i < utf8.Length; i++)
            {
                if (utf8[i] == (byte)'\n')
                {
                    _starts.Add(i + 1);
                }
            }
        }

        public int Start(int line) => _starts[Math.Clamp(line, 0, _starts.Count - 1)];

        public (int Line, int Column) At(ReadOnlySpan<byte> utf8, int index)
        {
            var found = _starts.BinarySearch(index);
            var line = found >= 0 ? found : ~found - 1;
            var start = _starts[line];
            return (line + 1, Encoding.UTF8.GetCharCount(utf8[start..index]) + 1);
        }
    }
}
