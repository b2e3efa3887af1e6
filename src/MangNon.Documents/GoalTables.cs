using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>II. One subsection and table for each goal.</summary>
internal static class GoalTables
{
    private const string SmallMark = "(*)";
    private const string ReportedMark = "(**)";

    public static IReadOnlyList<GoalResults> Of(Board board, int milestone) =>
        [
            .. board
                .Rows.GroupBy(r => r.Goal.Id, StringComparer.Ordinal)
                .Select(
                    (g, i) =>
                        new GoalResults(
                            Title(g.First().Goal, i + 1),
                            Summary([.. g], board.Period.Year - 1),
                            [.. g.Select(r => Row(r, milestone))],
                            Notes([.. g], milestone)
                        )
                ),
        ];

    public static string Title(Goal goal, int number) =>
        goal.Name.StartsWith("Mục tiêu", StringComparison.OrdinalIgnoreCase)
            ? goal.Name.TrimEnd('.')
            : $"Mục tiêu {number}: {goal.Name.TrimEnd('.')}";

    /// <summary>The applied target that a row is held against, and its year.</summary>
    public static (TargetValue? Value, int? Year) TargetOf(BoardRow row, int milestone)
    {
        if (row.Verdict.Target is { } target)
        {
            return (target, row.Verdict.MilestoneYear);
        }

        return row.Component.Targets.TryGetValue(milestone, out var own) && own.Applied is { } applied
            ? (applied, milestone)
            : (null, null);
    }

    /// <summary>The figure of the same span a year earlier; null where there is none.</summary>
    public static Figure? LastYear(BoardRow row) =>
        row.Years is [.., var last]
        && row.Years.FirstOrDefault(y => y.Year == last.Year - 1)?.Figure is { Value: not null } figure
            ? figure
            : null;

    public static YearChange Change(BoardRow row) =>
        new(row.Figure, LastYear(row), row.Component.Unit, row.Verdict.Target);

    public static ResultRow Row(BoardRow row, int milestone)
    {
        var (target, year) = TargetOf(row, milestone);
        var change = Change(row);
        var before = LastYear(row);
        var targetCell = FigureWords.Target(target);
        return new ResultRow
        {
            ComponentId = row.Component.Id,
            Name = row.Component.Name,
            Unit = FigureWords.Unit(row.Component.Unit),
            Target = year is { } y && y != milestone ? $"{targetCell} (năm {y})" : targetCell,
            Result = FigureWords.WithCounts(row.Figure, change.Decimals) + Marks(row.Figure),
            Verdict = FigureWords.Verdict(row.Verdict.Kind),
            LastYear = FigureWords.WithCounts(before, change.Decimals) + (before is null ? "" : Marks(before)),
            Change = change.Cell,
        };
    }

    private static string Marks(Figure figure) =>
        figure.Value is null
            ? ""
            : (figure.Counts.IsSmall ? " " + SmallMark : "") + (figure.IsReported ? " " + ReportedMark : "");

