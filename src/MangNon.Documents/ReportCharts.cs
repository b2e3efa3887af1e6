using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>The two charts of the report, each titled with what it says.</summary>
internal static class ReportCharts
{
    private const int MostBars = 10;
    private const int LongestLabel = 46;

    private static readonly (VerdictKind Kind, string Colour)[] Verdicts =
    [
        (VerdictKind.Met, "2E7D4F"),
        (VerdictKind.OnTrack, "2F6DB5"),
        (VerdictKind.OffTrack, "E0A030"),
        (VerdictKind.NoTarget, "8A93A0"),
        (VerdictKind.NoFigure, "C9CED6"),
    ];

    /// <summary>Components by goal and verdict. A verdict that no component has is left out.</summary>
    public static ReportChart Verdict(Board board)
    {
        var goals = board.Rows.GroupBy(r => r.Goal.Id, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var categories = goals.Select((_, i) => $"Mục tiêu {i + 1}").ToList();
        var series = Verdicts
            .Where(v => board.Rows.Any(r => r.Verdict.Kind == v.Kind))
            .Select(v => new ChartSeries(
                FigureWords.Verdict(v.Kind),
                v.Colour,
                [.. goals.Select(g => (decimal)g.Count(r => r.Verdict.Kind == v.Kind))]
            ))
            .ToList();
        var met = board.Rows.Count(r => r.Verdict.Kind == VerdictKind.Met);
        var off = board.Rows.Count(r => r.Verdict.Kind == VerdictKind.OffTrack);
        return new ReportChart(
            off == 0
                ? $"Đạt {met}/{board.Rows.Count} thành phần chỉ tiêu, không có thành phần nào chậm"
                : $"Đạt {met}/{board.Rows.Count} thành phần chỉ tiêu, còn {off} thành phần chậm",
            "Biểu đồ cột chồng, số thành phần chỉ tiêu theo đánh giá. " + Spoken(categories, series, ""),
            categories,
            series,
            "Số thành phần chỉ tiêu",
            0
        );
    }

    /// <summary>
    /// Percentages off track, furthest from their target first, the gap in percentage points between the numbers
    /// as printed; null when there are none.
    /// </summary>
    public static ReportChart? Gap(Board board)
    {
        var gaps = board
            .Rows.Where(r =>
                r is { Verdict: { Kind: VerdictKind.OffTrack, Target: not null }, Component.Unit: MeasureUnit.Percent }
            )
            .Select(r => (Row: r, Gap: GapOf(r)))
            .OrderByDescending(x => x.Gap)
            .Take(MostBars)
            .ToList();
        if (gaps.Count == 0)
        {
            return null;
        }

        var categories = gaps.Select(x => Label(x.Row.Component)).ToList();
        var series = new ChartSeries("Còn cách chỉ tiêu (điểm phần trăm)", "E0A030", [.. gaps.Select(x => x.Gap)]);
        var (furthest, gap) = gaps[0];
        return new ReportChart(
            $"Xa chỉ tiêu nhất là chỉ tiêu {furthest.Component.Id}, còn cách {FigureWords.Number(gap, 1)} điểm phần trăm",
            "Biểu đồ thanh, khoảng cách tới chỉ tiêu. " + Spoken(categories, [series], " điểm phần trăm"),
            categories,
            [series],
            "Điểm phần trăm",
            1
        );
    }

    private static decimal GapOf(BoardRow row)
    {
        var target = row.Verdict.Target!.Value;
        return Math.Abs(
            FigureWords.Round(target, FigureWords.TargetDecimals(target))
                - FigureWords.Round(row.Figure.Value!.Value, GoalTables.Change(row).Decimals)
        );
    }

    private static string Label(Component component)
    {
        var label = $"{component.Id}. {component.Name}";
        if (label.Length <= LongestLabel)
        {
            return label;
        }

        var cut = label.LastIndexOf(' ', LongestLabel);
        return label[..(cut > 0 ? cut : LongestLabel)] + "…";
    }

    private static string Spoken(List<string> categories, List<ChartSeries> series, string unit) =>
        string.Join(
            " ",
            categories.Select(
                (c, i) =>
                    series.Count == 1
                        ? $"{c}: {FigureWords.Plain(series[0].Values[i])}{unit}."
                        : $"{c}: {string.Join(", ", series.Select(s => $"{s.Name} {FigureWords.Plain(s.Values[i])}"))}."
            )
        );
}
