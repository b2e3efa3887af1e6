using System.Globalization;
using MangNon.Figures;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;

namespace MangNon.Documents;

/// <summary>Turns what was frozen with a report into the paragraphs and lines that are printed.</summary>
public static class JudgementWords
{
    /// <param name="words">The focal office's own.</param>
    /// <param name="units">Reports of units and villages, gathered or missing.</param>
    /// <param name="board">The figures, for those that are contested.</param>
    /// <param name="replaced">The number and day of the report that this one replaces; null for a first version.</param>
    /// <param name="why">Why it is replaced.</param>
    public static ReportJudgement Of(
        ReportWords words,
        IReadOnlyList<FrozenUnit> units,
        Board board,
        (int Number, DateOnly IssuedOn)? replaced = null,
        string? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(board);
        var gathered = units.Where(unit => unit.IsGathered).ToList();
        return new ReportJudgement(
            Lines(words.Results),
            Lines(words.Causes),
            Lines(words.Plans),
            Lines(words.Requests),
            [.. gathered.Select(unit => new UnitWords(unit.Unit, Lines(unit.Words!.Results)))],
            [.. units.Where(unit => !unit.IsGathered).Select(Missing)],
            [.. gathered.SelectMany(unit => unit.Differences.Select(one => Contested(unit.Unit, one, board.Rows)))],
            replaced is { } old
                ? $"Báo cáo này thay thế Báo cáo số {old.Number.ToString("00", CultureInfo.InvariantCulture)}/BC-UBND "
                    + $"ngày {FigureWords.Day(old.IssuedOn)}. Lý do: {why}"
                : null
        );
    }

    /// <summary>“Thôn 3: chưa gửi báo cáo”.</summary>
    private static string Missing(FrozenUnit unit) =>
        unit.State switch
        {
            UnitReportState.HandedIn =>
                $"{unit.Unit}: đã gửi ngày {FigureWords.Day(unit.HandedInOn)}, chưa được chấp nhận",
            UnitReportState.Returned => $"{unit.Unit}: đã trả lại để bổ sung",
            _ => $"{unit.Unit}: chưa gửi báo cáo",
        };

    /// <summary>“Chỉ tiêu 5a: tính từ hồ sơ 38/60; Trạm Y tế nêu 40/60 (lý do; nguồn: sổ tiêm chủng)”.</summary>
    /// <param name="unit">Who contests it.</param>
    /// <param name="one">What the unit says instead, why, and by which paper.</param>
    /// <param name="rows">What the records say; a component that is not among them has no figure.</param>
    internal static string Contested(string unit, FrozenDifference one, IReadOnlyList<BoardRow> rows)
    {
        var computed = rows.FirstOrDefault(row => row.Component.Id == one.Component)?.Figure.Counts ?? default;
        var here = computed.HasFigure ? $"tính từ hồ sơ {Fraction(computed)}" : "hồ sơ không có số liệu";
        return $"Chỉ tiêu {one.Component}: {here}; {unit} nêu {Fraction(one.Said.ToCounts())} "
            + $"({OneLine(one.Reason)}; nguồn: {OneLine(one.Source)})";
    }

    private static string Fraction(Counts counts) =>
        $"{FigureWords.Plain(counts.Numerator)}/{FigureWords.Plain(counts.Denominator)}";

    private static string OneLine(string text) => text.Replace('\n', ' ').Trim().TrimEnd('.', ';');

    internal static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
