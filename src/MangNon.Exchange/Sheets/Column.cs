using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Sheets;

/// <summary>A column of the form. A required one must be in the sheet, and its cell filled in every row.</summary>
internal sealed class Column(
    string name,
    bool required = false,
    TableCellType type = TableCellType.Text,
    double width = 14
)
{
    public string Name { get; } = name;

    public bool Required { get; } = required;

    public TableCellType Type { get; } = type;

    /// <summary>Width in characters when written to a spreadsheet.</summary>
    public double Width { get; } = width;

    /// <summary>Place in its form, from 0.</summary>
    public int Index { get; private set; } = -1;

    /// <summary>The columns of a form, in its order.</summary>
    public static IReadOnlyList<Column> Form(params Column[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Index = i;
        }

        return columns;
    }
}
