using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Tests.Writing;

public class TableWorkbookTests
{
    private static void AssertValid(Stream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Description}"));
    }

    [Fact]
    public void A_table_is_a_valid_workbook_with_typed_cells_and_a_frozen_bold_header()
    {
        using var file = new MemoryStream();
        TableWorkbook.Write(
            file,
            "Trẻ [em]: 2025/12 và một cái tên rất dài",
            [new("Họ tên", Width: 30), new("Số", TableCellType.Number), new("Ngày", TableCellType.Date)],
            [
                ["=HYPERLINK(\"x\")", 12.5m, new DateOnly(2021, 3, 5)],
                ["a\u0001b", 1234567890123456m, new DateOnly(1890, 1, 1)],
                [null, null, null],
            ]
        );

        AssertValid(file);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var workbook = document.WorkbookPart!;
        Assert.Equal("Trẻ em 202512 và một cái tên rấ", workbook.Workbook!.Descendants<Sheet>().Single().Name!.Value);
        var sheet = workbook.WorksheetParts.Single().Worksheet!;
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        var cells = sheet.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!);
        Assert.Equal((1u, "Họ tên"), (cells["A1"].StyleIndex!.Value, cells["A1"].InnerText));
        Assert.Equal((CellValues.InlineString, 3u), (cells["A2"].DataType!.Value, cells["A2"].StyleIndex!.Value));
        Assert.Equal((null, "12.5"), (cells["B2"].DataType?.Value, cells["B2"].InnerText));
        Assert.Equal((2u, "44260"), (cells["C2"].StyleIndex!.Value, cells["C2"].InnerText));
        Assert.Equal("ab", cells["A3"].InnerText);
        Assert.Equal(
            (CellValues.InlineString, "1234567890123456"),
            (cells["B3"].DataType!.Value, cells["B3"].InnerText)
        );
        Assert.Equal((CellValues.InlineString, "01/01/1890"), (cells["C3"].DataType!.Value, cells["C3"].InnerText));
        Assert.False(cells.ContainsKey("A4"));
    }

    [Fact]
    public async Task The_exported_register_and_the_table_of_errors_are_valid_workbooks()
    {
        await using var commune = await TestCommune.CreateAsync();
        var result = await commune.ImportAsync(WorkbookSource.Open(TestCommune.Sample("dirty-2025.xlsx")));

        using var errors = new MemoryStream();
        ImportErrorsWorkbook.Write(errors, result);
        AssertValid(errors);
        using var register = new MemoryStream();
        await using var db = commune.NewContext();
        await RegisterExport.RunAsync(db, commune.Seal, commune.Id, register, ExportFormat.Xlsx);
        AssertValid(register);

        using var document = SpreadsheetDocument.Open(errors, isEditable: false);
        var sheet = (WorksheetPart)document.WorkbookPart!.GetPartById("rId1");
        Assert.Equal(result.Errors.Count + 1, sheet.Worksheet!.Descendants<Row>().Count());
    }
}
