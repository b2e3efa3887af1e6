using MangNon.Figures;

namespace MangNon.Web.Figures;

/// <summary>Lines of the board under one heading.</summary>
/// <param name="Title">Of the goal, or of the lead unit.</param>
/// <param name="Rows">In the programme's order.</param>
public sealed record BoardGroup(string Title, IReadOnlyList<BoardRow> Rows)
{
    public static IReadOnlyList<BoardGroup> ByGoal(IEnumerable<BoardRow> rows) =>
        [
            .. rows.GroupBy(row => row.Goal.Id)
                .Select(goal => new BoardGroup(
                    Texts.T("Plan.Goal", goal.Key, FigureWords.Of(goal.First().Goal)),
                    [.. goal]
                )),
        ];

    public static IReadOnlyList<BoardGroup> ByLead(IEnumerable<BoardRow> rows) =>
        [
            .. rows.GroupBy(row => row.Lead.Id)
                .Select(unit => new BoardGroup(FigureWords.Of(unit.First().Lead), [.. unit])),
        ];
}
