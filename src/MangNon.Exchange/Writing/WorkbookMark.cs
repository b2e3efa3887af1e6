using System.Globalization;

namespace MangNon.Exchange.Writing;

/// <summary>
/// Says on a workbook with names who took it, when and for what: on a first sheet, above and below every printed page,
/// and in the properties. An import passes over it, so that a marked register goes back in as it came out.
/// </summary>
/// <param name="Author">Who took it.</param>
/// <param name="At">UTC.</param>
/// <param name="Warning">Above every printed page.</param>
/// <param name="Summary">Who, when, what for and under which number, in one line: below every printed page.</param>
/// <param name="Lines">The same and more, line by line, on the first sheet.</param>
public sealed record WorkbookMark(
    string Author,
    DateTime At,
    string Warning,
    string Summary,
    IReadOnlyList<(string Label, string Text)> Lines
)
{
    /// <summary>Name of the first sheet.</summary>
    public const string Sheet = "Nguồn tệp";

    // Spreadsheets hold 255 characters of a header or footer, codes included.
    private const int MostPrinted = 240;

    internal static TableColumn[] Columns { get; } = [new("Mục", Width: 24), new("Nội dung", Width: 90)];

    /// <summary>As printed: what would be a code is doubled.</summary>
    internal string Header => Printed(Warning);

    internal string Footer => Printed(Summary);

    private static string Printed(string text)
    {
        var printed = new System.Text.StringBuilder();
        var pieces = StringInfo.GetTextElementEnumerator(text);
        while (pieces.MoveNext())
        {
            var piece = pieces.GetTextElement().Replace("&", "&&", StringComparison.Ordinal);
            if (printed.Length + piece.Length > MostPrinted)
            {
                break;
            }

            printed.Append(piece);
        }

        return printed.ToString();
    }
}
