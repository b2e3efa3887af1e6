using MangNon.Exchange.Writing;
using MangNon.Web.Access;
using MangNon.Web.Figures;
using MangNon.Web.Site;

namespace MangNon.Web.Programme;

/// <summary>The plan's targets as a workbook.</summary>
internal static class PlanWorkbook
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ke-hoach.xlsx", WriteAsync).RequireAuthorization(Permits.ReadPlan);

    private static async Task<IResult> WriteAsync(CommuneFigures figures)
    {
        var (_, programme) = await figures.WhereAsync();
        if (programme is null)
        {
            return Results.NotFound();
        }

        var units = programme.Units.ToDictionary(unit => unit.Id, FigureWords.Of, StringComparer.Ordinal);
        return Workbooks.File(
            programme.Id,
            Texts.T("Plan.Title"),
            [
                new(Texts.T("Export.Id"), Width: 8),
                new(Texts.T("Plan.Component"), Width: 60),
                new(Texts.T("Component.Milestone"), TableCellType.Number, 8),
                new(Texts.T("Component.Printed")),
                new(Texts.T("Component.Applied")),
                new(Texts.T("Component.National")),
                new(Texts.T("Component.DefectColumn"), Width: 60),
                new(Texts.T("Board.Lead"), Width: 40),
            ],
            from entry in programme.Components
            from target in entry.Component.Targets.OrderBy(target => target.Key)
            select (IReadOnlyList<object?>)
                [
                    entry.Component.Id,
                    FigureWords.Of(entry.Component),
                    target.Key,
                    target.Value.Printed,
                    target.Value.Applied is { } applied ? Numbers.Target(applied, entry.Component.Unit) : null,
                    target.Value.National is { } national ? Numbers.Target(national, entry.Component.Unit) : null,
                    target.Value.Defect is { } defect ? defect.Problem + " " + defect.Reason : null,
                    units.GetValueOrDefault(entry.Indicator.LeadUnit, entry.Indicator.LeadUnit),
                ]
        );
    }
}
