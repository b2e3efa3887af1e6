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
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var workbook = new XlsxWriter(stream, mark);
        workbook.BeginSheet(sheet, columns);
        foreach (var row in rows)
        {
            workbook.WriteRow(row);
        }
    }
}
