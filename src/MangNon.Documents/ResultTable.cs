using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using MangNon.Documents.Word;

namespace MangNon.Documents;

/// <summary>Components with target, result, verdict and the year before.</summary>
internal static class ResultTable
{
    public static OpenXmlElement Of(string title, IReadOnlyList<ResultRow> rows, ResultColumns years)
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
        foreach (var row in rows)
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

        if (rows.Count <= GridTable.Short)
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
}
