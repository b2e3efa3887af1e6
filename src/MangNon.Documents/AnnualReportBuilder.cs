using System.Globalization;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>Writes the year's report in words: a pure function of the figures, the programme and the register.</summary>
public static class AnnualReportBuilder
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <exception cref="ArgumentException">The summary of the register is of another period than the board.</exception>
    public static AnnualReport Build(AnnualReportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Register.Period != request.Board.Period)
        {
            throw new ArgumentException("The register's summary and the board must be of one period.", nameof(request));
        }

        var board = request.Board;
        var columns = ResultColumns.Of(board.Period.Year);
        var milestone = columns.MilestoneYear;
        var what = $"Chương trình hành động vì trẻ em {request.CommuneName} năm {board.Period.Year}";
        return new AnnualReport
        {
            Letterhead = Head(request),
            Subject = $"Kết quả thực hiện {what}",
            Bases = LegalBases.Of(request.National, request.Programme),
            Opening =
                $"Ủy ban nhân dân {request.CommuneName} báo cáo kết quả thực hiện {what} "
                + $"(số liệu từ ngày {FigureWords.Day(board.Period.From)} đến ngày {FigureWords.Day(board.Period.To)}) như sau:",
            Situation = SituationWords.Of(request.Register, request.CommuneName),
            ResultsSummary = Summary(board, milestone),
            Goals = GoalTables.Of(board, milestone),
            Columns = columns,
            VerdictChart = ReportCharts.Verdict(board),
            GapChart = ReportCharts.Gap(board),
            Shortcomings = ShortcomingWords.Of(board),
            MissingFigures = ShortcomingWords.MissingOf(board),
            Judgement = request.Judgement,
            Closing = $"Trên đây là báo cáo kết quả thực hiện {what} của Ủy ban nhân dân {request.CommuneName}",
            Recipients = ReportRouting.On(request.Date ?? board.Period.To),
            Signatory = request.Signatory,
        };
    }

    private static Letterhead Head(AnnualReportRequest request) =>
        new(
            [.. request.Agency.Select(line => line.ToUpper(Vietnamese))],
            request.Number is { } number
                ? $"Số: {number.ToString("00", CultureInfo.InvariantCulture)}/BC-UBND"
                : "Số:        /BC-UBND",
            request.Date is { } date
                ? $"{request.Place}, ngày {date.Day:00} tháng {Month(date.Month)} năm {date.Year}"
                : $"{request.Place}, ngày      tháng      năm {request.Board.Period.Year}"
        );

    /// <summary>January and February take a zero, so that no digit can be put before them (Nghị định 30/2020/NĐ-CP, Phụ lục I).</summary>
    private static string Month(int month) => month.ToString(month <= 2 ? "00" : "0", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Summary(Board board, int milestone)
    {
        int Of(VerdictKind kind) => board.Rows.Count(r => r.Verdict.Kind == kind);
        var indicators = board.Rows.Select(r => r.Indicator.Id).Distinct(StringComparer.Ordinal).Count();
        (int Count, string Words)[] parts =
        [
            (Of(VerdictKind.Met), "đạt"),
            (Of(VerdictKind.OnTrack), "đúng tiến độ"),
            (Of(VerdictKind.OffTrack), "chậm"),
            (Of(VerdictKind.NoFigure), "không có số liệu"),
            (Of(VerdictKind.NoTarget), $"có số liệu nhưng kế hoạch không quy định chỉ tiêu năm {milestone}"),
        ];
        var words = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} thành phần {p.Words}");
        return
        [
            $"Kế hoạch có {indicators} chỉ tiêu, gồm {board.Rows.Count} thành phần đo được. "
                + $"So với chỉ tiêu năm {milestone}: {string.Join(", ", words)}.",
            "Kết quả ghi kèm số đếm trong ngoặc đơn (tử số/mẫu số). “Đúng tiến độ” là chưa đạt chỉ tiêu nhưng bằng hoặc "
                + "tốt hơn mức cần có ở thời điểm báo cáo; “Chậm” là chưa bằng mức đó.",
        ];
    }
}
