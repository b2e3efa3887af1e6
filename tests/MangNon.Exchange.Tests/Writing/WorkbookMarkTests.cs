using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Tests.Writing;

public class WorkbookMarkTests
{
    internal static WorkbookMark Mark { get; } =
        new(
            "Đặng Thị Hoa & con",
            new DateTime(2026, 11, 28, 3, 0, 0, DateTimeKind.Utc),
            "Dữ liệu cá nhân của trẻ em – không chuyển tiếp",
            "Tải bởi Đặng Thị Hoa & con, lúc 28/11/2026 10:00, số 7/2026",
            [("Tải bởi", "=Đặng Thị Hoa & con"), ("Số", "7/2026")]
        );

    private static SpreadsheetDocument Write(WorkbookMark mark)
    {
        var file = new MemoryStream();
        TableWorkbook.Write(
            file,
            "Danh sách",
            [new("Mã")],
            [
                ["T1"],
            ],
            mark
        );
        return SpreadsheetDocument.Open(file, isEditable: false);
    }

    [Fact]
    public void The_mark_stands_on_a_first_sheet_on_every_printed_page_and_in_the_properties()
    {
        using var document = Write(Mark);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Description}"));
        var workbook = document.WorkbookPart!;
        Assert.Equal(["Nguồn tệp", "Danh sách"], workbook.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value));
        var first = ((WorksheetPart)workbook.GetPartById("rId1")).Worksheet!;
        Assert.Contains("=Đặng Thị Hoa & con", first.Descendants<Cell>().Select(cell => cell.InnerText));
        Assert.All(
            workbook.WorksheetParts.Select(part => part.Worksheet!.Descendants<HeaderFooter>().Single()),
            printed =>
            {
                Assert.Equal("&C" + Mark.Warning, printed.OddHeader!.Text);
                // An & would begin a code: it is doubled.
                Assert.Equal(
                    "&LTải bởi Đặng Thị Hoa && con, lúc 28/11/2026 10:00, số 7/2026&R&P/&N",
                    printed.OddFooter!.Text
                );
            }
        );
        var properties = document.PackageProperties;
        Assert.Equal(
            (Mark.Author, Mark.Warning, Mark.Summary, Mark.At),
            (properties.Creator, properties.Title, properties.Description, properties.Created!.Value.ToUniversalTime())
        );
    }

    [Theory]
    [InlineData("&", 300)]
    [InlineData("ế", 300)]
    [InlineData("𠀋", 300)]
    public void A_long_mark_is_cut_between_characters_to_what_a_spreadsheet_prints(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        using var document = Write(Mark with { Summary = text });
        Assert.Empty(new OpenXmlValidator().Validate(document));
        var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet!;
        var printed = sheet.Descendants<HeaderFooter>().Single().OddFooter!.Text;
        Assert.InRange(printed.Length, 200, 255);
        var cut = printed[2..^"&R&P/&N".Length].Replace("&&", "&", StringComparison.Ordinal);
        Assert.Equal(0, cut.Length % piece.Length);
        Assert.StartsWith(cut, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marked_register_goes_back_in_as_it_came_out()
    {
        await using var first = await TestCommune.CreateAsync();
        await first.ImportAsync(WorkbookSource.Open(TestCommune.Sample("binh-luong-2025.zip")));
        using var file = new MemoryStream();
        await using (var db = first.NewContext())
        {
            await RegisterExport.RunAsync(db, first.Seal, first.Id, file, ExportFormat.Xlsx, mark: Mark);
        }

        await using var second = await TestCommune.CreateAsync();
        var result = await second.ImportAsync(WorkbookSource.Open(file));
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(await first.DumpAsync(), await second.DumpAsync());
    }
}