    private static List<string> Summary(IReadOnlyList<BoardRow> rows, int yearBefore)
    {
        var met = rows.Count(r => r.Verdict.Kind == VerdictKind.Met);
        var sentences = new List<string> { $"Đạt {met}/{rows.Count} thành phần chỉ tiêu." };
        var compared = rows.Select(r => (Row: r, Change: Change(r)))
            .Where(x => x.Change.Difference is not null)
            .ToList();
        if (compared.Count > 0)
        {
            var better = compared.Count(x => Better(x.Row, x.Change) > 0);
            var worse = compared.Count(x => Better(x.Row, x.Change) < 0);
            var same = compared.Count - better - worse;
            (int Count, string Words)[] parts = [(better, "tốt hơn"), (worse, "kém hơn"), (same, "không thay đổi")];
            sentences.Add(
                $"So với năm {yearBefore}: {string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} thành phần {p.Words}"))}."
            );
        }

        var telling = compared
            .Where(x => !x.Change.IsSmall && x.Row.Component.Unit == MeasureUnit.Percent && x.Change.Difference != 0)
            .OrderByDescending(x => Math.Abs(x.Change.Difference!.Value))
            .Take(2)
            .Select(x => $"chỉ tiêu {x.Row.Component.Id} {x.Change.Movement}")
            .ToList();
        if (telling.Count > 0)
        {
            sentences.Add($"Thay đổi nhiều nhất: {string.Join("; ", telling)}.");
        }

        return sentences;
    }

    /// <summary>1 better, −1 worse, 0 the same.</summary>
    private static int Better(BoardRow row, YearChange change) =>
        Math.Sign(change.Difference!.Value) * (row.Component.Direction == Direction.Up ? 1 : -1);

    public static IReadOnlyList<string> Notes(IReadOnlyList<BoardRow> rows, int milestone)
    {
        var notes = new List<string>();
        var shown = rows.SelectMany(r => new[] { r.Figure, LastYear(r) }).OfType<Figure>().ToList();
        if (shown.Exists(f => f.Counts.IsSmall))
        {
            notes.Add(
                $"{SmallMark} Số nhỏ: mẫu số dưới {Counts.SmallBelow}, một trường hợp cũng làm thay đổi nhiều; cần thận trọng khi so sánh."
            );
        }

        if (shown.Exists(f => f.IsReported && f.Value is not null))
        {
            notes.Add($"{ReportedMark} Số liệu do đơn vị báo cáo, không tính từ hồ sơ.");
        }

        notes.AddRange(rows.SelectMany(r => NotesOf(r, milestone)));
        return notes;
    }

    private static IEnumerable<string> NotesOf(BoardRow row, int milestone)
    {
        var id = row.Component.Id;
        if (
            row is { PooledOver3Years: { HasFigure: true } pooled, Figure.Counts.IsSmall: true }
            && pooled.Denominator > row.Figure.Counts.Denominator
            && row.Component.Unit != MeasureUnit.Change
            && row.Component.Rule.Subject is not (RuleSubject.Commune or RuleSubject.Facility or RuleSubject.Village)
        )
        {
            var value = pooled.Value(row.Component.Multiplier)!.Value;
            yield return $"Chỉ tiêu {id}: gộp 3 năm là {FigureWords.Number(value, FigureWords.Decimals(value, row.Verdict.Target))}"
                + $"{FigureWords.UnitAfterNumber(row.Component.Unit)} {FigureWords.Counts(pooled)}.";
        }

        if (row.Figure.ReportedBeside is { HasFigure: true } beside)
        {
            var value = beside.Value(row.Component.Multiplier)!.Value;
            yield return $"Chỉ tiêu {id}: đơn vị báo cáo {FigureWords.Number(value, 1)}{FigureWords.UnitAfterNumber(row.Component.Unit)}"
                + $" {FigureWords.Counts(beside)}; bảng trên dùng số liệu tính từ hồ sơ.";
        }

        var (target, year) = TargetOf(row, milestone);
        var own = year is { } y && row.Component.Targets.TryGetValue(y, out var t) ? t : null;
        if (own is { Defect: { } defect, Printed: { } printed })
        {
            yield return $"Chỉ tiêu {id}: chỉ tiêu in trong kế hoạch là “{printed.Trim()}”; áp dụng {FigureWords.Target(target)}"
                + $"{FigureWords.UnitAfterNumber(row.Component.Unit)}; {Decided(defect)}.";
        }

        if (row.Verdict.Maintained)
        {
            yield return $"Chỉ tiêu {id}: kế hoạch không quy định chỉ tiêu riêng cho mốc này; duy trì chỉ tiêu trước đó.";
        }
    }

    private static string Decided(TargetDefect defect) =>
        defect.Decision is { } decision ? $"theo {decision.TrimEnd('.')}" : "chưa có quyết định điều chỉnh";
}
