namespace MangNon.Exchange.Sheets;

/// <summary>
/// One sheet of the form: its columns, how a row is read (pure: notes what is wrong on the cells), and how it is
/// written (one value per column: text, <see cref="decimal"/>, <see cref="DateOnly"/> or null).
/// </summary>
internal sealed record SheetForm<TRow>(
    string Name,
    IReadOnlyList<Column> Columns,
    Func<RowCells, Known, TRow> Decode,
    Func<TRow, Codes, object?[]> Encode
)
    where TRow : notnull;
