using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MangNon.Documents.Word;

namespace MangNon.Documents;

/// <summary>Writes the year's report as a Word document in the form of Nghị định 30/2020/NĐ-CP.</summary>
public static class AnnualReportDocument
{
    /// <summary>A table of so many rows fits easily on a page, and is kept on one.</summary>
    private const int ShortTable = 10;

    /// <summary>Writes a whole .docx to <paramref name="output"/>, which stays open.</summary>
    public static void Write(AnnualReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);

        // A package is written back and forth; the reader's stream (a response) may only go forward.
        using var buffer = new MemoryStream();
        using (var document = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = Block.Clean($"Báo cáo: {report.Subject}");
            document.PackageProperties.Subject = Block.Clean(report.Subject);
            document.PackageProperties.Creator = Block.Clean(string.Join(' ', report.Letterhead.Agency));
            document.PackageProperties.Language = "vi-VN";
            var main = document.AddMainDocumentPart();
            ReportStyles.AddTo(main);
            var section = PageSetup.AddTo(main);
            var body = new Body();
            body.Append(Opening(report));
            body.Append(JudgementSections.Replacing(report.Judgement));
            body.Append(SituationSection(report.Situation));
            body.Append(ResultsSection(report, main));
            body.Append(Remainder(report));
            body.Append(section);
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static IEnumerable<OpenXmlElement> Opening(AnnualReport report)
    {
        yield return LetterheadTable.Head(report.Letterhead);
        yield return Block.Text(ReportStyles.Title, "BÁO CÁO");
        yield return Block.Text(ReportStyles.Subject, report.Subject);
        yield return Block.Rule(ReportStyles.Subject, PageMeasures.TextWidth, PageMeasures.TextWidth * 2 / 5);
        for (var i = 0; i < report.Bases.Count; i++)
        {
            yield return Block.Text(ReportStyles.Basis, report.Bases[i] + (i == report.Bases.Count - 1 ? "." : ";"));
        }

        yield return Block.Text(ReportStyles.Body, report.Opening);
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
        if (situation.Rows.Count <= ShortTable)
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
            yield return Results(title, goal, report.Columns);
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

    private static OpenXmlElement Results(string title, GoalResults goal, ResultColumns years)
    {
        var table = new GridTable(
            title,
            [
                new("STT", 580, JustificationValues.Center),
                new("Thành phần chỉ tiêu", 2571, JustificationValues.Left),
                new("Đơn vị tính", 880, JustificationValues.Center),
                new($"Chỉ tiêu năm {years.MilestoneYear}", 1010, JustificationValues.Right),
                new($"Kết quả năm {years.Year}", 1080, JustificationValues.Right),
                new("Đánh giá", 920, JustificationValues.Center),
                new($"Năm {years.Year - 1}", 1080, JustificationValues.Right),
                new("So sánh", 950, JustificationValues.Right),
            ]
        );
        table.AddNumbers();
        foreach (var row in goal.Rows)
        {
            table.AddRow([
                row.ComponentId,
                row.Name,
                row.Unit,
                row.Target,
                CountsBelow(row.Result),
                row.Verdict,
                CountsBelow(row.LastYear),
                row.Change,
            ]);
        }

        if (goal.Rows.Count <= ShortTable)
        {
            table.KeepTogether();
        }

        return table.Element;
    }

    /// <summary>“95,6” above “(261/273)”.</summary>
    private static string CountsBelow(string figure)
    {
        var at = figure.IndexOf(" (", StringComparison.Ordinal);
        return at < 0 ? figure : figure.Insert(at + 1, "\n");
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

            foreach (var line in Listed(unit.Lines))
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

        foreach (var line in Listed(report.MissingFigures))
        {
            yield return line;
        }

        foreach (var line in Listed(report.Judgement?.Contested ?? []))
        {
            yield return line;
        }

        foreach (var element in JudgementSections.Of(report.Judgement))
        {
            yield return element;
        }

        var closing = Block.Text(ReportStyles.Body, report.Closing + "./.");
        closing.ParagraphProperties!.KeepNext = new KeepNext();
        yield return closing;
        yield return LetterheadTable.End(report.Recipients, report.Signatory);

        // A body must not end in a table; Word would add a paragraph at full height, perhaps on a page of its own.
        yield return Block.Text(ReportStyles.Recipients, "", size: 2);
    }

    internal static IEnumerable<OpenXmlElement> Listed(IReadOnlyList<string> lines) =>
        lines.Select((l, i) => Block.Text(ReportStyles.Body, $"- {l}{(i == lines.Count - 1 ? "." : ";")}"));
}
