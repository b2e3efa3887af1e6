namespace MangNon.Exchange.Writing;

/// <summary>How a column's cells are written to a spreadsheet.</summary>
public enum TableCellType
{
    Text,

    /// <summary>A number, to the right. Of more than 15 digits, which a spreadsheet cannot hold, it is written as text.</summary>
    Number,

    /// <summary>A spreadsheet's own date, shown dd/mm/yyyy. Before 01/03/1900, which a spreadsheet cannot hold, it is written as text.</summary>
    Date,
}

/// <summary>A column of a table: its header, what it holds, its width in characters (more than 0, at most 255).</summary>
public sealed record TableColumn(string Header, TableCellType Type = TableCellType.Text, double Width = 16);

/// <summary>One sheet of a workbook of tables; see <see cref="TableWorkbook.Write(Stream, IEnumerable{TableSheet})"/>.</summary>
public sealed record TableSheet(
    string Name,
    IReadOnlyList<TableColumn> Columns,
    IEnumerable<IReadOnlyList<object?>> Rows
);

/// <summary>A table as an .xlsx workbook: header bold and frozen. Text never becomes a formula.</summary>
public static class TableWorkbook
{
    /// <summary>
    /// Writes the workbook; values are text, numbers, <see cref="DateOnly"/>, booleans (Có/Không) or null. The
    /// stream need not seek, but is written synchronously: for a web answer give a memory stream or a file.
    /// </summary>
    public static void Write(
        Stream stream,
        string sheet,
        IReadOnlyList<TableColumn> columns,
        IEnumerable<IReadOnlyList<object?>> rows,
        WorkbookMark? mark = null
    ) => Write(stream, [new TableSheet(sheet, columns, rows)], mark);

    /// <summary>Several tables, one on each sheet.</summary>
    public static void Write(Stream stream, IEnumerable<TableSheet> sheets, WorkbookMark? mark = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var workbook = new XlsxWriter(stream, mark);
        foreach (var sheet in sheets)
        {
            workbook.BeginSheet(sheet.Name, sheet.Columns);
            foreach (var row in sheet.Rows)
            {
                workbook.WriteRow(row);
            }
        }
    }
}
