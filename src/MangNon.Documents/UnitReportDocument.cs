using System.Globalization;
using DocumentFormat.OpenXml;
using MangNon.Documents.Word;
using MangNon.Figures;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Documents;

/// <summary>
/// Writes the report of a unit, school or village as a Word document in the form of Nghị định 30/2020/NĐ-CP. Number, day
/// and signatory are filled in on paper: the site signs the commune's report alone.
/// </summary>
public static class UnitReportDocument
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Of the sections, as Nghị định 30/2020/NĐ-CP numbers them.</summary>
    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V"];

    /// <summary>Writes a whole .docx to <paramref name="output"/>, which stays open.</summary>
    public static void Write(UnitReportRequest request, Stream output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var (line, term) = (request.Line, request.Line.Term);
        var place = AnnualReportRequest.WithoutType(request.CommuneName);
        var name = line.Reporter.PlaceName ?? line.Reporter.Unit.Name;
        var what = $"Chương trình hành động vì trẻ em {request.CommuneName} năm {term.Year}";
        var subject = $"Kết quả thực hiện {what}";
        var head = new Letterhead(
            [name.ToUpper(Vietnamese)],
            "Số:        /BC-        ",
            $"{place}, ngày      tháng      năm {term.DueOn.Year}",
            line.Reporter.Writer.UnderCommittee ? $"Ủy ban nhân dân {request.CommuneName}".ToUpper(Vietnamese) : null
        );
        ReportFile.Write(
            subject,
            head,
            _ =>
                [
                    .. ReportFrame.Opening(head, subject, LegalBases.Of(request.Programme)),
                    Block.Text(
                        ReportStyles.Body,
                        $"{name} báo cáo kết quả thực hiện {what} (số liệu từ ngày {FigureWords.Day(term.Counted.From)} đến ngày "
                            + $"{FigureWords.Day(term.Counted.To)}{(term.IsEstimate ? ", ước cả năm" : "")}) như sau:"
                    ),
                    .. Unsent(line),
                    .. Sections(request, name),
                    .. ReportFrame.Closing(
                        $"Trên đây là báo cáo kết quả thực hiện {what} của {name}",
                        [.. term.Duty.ToOn(term.DueOn).Select(one => one.Name), "Lưu"],
                        [line.Reporter.Writer.Signs.ToUpper(Vietnamese)],
                        signatory: null
                    ),
                ],
            output
        );
    }

    /// <summary>A paper that is not the one handed in says so.</summary>
    private static IEnumerable<OpenXmlElement> Unsent(UnitReportLine line) =>
        line.IsIn
            ? []
            : [Block.Text(ReportStyles.Note, "Bản nháp: báo cáo chưa gửi, số liệu và lời văn còn có thể thay đổi.")];

    private static IEnumerable<OpenXmlElement> Sections(UnitReportRequest request, string name)
    {
        var behind = request.Rows.Where(row => row.Verdict.Kind == VerdictKind.OffTrack).ToList();
        List<(string Title, IEnumerable<OpenXmlElement> Body)> sections =
        [
            (
                "KẾT QUẢ THỰC HIỆN",
                [
                    .. Figures(request),
                    .. Words(request, nameof(ReportWords.Results), alone: request.Rows.Count == 0),
                    .. ReportFrame.Listed([
                        .. request.Differences.Select(one =>
                            JudgementWords.Contested(name, FrozenDifference.Of(one), request.Rows)
                        ),
                    ]),
                ]
            ),
            .. request.Tasks.Count == 0
                ? []
                : new[] { ("NHIỆM VỤ THEO KẾ HOẠCH NĂM: ĐÃ LÀM, CHƯA LÀM", Tasks(request)) },
            (
                "HẠN CHẾ, NGUYÊN NHÂN",
                [
                    .. ReportFrame.Listed([.. behind.Select(ShortcomingWords.Line)]),
                    .. Words(request, nameof(ReportWords.Causes), alone: behind.Count == 0),
                ]
            ),
            ("NHIỆM VỤ THỜI GIAN TỚI", Words(request, nameof(ReportWords.Plans))),
            ("KIẾN NGHỊ, ĐỀ XUẤT", Words(request, nameof(ReportWords.Requests))),
        ];
        return sections.SelectMany(
            (section, at) => section.Body.Prepend(Block.Text(ReportStyles.Section, $"{Numerals[at]}. {section.Title}"))
        );
    }

    /// <summary>How many are done, then which are and which are not, with what came of each.</summary>
    private static IEnumerable<OpenXmlElement> Tasks(UnitReportRequest request)
    {
        var (done, left) = (request.Tasks.Where(one => one.IsDone), request.Tasks.Where(one => !one.IsDone));
        return
        [
            Block.Text(ReportStyles.Body, WorkTaskWords.Counts(request.Line.Term.Year, request.Tasks)),
            .. Part("Đã làm:", done),
            .. Part("Chưa làm:", left),
        ];

        static IEnumerable<OpenXmlElement> Part(string title, IEnumerable<FrozenTask> tasks) =>
            tasks.Select(WorkTaskWords.Line).ToList() is { Count: > 0 } lines
                ? ReportFrame.Listed(lines).Prepend(Block.Text(ReportStyles.Body, title))
                : [];
    }

    /// <summary>Nothing for a unit that answers for no component.</summary>
    private static IEnumerable<OpenXmlElement> Figures(UnitReportRequest request)
    {
        if (request.Rows.Count == 0)
        {
            return [];
        }

        const string title = "Bảng 1. Các thành phần chỉ tiêu";
        var columns = ResultColumns.Of(request.Line.Term.Year);
        return
        [
            Block.Text(ReportStyles.Caption, title),
            ResultTable.Of(title, [.. request.Rows.Select(row => GoalTables.Row(row, columns.MilestoneYear))], columns),
            .. GoalTables
                .Notes(request.Rows, columns.MilestoneYear)
                .Select(note => Block.Text(ReportStyles.Note, note)),
        ];
    }

    /// <summary>What the unit wrote in a part.</summary>
    /// <param name="request">The report.</param>
    /// <param name="part">The part.</param>
    /// <param name="alone">Nothing else stands in the section: where nothing was written either, it says so.</param>
    private static IEnumerable<OpenXmlElement> Words(UnitReportRequest request, string part, bool alone = true) =>
        JudgementWords.Lines(ReportWords.Of(request.Line.Report)[part]) is { Length: > 0 } lines
            ? ReportFrame.Paragraphs(lines)
        : alone ? [Block.Text(ReportStyles.Body, "Không có.")]
        : [];
}
