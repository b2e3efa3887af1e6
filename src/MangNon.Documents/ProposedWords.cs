using System.Globalization;
using MangNon.Figures;

namespace MangNon.Documents;

/// <summary>
/// Sentences that the figures can write themselves: proposed to whoever writes a report, and theirs only once taken over.
/// Direction and rounding are those of the printed numbers.
/// </summary>
public static class ProposedWords
{
    /// <summary>A sentence for each row with a figure, in the order given.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<BoardRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.Where(row => row.Figure.Value is not null).Select(Sentence)];
    }

    /// <summary>
    /// “Chỉ tiêu 5a (…): 63,3% (38/60), tăng 2,1 điểm phần trăm so với năm 2024, chưa đạt chỉ tiêu năm 2025 (≥ 97%).”
    /// </summary>
    public static string Sentence(BoardRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var change = GoalTables.Change(row);
        var unit = FigureWords.UnitAfterNumber(row.Component.Unit);
        var year = row.Years[^1].Year;
        var parts = new List<string>
        {
            $"{FigureWords.Number(row.Figure.Value!.Value, change.Decimals)}{unit} {FigureWords.Counts(row.Figure.Counts)}",
        };
        if (change.Movement is not null)
        {
            parts.Add(change.Words(year - 1));
        }

        if (row.Verdict is { Target: { } target, MilestoneYear: { } milestone })
        {
            var reached = row.Verdict.Kind switch
            {
                VerdictKind.Met => "đạt",
                VerdictKind.OnTrack => "chưa đạt nhưng đúng tiến độ đến",
                _ => "chưa đạt",
            };
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reached} chỉ tiêu năm {milestone} ({FigureWords.Target(target)}{unit})"
                )
            );
        }

        return $"Chỉ tiêu {row.Component.Id} ({row.Component.Name}): {string.Join(", ", parts)}.";
    }
}
