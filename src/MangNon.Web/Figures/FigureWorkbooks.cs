using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Figures;

/// <summary>The board and a component's tables as workbooks.</summary>
internal static class FigureWorkbooks
{
    public const string List = "danh-sach";
    public const string Groups = "chia-nhom";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bang-chi-tieu.xlsx", BoardAsync).RequireAuthorization(Permits.ReadFigures);
        routes.MapGet("/bang-chi-tieu/{id}.xlsx", ComponentAsync).RequireAuthorization(Permits.ReadFigures);
    }

    private static async Task<IResult> BoardAsync(
        CommuneFigures figures,
        [FromQuery(Name = "don-vi")] string? unit,
        [FromQuery(Name = "ket-qua")] string? verdict,
        [FromQuery(Name = "thon")] string? village
    )
    {
        var view = BoardView.Of(unit, verdict, village);
        var board = await figures.AskAsync((f, query) => f.BoardAsync(query, CancellationToken.None), view.Village);
        return board is null
            ? Results.NotFound()
            : Workbooks.File(
                "bang-chi-tieu-" + Workbooks.Name(board.Period),
                Texts.T("Board.Title"),
                [
                    new(Texts.T("Export.Id"), Width: 8),
                    new(Texts.T("Board.Indicator"), Width: 60),
                    new(Texts.T("Component.Numerator"), TableCellType.Number),
                    new(Texts.T("Component.Denominator"), TableCellType.Number),
                    new(Texts.T("Board.Value"), TableCellType.Number),
                    new(Texts.T("Export.Unit"), Width: 10),
                    new(Texts.T("Board.Target", "2025")),
                    new(Texts.T("Board.Target", "2030")),
                    new(Texts.T("Board.Verdict")),
                    new(Texts.T("Export.Missing"), TableCellType.Number),
                    new(Texts.T("Figure.Reported")),
                    new(Texts.T("Board.Lead"), Width: 40),
                ],
                board
                    .Rows.Where(view.Shows)
                    .Select(
                        IReadOnlyList<object?> (row) =>
                            [
                                row.Component.Id,
                                FigureWords.Of(row.Component),
                                .. Counts(row.Figure.Counts, row.Component),
                                Numbers.Unit(row.Component.Unit).Trim('\u00a0'),
                                FigureWords.Applied(row.Component, 2025),
                                FigureWords.Applied(row.Component, 2030),
                                FigureWords.Of(row.Verdict.Kind),
                                row.Gap?.Missing,
                                row.Figure.IsReported,
                                FigureWords.Of(row.Lead),
                            ]
                    )
            );
    }

    private static async Task<IResult> ComponentAsync(
        CommuneFigures figures,
        Logbook book,
        string id,
        [FromQuery(Name = "bang")] string? table,
        [FromQuery(Name = "phan")] string? part,
        [FromQuery(Name = "thon")] string? village
    )
    {
        return await figures.AskAsync(
                async (f, query) =>
                {
                    var component = f
                        .Rules.Programme.Components.Select(one => one.Component)
                        .FirstOrDefault(one => one.Id == id);
                    if (component is null || table != List)
                    {
                        return component is null ? Results.NotFound() : await GroupsAsync(f, query, component);
                    }

                    // Names of children leave by another way (Exports).
                    if (CountedTable.IsAboutChildren(component) || !f.MayList(id, Act.Export))
                    {
                        return Results.NotFound();
                    }

                    await book.NoteAsync(
                        new AuditEvent(AuditActs.Exported, AuditSubjects.Component, Detail: new { Component = id })
                    );
                    var asked = Counted.PartOf(part, component.Direction);
                    return await ListAsync(f, query with { Act = Act.Export }, component, asked);
                },
                BoardView.Of(null, null, village).Village
            ) ?? Results.NotFound();
    }

    private static async Task<IResult> ListAsync(
        FigureService figures,
        FigureQuery query,
        Component component,
        CountedPart part
    )
    {
        var counted = await Counted.ReadAsync(figures, query, component);
        return Workbooks.File(
            $"chi-tieu-{component.Id}-{Counted.Slug(part)}-{Workbooks.Name(query.Period)}",
            Texts.T("Component.Title", component.Id),
            CountedTable.Columns,
            counted.Of(part).Select(CountedTable.Row)
        );
    }

    private static async Task<IResult> GroupsAsync(FigureService figures, FigureQuery query, Component component)
    {
        var figure = (await figures.ReadAsync(query, CancellationToken.None)).Figures[component.Id];
        return Workbooks.File(
            $"chi-tieu-{component.Id}-{Workbooks.Name(query.Period)}",
            Texts.T("Component.Title", component.Id),
            [
                new(Texts.T("Export.Dimension"), Width: 20),
                new(Texts.T("Export.Group"), Width: 28),
                new(Texts.T("Component.Numerator"), TableCellType.Number),
                new(Texts.T("Component.Denominator"), TableCellType.Number),
                new(Texts.T("Component.Rate"), TableCellType.Number),
            ],
            [
                [Texts.T("Component.Total"), "", .. Counts(figure.Counts, component)],
                .. figure
                    .Breakdowns.OrderBy(breakdown => breakdown.Key)
                    .SelectMany(breakdown =>
                        breakdown.Value.Select(
                            IReadOnlyList<object?> (group) =>
                                [
                                    Texts.T("Component.Group." + breakdown.Key),
                                    group.Key,
                                    .. group.Withheld
                                        ? [Texts.T("Figure.Withheld"), null, null]
                                        : Counts(group.Counts, component),
                                ]
                        )
                    ),
            ]
        );
    }

    private static object?[] Counts(Counts counts, Component component) =>
        [
            counts.Numerator,
            counts.Denominator,
            counts.Value(component.Multiplier) is { } value
                ? Math.Round(value, 2, MidpointRounding.AwayFromZero)
                : null,
        ];
}
