using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Reporting.Duties;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Documents.Tests;

public sealed class UnitReportDocumentTests
{
    [Theory]
    [InlineData("tram-y-te")]
    [InlineData("cac-thon")]
    public void The_document_obeys_the_schema_of_Word(string unit)
    {
        using var document = Open(Written(Request(unit)));
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .ToList();
        Assert.Empty(errors);
    }

    [Fact]
    public void A_village_stands_below_the_committee_and_its_head_signs()
    {
        var tables = Tables(Request("cac-thon", place: "Thôn 1"));
        Assert.Equal(["ỦY BAN NHÂN DÂN XÃ BÌNH LƯƠNG", "THÔN 1", ""], Cell(tables[0], 0));
        Assert.Equal("TRƯỞNG THÔN", Cell(tables[^1], 1)[0]);
    }

    [Fact]
    public void A_unit_of_its_own_names_nobody_above_it()
    {
        var tables = Tables(Request("tram-y-te"));
        Assert.Equal(["TRẠM Y TẾ", ""], Cell(tables[0], 0));
        Assert.Equal("TRẠM TRƯỞNG", Cell(tables[^1], 1)[0]);
        var recipients = Cell(tables[^1], 0);
        Assert.Equal("Nơi nhận:", recipients[0]);
        Assert.Contains("cơ quan đầu mối", recipients[1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_holds_the_units_own_components_its_words_and_what_it_contests()
    {
        var request = Request("tram-y-te");
        var text = Text(request);
        var own = request.Rows.Select(row => row.Component.Id).ToList();
        var table = Tables(request)[1];
        Assert.Equal(
            own,
            table.Elements<TableRow>().Skip(2).Select(row => row.Elements<TableCell>().First().InnerText)
        );
        Assert.Contains("Đã cân 243 trẻ.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Trạm Y tế nêu 27/43 (hai trẻ tiêm ở huyện; nguồn: sổ của huyện)",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("(số liệu từ ngày 01/01/2025 đến ngày 31/10/2025, ước cả năm)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnitReportState.Open, true)]
    [InlineData(UnitReportState.Returned, true)]
    [InlineData(UnitReportState.HandedIn, false)]
    [InlineData(UnitReportState.Accepted, false)]
    public void A_paper_that_is_not_handed_in_says_so(UnitReportState state, bool says) =>
        Assert.Equal(says, Text(Request("tram-y-te", state)).Contains("Bản nháp", StringComparison.Ordinal));

    [Fact]
    public void A_part_without_words_says_that_there_is_nothing()
    {
        var paragraphs = Paragraphs(Request("tram-y-te"));
        Assert.Equal("Không có.", paragraphs[paragraphs.IndexOf("III. NHIỆM VỤ THỜI GIAN TỚI") + 1]);
    }

    [Fact]
    public void Tasks_of_the_year_stand_after_the_results_counted_and_apart_those_done_and_not()
    {
        var request = Request("tram-y-te") with
        {
            Tasks =
            [
                new FrozenTask("Cân đo trẻ em.", "V.7", null, WorkProgress.Done, "Đã cân 243 trẻ.", "Biên bản 12"),
                new FrozenTask(
                    "Mua cân",
                    null,
                    new DateOnly(2025, 6, 30),
                    WorkProgress.NotDone,
                    "Không có tiền.",
                    null
                ),
                new FrozenTask("Tập huấn", null, null, WorkProgress.NotBegun, null, null),
            ],
        };
        var paragraphs = Paragraphs(request);
        var at = paragraphs.IndexOf("II. NHIỆM VỤ THEO KẾ HOẠCH NĂM: ĐÃ LÀM, CHƯA LÀM");
        Assert.Equal(
            [
                "Kế hoạch công tác năm 2025: đã làm 1/3 nhiệm vụ; đang làm 0; chưa bắt đầu 1; không làm được 1.",
                "Đã làm:",
                "- Cân đo trẻ em (mục V.7): Đã cân 243 trẻ; minh chứng: Biên bản 12.",
                "Chưa làm:",
                "- Mua cân (hạn 30/06/2025): không làm được; lý do: Không có tiền;",
                "- Tập huấn: chưa bắt đầu.",
                "III. HẠN CHẾ, NGUYÊN NHÂN",
            ],
            paragraphs.Skip(at + 1).Take(7)
        );
        Assert.Contains("V. KIẾN NGHỊ, ĐỀ XUẤT", paragraphs);
    }

    [Fact]
    public void Below_what_is_behind_no_line_says_that_there_is_nothing()
    {
        var paragraphs = Paragraphs(Request("tram-y-te"));
        var next = paragraphs.IndexOf("III. NHIỆM VỤ THỜI GIAN TỚI");
        Assert.StartsWith("- Chỉ tiêu", paragraphs[next - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_as_handed_in_stand_in_place_of_those_of_today()
    {
        var request = Request("tram-y-te");
        var row = request.Rows.Single(one => one.Component.Id == "5a");
        var then = FrozenFigure.Of(row) with
        {
            Numerator = 1,
            Denominator = 2,
            Before = new FrozenCounts(3, 4),
            Verdict = VerdictKind.Met,
        };
        var put = then.InPlaceOf(row);
        Assert.Equal(new Counts(1, 2), put.Figure.Counts);
        Assert.Equal(new Counts(3, 4), put.Years[^2].Figure.Counts);
        Assert.Equal(new Counts(1, 2), put.Years[^1].Figure.Counts);
        Assert.Equal(row.Years.Count, put.Years.Count);
        var shown = Tables(request with { Rows = [put] })[1].Elements<TableRow>().Last().Elements<TableCell>();
        Assert.Equal(
            ["50 (1/2) (*)", "Đạt", "75 (3/4) (*)", "−25"],
            shown.Select(cell => cell.InnerText).Skip(4).ToList()
        );
    }

    [Fact]
    public async Task Another_program_prints_it_with_its_head_and_every_component()
    {
        var request = Request("tram-y-te");
        var pages = await OfficeProgram.PagesAsync(Written(request));
        Assert.InRange(pages.Count, 2, 4);
        var words = string.Concat(pages.SelectMany(page => page).Select(word => word.Text)).Normalize();
        Assert.StartsWith("TRẠMYTẾ", words, StringComparison.Ordinal);
        var each = pages.SelectMany(page => page).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(each, request.Rows.Select(row => row.Component.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Contains("IV.KIẾNNGHỊ,ĐỀXUẤT", words, StringComparison.Ordinal);
    }

    private static UnitReportRequest Request(
        string unit,
        UnitReportState state = UnitReportState.HandedIn,
        string? place = null
    )
    {
        var programme = Programmes.BinhLuong;
        var duties = ReportingDuties.Shipped;
        var key = new ReporterKey(unit, place is null ? Guid.Empty : Guid.CreateVersion7());
        var reporter = new Reporter(
            key,
            programme.Units.Single(one => one.Id == unit),
            duties.Reporters.Single(one => one.UnitId == unit),
            place
        );
        var term = duties.Find("don-vi-nam")!.TermsOf(2025, WorkCalendar.Shipped).Single();
        var own = reporter.ComponentsOf(programme).ToHashSet(StringComparer.Ordinal);
        var report = new UnitReport
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.CreateVersion7(),
            DutyId = term.Duty.Id,
            Year = 2025,
            Part = 0,
            UnitId = unit,
            PlaceId = key.PlaceId,
            State = state,
            Results = "Đã cân 243 trẻ.\nTiêm 12 buổi.",
        };
        return new UnitReportRequest
        {
            CommuneName = "xã Bình Lương",
            Line = new UnitReportLine(reporter, term, report),
            Programme = programme,
            Rows = [.. SampleReport.Board().Rows.Where(row => own.Contains(row.Component.Id))],
            Tasks = [],
            Differences =
            [
                new FigureDifference
                {
                    Id = Guid.CreateVersion7(),
                    ReportId = report.Id,
                    ComponentId = "5a",
                    Numerator = 27,
                    Denominator = 43,
                    Reason = "hai trẻ tiêm ở huyện.",
                    Source = "sổ của huyện",
                },
            ],
        };
    }

    private static byte[] Written(UnitReportRequest request)
    {
        using var output = new MemoryStream();
        UnitReportDocument.Write(request, output);
        return output.ToArray();
    }

    private static WordprocessingDocument Open(byte[] file) =>
        WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static List<Table> Tables(UnitReportRequest request)
    {
        using var document = Open(Written(request));
        return [.. document.MainDocumentPart!.Document!.Body!.Elements<Table>()];
    }

    private static List<string> Paragraphs(UnitReportRequest request)
    {
        using var document = Open(Written(request));
        return [.. document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(one => one.InnerText)];
    }

    private static string Text(UnitReportRequest request) => string.Join('\n', Paragraphs(request));

    /// <summary>The paragraphs of a cell of the first row.</summary>
    private static List<string> Cell(Table table, int column) =>
        [
            .. table
                .Elements<TableRow>()
                .First()
                .Elements<TableCell>()
                .ElementAt(column)
                .Elements<Paragraph>()
                .Select(one => one.InnerText),
        ];
}
