using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MangNon.Documents.Word;

namespace MangNon.Documents;

/// <summary>Writes the year's report as a Word document in the form of Nghị định 30/2020/NĐ-CP.</summary>
public static class AnnualReportDocument
{
    /// <summary>Writes a whole .docx to <paramref name="output"/>, which stays open.</summary>
    public static void Write(AnnualReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);

        ReportFile.Write(
            report.Subject,
            report.Letterhead,
            main =>
                [
                    .. ReportFrame.Opening(report.Letterhead, report.Subject, report.Bases),
                    Block.Text(ReportStyles.Body, report.Opening),
                    .. JudgementSections.Replacing(report.Judgement),
                    .. SituationSection(report.Situation),
                    .. ResultsSection(report, main),
                    .. Remainder(report),
                ],
            output
        );
    }

    private static IEnumerable<OpenXmlElement> SituationSection(Situation situation)
    {
        yield return Block.Text(ReportStyles.Section, "I. TÌNH HÌNH CHUNG VỀ TRẺ EM");
        foreach (var paragraph in situation.Paragraphs)
        {
            yield return Block.Text(ReportStyles.Body, paragraph);
        }

        const string title = "Bảng 1. Trẻ em theo thôn";
        yield return Block.Text(ReportStyles.Caption, title);
        int[] widths = [700, 2571, 1160, 1160, 1160, 1160, 1160];
        var table = new GridTable(
            title,
            [
                .. situation.Header.Select(
                    (head, i) =>
                        new GridTable.Column(
                            head,
                            widths[i],
                            i switch
                            {
                                0 => JustificationValues.Center,
                                1 => JustificationValues.Left,
                                _ => JustificationValues.Right,
                            }
                        )
                ),
            ]
        );
        table.AddNumbers();
        foreach (var row in situation.Rows)
        {
            table.AddRow(row);
        }

        table.AddRow(situation.Total, bold: true);
        if (situation.Rows.Count <= GridTable.Short)
        {
            table.KeepTogether();
        }

        yield return table.Element;
    }

    private static IEnumerable<OpenXmlElement> ResultsSection(AnnualReport report, MainDocumentPart main)
    {
        yield return Block.Text(ReportStyles.Section, "II. KẾT QUẢ THỰC HIỆN CÁC MỤC TIÊU, CHỈ TIÊU");
        foreach (var paragraph in report.ResultsSummary)
        {
            yield return Block.Text(ReportStyles.Body, paragraph);
        }

        yield return ChartDrawing.AddTo(main, report.VerdictChart, 1, 80);
        for (var i = 0; i < report.Goals.Count; i++)
        {
            var goal = report.Goals[i];
            yield return Block.Text(ReportStyles.Subsection, $"{i + 1}. {goal.Title}");
            yield return Block.Text(ReportStyles.Body, string.Join(' ', goal.Summary));
            var title = $"Bảng {i + 2}. Kết quả thực hiện mục tiêu {i + 1}";
            yield return Block.Text(ReportStyles.Caption, title);
            yield return ResultTable.Of(title, goal.Rows, report.Columns);
            foreach (var note in goal.Notes)
            {
                yield return Block.Text(ReportStyles.Note, note);
            }
        }

        if (report.GapChart is { } gaps)
        {
            yield return ChartDrawing.AddTo(main, gaps, 2, 30 + (9 * gaps.Categories.Count));
        }
    }

    private static IEnumerable<OpenXmlElement> Remainder(AnnualReport report)
    {
        yield return Block.Text(ReportStyles.Section, "III. HẠN CHẾ, TỒN TẠI");
        if (report.Shortcomings.Count == 0)
        {
            yield return Block.Text(ReportStyles.Body, "Không có thành phần chỉ tiêu nào chậm tiến độ.");
        }

        for (var i = 0; i < report.Shortcomings.Count; i++)
        {
            var unit = report.Shortcomings[i];
            yield return Block.Text(ReportStyles.Subsection, $"{i + 1}. {unit.Unit}");
            if (unit.Remark is { } remark)
            {
                yield return Block.Text(ReportStyles.Body, remark);
            }

            foreach (var line in ReportFrame.Listed(unit.Lines))
            {
                yield return line;
            }
        }

        foreach (var element in JudgementSections.Causes(report.Judgement, report.Shortcomings.Count + 1))
        {
            yield return element;
        }

        yield return Block.Text(ReportStyles.Section, "IV. SỐ LIỆU CÒN THIẾU");
        if (report.MissingFigures.Count == 0)
        {
            yield return Block.Text(ReportStyles.Body, "Các thành phần chỉ tiêu đều có số liệu tính từ hồ sơ.");
        }

        foreach (var line in ReportFrame.Listed(report.MissingFigures))
        {
            yield return line;
        }

        foreach (var line in ReportFrame.Listed(report.Judgement?.Contested ?? []))
        {
            yield return line;
        }

        foreach (var element in JudgementSections.Of(report.Judgement))
        {
            yield return element;
        }

        foreach (
            var element in ReportFrame.Closing(
                report.Closing,
                report.Recipients,
                ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
                report.Signatory
            )
        )
        {
            yield return element;
        }
    }
}
