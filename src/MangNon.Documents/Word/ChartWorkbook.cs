using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace MangNon.Documents.Word;

/// <summary>The workbook inside a chart: what “Edit Data” opens. Categories in column A, a series in each column from B.</summary>
internal static class ChartWorkbook
{
    public const string SheetName = "Sheet1";

    public static void Write(ReportChart chart, Stream output)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        var rows = new SheetData(Row(1, [Text("A1", ""), .. chart.Series.Select((s, i) => Text(Cell(i, 1), s.Name))]));
        for (var c = 0; c < chart.Categories.Count; c++)
        {
            var row = c + 2;
            rows.Append(
                Row(
                    row,
                    [
                        Text($"A{row}", chart.Categories[c]),
                        .. chart.Series.Select((s, i) => NumberCell(Cell(i, row), s.Values[c])),
                    ]
                )
            );
        }

        sheet.Worksheet = new Worksheet(rows);
        workbook.Workbook = new Workbook(
            new Sheets(
                new Sheet
                {
                    Name = SheetName,
                    SheetId = 1,
                    Id = workbook.GetIdOfPart(sheet),
                }
            )
        );
    }

    /// <summary>“B2”: of series 0, row 2.</summary>
    public static string Cell(int series, int row) =>
        $"{(char)('B' + series)}{row.ToString(CultureInfo.InvariantCulture)}";

    private static Row Row(int index, IEnumerable<Cell> cells) =>
        new(cells.Cast<OpenXmlElement>()) { RowIndex = (uint)index };

    private static Cell Text(string reference, string text) =>
        new(new InlineString(new Text(Block.Clean(text))))
        {
            CellReference = reference,
            DataType = CellValues.InlineString,
        };

    private static Cell NumberCell(string reference, decimal value) =>
        new(new CellValue(value.ToString(CultureInfo.InvariantCulture)))
        {
            CellReference = reference,
            DataType = CellValues.Number,
        };
}
