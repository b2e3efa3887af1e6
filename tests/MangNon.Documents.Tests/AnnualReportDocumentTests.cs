using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using S = DocumentFormat.OpenXml.Spreadsheet;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace MangNon.Documents.Tests;

public sealed class AnnualReportDocumentTests : IDisposable
{
    private readonly WordprocessingDocument _document = WordprocessingDocument.Open(
        new MemoryStream(SampleReport.Bytes),
        isEditable: false
    );

    public void Dispose() => _document.Dispose();

    private MainDocumentPart Main => _document.MainDocumentPart!;

    private Body Body => Main.Document!.Body!;

    [Theory]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void The_document_obeys_the_schema_of_Word(FileFormatVersions version)
    {
        var errors = new OpenXmlValidator(version)
            .Validate(_document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .ToList();
        Assert.Empty(errors);
    }

    [Fact]
    public void The_paper_is_A4_with_margins_of_20_20_30_and_20_millimetres()
    {
        var section = Body.Elements<SectionProperties>().Single();
        var margin = section.GetFirstChild<PageMargin>()!;
        Assert.Equal((11906u, 16838u), Size(section.GetFirstChild<PageSize>()!));
        Assert.Equal(20, Millimetres(margin.Top!.Value));
        Assert.Equal(20, Millimetres(margin.Bottom!.Value));
        Assert.Equal(30, Millimetres((int)margin.Left!.Value));
        Assert.Equal(20, Millimetres((int)margin.Right!.Value));
    }

    [Fact]
    public void Pages_are_numbered_at_the_top_centre_but_not_the_first()
    {
        var section = Body.Elements<SectionProperties>().Single();
        Assert.NotNull(section.GetFirstChild<TitlePage>());
        var headers = section
            .Elements<HeaderReference>()
            .ToDictionary(h => h.Type!.Value, h => ((HeaderPart)Main.GetPartById(h.Id!)).Header!);
        Assert.Contains("PAGE", headers[HeaderFooterValues.Default].InnerText, StringComparison.Ordinal);
        Assert.Equal("", headers[HeaderFooterValues.First].InnerText);
        Assert.Equal(JustificationValues.Center, StyleOf("Header").StyleParagraphProperties!.Justification!.Val!.Value);
    }

    [Fact]
    public void The_type_is_Times_New_Roman_14_justified_with_a_first_line_of_1_27_cm_in_Vietnamese()
    {
        var run = Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal("Times New Roman", run.RunFonts!.Ascii!.Value);
        Assert.Equal("28", run.FontSize!.Val!.Value);
        Assert.Equal("vi-VN", run.Languages!.Val!.Value);
        var body = StyleOf("BodyText").StyleParagraphProperties!;
        Assert.Equal(JustificationValues.Both, body.Justification!.Val!.Value);
        Assert.Equal("720", body.Indentation!.FirstLine!.Value);
        Assert.Equal("120", body.SpacingBetweenLines!.After!.Value);
        Assert.Equal("264", body.SpacingBetweenLines.Line!.Value);
        Assert.Empty(Main.FontTablePart?.GetPartsOfType<FontPart>() ?? []);
    }

    [Fact]
    public void Every_paragraph_bears_a_style_that_is_defined()
    {
        var defined = Styles.Elements<Style>().Select(s => s.StyleId!.Value!).ToHashSet(StringComparer.Ordinal);
        foreach (var paragraph in Body.Descendants<Paragraph>())
        {
            Assert.Contains(paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value!, defined);
        }
    }

    [Fact]
    public void The_head_has_the_agency_left_and_the_name_of_the_state_right_without_lines()
    {
        var head = Body.Elements<Table>().First();
        var cells = head.Elements<TableRow>().Select(r => r.Elements<TableCell>().Select(Lines).ToList()).ToList();
        Assert.Equal(["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯƠNG"], cells[0][0]);
        Assert.Equal(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"], cells[0][1]);
        Assert.Equal(["Số:        /BC-UBND"], cells[1][0]);
        Assert.Equal(["Bình Lương, ngày      tháng      năm 2025"], cells[1][1]);
        Assert.Empty(head.Descendants<TableBorders>());
        Assert.DoesNotContain('_', Body.InnerText);
    }

    [Fact]
    public void Each_goal_has_a_table_and_together_they_have_a_row_for_each_component()
    {
        var tables = ResultTables().ToList();
        Assert.Equal(4, tables.Count);
        var shown = tables.SelectMany(t => t.Elements<TableRow>().Skip(2)).Select(r => Cells(r)[0]).ToList();
        Assert.Equal(34, shown.Count);
        Assert.Equal(Programmes.BinhLuong.Components.Select(c => c.Component.Id), shown);
    }

    [Fact]
    public void Heads_of_tables_repeat_carry_column_numbers_and_no_row_is_torn()
    {
        foreach (var table in ResultTables().Append(VillageTable()))
        {
            var rows = table.Elements<TableRow>().ToList();
            var columns = rows[0].Elements<TableCell>().Count();
            Assert.Equal(Enumerable.Range(1, columns).Select(n => $"({n})"), Cells(rows[1]));
            Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
            Assert.All(rows[..2], r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<TableHeader>()));
            Assert.All(rows[2..], r => Assert.Null(r.TableRowProperties!.GetFirstChild<TableHeader>()));
            Assert.True(table.GetFirstChild<TableProperties>()!.TableLook!.FirstRow!.Value);
            Assert.NotEmpty(table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value!);
        }
    }

    [Fact]
    public void Tables_are_as_wide_as_the_text()
    {
        foreach (var table in Body.Elements<Table>())
        {
            var widths = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>();
            Assert.Equal(9071, widths.Sum(w => int.Parse(w.Width!.Value!, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Charts_carry_a_workbook_that_says_the_same_as_the_drawing()
    {
        Assert.Equal(2, Main.ChartParts.Count());
        foreach (var part in Main.ChartParts)
        {
            var chart = part.ChartSpace!;
            var package = (EmbeddedPackagePart)part.GetPartById(chart.GetFirstChild<C.ExternalData>()!.Id!);
            using var workbook = SpreadsheetDocument.Open(package.GetStream(), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook));
            var cells = workbook
                .WorkbookPart!.WorksheetParts.Single()
                .Worksheet!.Descendants<S.Cell>()
                .ToDictionary(c => c.CellReference!.Value!, c => c.InnerText, StringComparer.Ordinal);
            foreach (var reference in chart.Descendants<C.Formula>())
            {
                var cached = reference.Parent!.Descendants<C.NumericValue>().Select(v => v.Text);
                Assert.Equal(InWorkbook(cells, reference.Text), cached);
            }
        }
    }

    [Fact]
    public void The_first_chart_counts_the_verdicts_of_the_tables()
    {
        var chart = ChartNamed(SampleReport.Report.VerdictChart.Title);
        var tables = ResultTables().ToList();
        foreach (var series in chart.Descendants<C.BarChartSeries>())
        {
            var word = series.GetFirstChild<C.SeriesText>()!.Descendants<C.NumericValue>().Single().Text;
            var counted = tables.Select(t =>
                t.Elements<TableRow>().Skip(2).Count(r => Cells(r)[5] == word).ToString(CultureInfo.InvariantCulture)
            );
            Assert.Equal(counted, Values(series));
        }
    }

    [Fact]
    public void The_second_chart_shows_the_gaps_that_the_tables_show()
    {
        var chart = ChartNamed(SampleReport.Report.GapChart!.Title);
        var rows = ResultTables()
            .SelectMany(t => t.Elements<TableRow>().Skip(2))
            .Select(Cells)
            .ToDictionary(c => c[0], StringComparer.Ordinal);
        var series = chart.Descendants<C.BarChartSeries>().Single();
        var categories = series.Descendants<C.CategoryAxisData>().Single().Descendants<C.NumericValue>().ToList();
        var values = Values(series);
        Assert.NotEmpty(values);
        for (var i = 0; i < values.Count; i++)
        {
            var row = rows[categories[i].Text.Split('.')[0]];
            Assert.Equal("Chậm", row[5]);
            var gap = Math.Abs(Number(row[3].Split('\u00A0')[1].Split(' ')[0]) - Number(row[4].Split(' ')[0]));
            Assert.Equal(gap, decimal.Parse(values[i], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Charts_are_described_for_those_who_cannot_see_them()
    {
        var drawings = Body.Descendants<Wp.DocProperties>().ToList();
        Assert.Equal(2, drawings.Count);
        Assert.All(drawings, d => Assert.Contains("Biểu đồ", d.Description!.Value!, StringComparison.Ordinal));
        Assert.Contains("Mục tiêu 4", drawings[0].Description!.Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_has_the_recipients_in_11_and_room_for_the_chairman()
    {
        var end = Body.Elements<Table>().Last().Descendants<TableCell>().ToList();
        var receivers = Lines(end[0]);
        Assert.Equal("Nơi nhận:", receivers[0]);
        Assert.Equal("- Lưu: VT, VHXH.", receivers[^1]);
        Assert.All(receivers[1..^1], r => Assert.EndsWith(";", r, StringComparison.Ordinal));
        Assert.Equal("22", StyleOf("Recipients").StyleRunProperties!.FontSize!.Val!.Value);
        var heading = end[0].Descendants<RunProperties>().First();
        Assert.NotNull(heading.Bold);
        Assert.NotNull(heading.Italic);
        Assert.Equal("24", heading.FontSize!.Val!.Value);
        Assert.Equal(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "[Họ và tên]"], Lines(end[1]));
    }

    [Fact]
    public void People_write_their_own_recommendations_into_a_content_control()
    {
        var control = Body.Elements<SdtBlock>().Single();
        Assert.Equal("[Đơn vị bổ sung]", control.InnerText);
        Assert.Equal("Kiến nghị", control.SdtProperties!.GetFirstChild<SdtAlias>()!.Val!.Value);
        Assert.Equal("V. KIẾN NGHỊ", control.PreviousSibling<Paragraph>()!.InnerText);
    }

    [Fact]
    public void The_text_ends_with_the_mark_of_the_end_glued_to_its_last_sentence()
    {
        var ending = Body.Elements<Paragraph>().Single(p => p.InnerText.EndsWith("./.", StringComparison.Ordinal));
        Assert.Equal(SampleReport.Report.Closing + "./.", ending.InnerText);
        Assert.IsType<Table>(ending.NextSibling());
    }

    [Fact]
    public void The_properties_of_the_file_name_the_report_and_its_language()
    {
        Assert.Equal($"Báo cáo: {SampleReport.Report.Subject}", _document.PackageProperties.Title);
        Assert.Equal("vi-VN", _document.PackageProperties.Language);
    }

    [Fact]
    public void A_name_with_the_old_letter_oi_or_a_control_character_is_written_clean()
    {
        var report = SampleReport.Report with { Subject = "Chƣơng trình\u0001 xã Bình Lƣơng" };
        using var output = new MemoryStream();
        AnnualReportDocument.Write(report, output);
        output.Position = 0;
        using var document = WordprocessingDocument.Open(output, isEditable: false);
        Assert.Contains(
            "Chương trình xã Bình Lương",
            document.MainDocumentPart!.Document!.InnerText,
            StringComparison.Ordinal
        );
    }

    private Styles Styles => Main.StyleDefinitionsPart!.Styles!;

    private Style StyleOf(string id) => Styles.Elements<Style>().Single(s => s.StyleId == id);

    private Table VillageTable() => Body.Elements<Table>().ElementAt(1);

    private IEnumerable<Table> ResultTables() =>
        Body.Elements<Table>().Where(t => Cells(t.Elements<TableRow>().First()).Contains("Thành phần chỉ tiêu"));

    private C.ChartSpace ChartNamed(string title) =>
        Main.ChartParts.Select(p => p.ChartSpace!).Single(c => c.Descendants<C.Title>().First().InnerText == title);

    private static List<string> Values(C.BarChartSeries series) =>
        [.. series.GetFirstChild<C.Values>()!.Descendants<C.NumericValue>().Select(v => v.Text)];

    private static List<string> Cells(TableRow row) => [.. row.Elements<TableCell>().Select(c => c.InnerText)];

    private static List<string> Lines(TableCell cell) =>
        [.. cell.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];

    private static IEnumerable<string> InWorkbook(Dictionary<string, string> cells, string formula)
    {
        var range = formula.Split('!')[1].Replace("$", "", StringComparison.Ordinal).Split(':');
        var from = int.Parse(range[0].AsSpan(1), CultureInfo.InvariantCulture);
        var to = int.Parse(range[^1].AsSpan(1), CultureInfo.InvariantCulture);
        return Enumerable
            .Range(from, to - from + 1)
            .Select(row => cells[range[0][..1] + row.ToString(CultureInfo.InvariantCulture)]);
    }

    private static decimal Number(string text) =>
        decimal.Parse(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);

    private static (uint Width, uint Height) Size(PageSize size) => (size.Width!.Value, size.Height!.Value);

    private static int Millimetres(int twentieths) => (int)Math.Round(twentieths / 1440.0 * 25.4);
}
