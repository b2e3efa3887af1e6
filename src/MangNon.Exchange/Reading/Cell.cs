namespace MangNon.Exchange.Reading;

internal enum CellKind : byte
{
    Blank,
    Text,

    /// <summary>A spreadsheet's number; the text is its decimal form with a point.</summary>
    Number,

    /// <summary>A spreadsheet's number shown as a date; the text is dd/mm/yyyy.</summary>
    Date,

    /// <summary>A number shown as a date which is no day of the calendar; the text is the number.</summary>
    NoDate,

    /// <summary>A formula, whatever its last result; the text begins with =.</summary>
    Formula,

    /// <summary>An error value such as #N/A.</summary>
    Fault,
}

/// <summary>A cell as found, before any rule of the form.</summary>
internal readonly record struct Cell(CellKind Kind, string Text, DateOnly Date = default)
{
    public static readonly Cell Blank = new(CellKind.Blank, "");

    public static Cell OfText(string text) => string.IsNullOrWhiteSpace(text) ? Blank : new(CellKind.Text, text);
}
