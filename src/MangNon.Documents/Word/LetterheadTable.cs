using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MangNon.Documents.Word;

/// <summary>The head of the document and its end: two tables without lines.</summary>
internal static class LetterheadTable
{
    private const int Left = 3420;
    private const int Right = PageMeasures.TextWidth - Left;

    /// <summary>Width of the tiêu ngữ in 14 pt bold Times New Roman: its line is as long.</summary>
    private const int MottoLength = 3300;

    /// <summary>Agency and quốc hiệu; số and địa danh, ngày tháng.</summary>
    public static Table Head(Letterhead head) =>
        Borderless(
            Row(
                Cell(
                    Left,
                    [
                        .. head.Parent is { } parent
                            ? [Block.Text(ReportStyles.Head, parent)]
                            : Array.Empty<Paragraph>(),
                        .. head.Agency.Select(line => Block.Text(ReportStyles.Head, line, bold: true)),
                        Block.Rule(ReportStyles.Head, Left, AgencyLine(head.Agency)),
                    ]
                ),
                Cell(
                    Right,
                    [
                        Block.Text(ReportStyles.Head, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true),
                        Block.Text(ReportStyles.Head, "Độc lập - Tự do - Hạnh phúc", bold: true, size: 28),
                        Block.Rule(ReportStyles.Head, Right, MottoLength),
                    ]
                )
            ),
            Row(
                Cell(Left, [Block.Text(ReportStyles.Head, head.Number)]),
                Cell(Right, [Block.Text(ReportStyles.Head, head.PlaceAndDate, italic: true, size: 28)])
            )
        );

    /// <summary>Nơi nhận and the signature.</summary>
    /// <param name="recipients">Without dash and final mark.</param>
    /// <param name="titles">Lines above the signature, in capitals: for whom it is signed, and by which office.</param>
    /// <param name="signatory">Null for a placeholder.</param>
    public static Table End(IReadOnlyList<string> recipients, IReadOnlyList<string> titles, string? signatory)
    {
        var receivers = new List<OpenXmlElement>
        {
            Block.Text(ReportStyles.Recipients, "Nơi nhận:", bold: true, italic: true, size: 24),
        };
        receivers.AddRange(
            recipients.Select(
                (r, i) => Block.Text(ReportStyles.Recipients, $"- {r}{(i == recipients.Count - 1 ? "." : ";")}")
            )
        );
        var signature = new List<OpenXmlElement>();
        signature.AddRange(titles.Select(line => Block.Text(ReportStyles.Head, line, bold: true, size: 28)));
        signature.AddRange(Enumerable.Range(0, 5).Select(_ => Block.Text(ReportStyles.Head, "")));
        signature.Add(
            signatory is null
                ? Placeholder.Paragraph("Họ và tên người ký", "[Họ và tên]", ReportStyles.Head)
                : Block.Text(ReportStyles.Head, signatory, bold: true, size: 28)
        );

        // Word wants a paragraph of the cell's own after a control.
        signature.Add(Block.Text(ReportStyles.Head, "", size: 2));
        const int half = PageMeasures.TextWidth / 2;
        return Borderless(Row(Cell(half, receivers), Cell(PageMeasures.TextWidth - half, signature)));
    }

    /// <summary>Between a third and a half of the agency's last line (a capital is about 9 pt wide at 13 pt).</summary>
    private static int AgencyLine(IReadOnlyList<string> agency) => agency[^1].Length * 9 * 20 * 2 / 5;

    private static Table Borderless(params TableRow[] rows)
    {
        var widths = rows[0].Elements<TableCell>().Select(c => c.TableCellProperties!.TableCellWidth!.Width!.Value!);
        var table = new Table(
            new TableProperties
            {
                TableWidth = new TableWidth
                {
                    Width = ReportStyles.Half(PageMeasures.TextWidth),
                    Type = TableWidthUnitValues.Dxa,
                },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }
                ),
            },
            new TableGrid(widths.Select(w => new GridColumn { Width = w }))
        );
        table.Append(rows.Cast<OpenXmlElement>());
        return table;
    }

    private static TableRow Row(params TableCell[] cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        row.Append(cells.Cast<OpenXmlElement>());
        return row;
    }

    private static TableCell Cell(int width, IEnumerable<OpenXmlElement> content)
    {
        var cell = new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = ReportStyles.Half(width), Type = TableWidthUnitValues.Dxa }
            )
        );
        cell.Append(content);
        return cell;
    }
}
