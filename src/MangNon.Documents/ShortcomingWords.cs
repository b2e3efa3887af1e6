using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents;

/// <summary>III. Hạn chế, tồn tại and IV. Số liệu còn thiếu.</summary>
internal static class ShortcomingWords
{
    /// <summary>What is off track, by leading unit in the order of the board.</summary>
    public static IReadOnlyList<UnitShortcomings> Of(Board board) =>
        [
            .. board
                .Rows.Where(r => r.Verdict.Kind == VerdictKind.OffTrack)
                .GroupBy(r => r.Lead.Id, StringComparer.Ordinal)
                .Select(g => new UnitShortcomings(g.First().Lead.Name, [.. g.Select(Line)], ByDefault([.. g]))),
        ];

    /// <summary>“Chỉ tiêu 5a (…): kết quả 63,3% (38/60), chỉ tiêu ≥ 97%; còn 21 trẻ em để đạt chỉ tiêu năm 2025”.</summary>
    public static string Line(BoardRow row)
    {
        var unit = FigureWords.UnitAfterNumber(row.Component.Unit);
        var value = FigureWords.Number(row.Figure.Value!.Value, GoalTables.Change(row).Decimals);
        return $"Chỉ tiêu {row.Component.Id} ({row.Component.Name}): kết quả {value}{unit} {FigureWords.Counts(row.Figure.Counts)}, "
            + $"chỉ tiêu {FigureWords.Target(row.Verdict.Target)}{unit}{GapWords(row)}";
    }

    /// <summary>Components without a figure, or with one that no record stands behind.</summary>
    public static IReadOnlyList<string> MissingOf(Board board) =>
        [
            .. board
                .Rows.Where(r => r.Figure.Value is null)
                .Select(r => $"Chỉ tiêu {r.Component.Id} ({r.Component.Name}): {Reason(r)}"),
            .. board
                .Rows.Where(r => r.Figure is { IsReported: true, Value: not null })
                .Select(r =>
                    $"Chỉ tiêu {r.Component.Id} ({r.Component.Name}): chưa có hồ sơ để tính; dùng số liệu đơn vị báo cáo "
                    + FigureWords.Counts(r.Figure.Counts)
                ),
        ];

    /// <summary>Which of a unit's chỉ tiêu the plan gave to no one.</summary>
    private static string? ByDefault(IReadOnlyList<BoardRow> rows)
    {
        var ids = rows.Where(r => r.Indicator.LeadIsByDefault)
            .Select(r => r.Indicator.Id)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ids.Count == 0
            ? null
            : $"Kế hoạch không giao đơn vị chủ trì cho chỉ tiêu {string.Join(", ", ids)}; cơ quan đầu mối theo dõi.";
    }

    private static string Reason(BoardRow row) =>
        row switch
        {
            { Figure.NoFigure: NoFigureReason.WholeCommuneOnly } => "chỉ tính chung cho toàn xã",
            { Component.Rule.Subject: RuleSubject.Reported } => "đơn vị chủ trì chưa báo cáo số liệu",
            _ => "không phát sinh đối tượng để tính trong kỳ",
        };

    private static string GapWords(BoardRow row)
    {
        if (row.Gap is not { } gap || (gap.Missing == 0 && gap.Reachable))
        {
            return "";
        }

        var noun = Noun(row.Component);
        if (!gap.Reachable)
        {
            return $"; với quy mô hiện nay ({FigureWords.Plain(row.Figure.Counts.Denominator)} {noun}) không có mức nào đạt đúng chỉ tiêu";
        }

        var verb =
            row.Component.Rule.Less is not null ? "cần giảm thêm"
            : row.Component.Direction == Direction.Up ? "còn"
            : "cần giảm";
        return $"; {verb} {FigureWords.Whole(gap.Missing)} {noun} để đạt chỉ tiêu năm {gap.MilestoneYear}";
    }

    /// <summary>What the numerator counts. What should become fewer is counted in cases.</summary>
    private static string Noun(Component component) =>
        (component.Rule.Subject, component.Direction) switch
        {
            (RuleSubject.Facility, _) => "cơ sở",
            (RuleSubject.Village, _) => "thôn",
            (RuleSubject.Commune, _) => "xã",
            (RuleSubject.Incident or RuleSubject.Reported, _) or (_, Direction.Down) => "trường hợp",
            (RuleSubject.Enrolment, _) => "học sinh",
            _ => "trẻ em",
        };
}
