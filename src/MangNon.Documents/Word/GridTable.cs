using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>A ruled table: its head repeats on each page, no row is torn between two pages.</summary>
internal sealed class GridTable
{
    /// <summary>A table of so many rows fits easily on a page, and is kept on one.</summary>
    public const int Short = 10;

    private readonly Table _table;
    private readonly IReadOnlyList<Column> _columns;

    /// <param name="title">Read out in place of the table (accessibility).</param>
    /// <param name="columns">Left to right; their widths add up to the width of the text.</param>
    public GridTable(string title, IReadOnlyList<Column> columns)
    {
        _columns = columns;
        _table = new Table(
            new TableProperties
            {
                TableStyle = new TableStyle { Val = ReportStyles.Grid },
                TableWidth = new TableWidth
                {
                    Width = ReportStyles.Half(columns.Sum(c => c.Width)),
                    Type = TableWidthUnitValues.Dxa,
                },
                TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableLook = new TableLook
                {
                    Val = "0020",
                    FirstRow = true,
                    LastRow = false,
                    FirstColumn = false,
                    LastColumn = false,
                    NoHorizontalBand = true,
                    NoVerticalBand = true,
                },
                TableCaption = new TableCaption { Val = title },
                TableDescription = new TableDescription { Val = string.Join("; ", columns.Select(c => c.Head)) },
            },
            new TableGrid(columns.Select(c => new GridColumn { Width = ReportStyles.Half(c.Width) }))
        );
        AddRow([.. columns.Select(c => c.Head)], ReportStyles.CellHead, head: true);
    }

    /// <summary>The row of column numbers: (1), (2)…</summary>
    public void AddNumbers() =>
        AddRow(
            [.. Enumerable.Range(1, _columns.Count).Select(n => $"({n})")],
            ReportStyles.Cell,
            head: true,
            centred: true,
            italic: true
        );

    public void AddRow(IReadOnlyList<string> cells, bool bold = false) =>
        AddRow(cells, ReportStyles.Cell, head: false, bold: bold);

    public OpenXmlElement Element => _table;

    /// <summary>A short table is not torn between two pages: each row stays with the next.</summary>
    public void KeepTogether()
    {
        foreach (var row in _table.Elements<TableRow>().SkipLast(1))
        {
            foreach (var paragraph in row.Descendants<Paragraph>())
            {
                paragraph.ParagraphProperties!.KeepNext = new KeepNext();
            }
        }
    }

    private void AddRow(
        IReadOnlyList<string> cells,
        string style,
        bool head,
        bool bold = false,
        bool centred = false,
        bool italic = false
    )
    {
        var properties = new TableRowProperties(new CantSplit());
        if (head)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
        {
            row.Append(
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth
                        {
                            Width = ReportStyles.Half(_columns[i].Width),
                            Type = TableWidthUnitValues.Dxa,
                        },
                        new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }
                    ),
                    Cell(
                        cells[i],
                        style,
                        head || centred ? JustificationValues.Center : _columns[i].Align,
                        bold,
                        italic
                    )
                )
            );
        }

        _table.Append(row);
    }

    private static Paragraph Cell(string text, string style, JustificationValues align, bool bold, bool italic)
    {
        var properties = Block.Style(style);
        properties.Justification = new Justification { Val = align };
        return new Paragraph(properties, Block.Run(text, bold, italic));
    }

    /// <param name="Head">In the first row.</param>
    /// <param name="Width">In twentieths of a point.</param>
    /// <param name="Align">Of the cells under the head.</param>
    internal sealed record Column(string Head, int Width, JustificationValues Align);
}
