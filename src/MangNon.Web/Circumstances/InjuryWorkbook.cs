using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Circumstances;

/// <summary>The table of injuries as a workbook.</summary>
internal static class InjuryWorkbook
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(InjuryPage.Path + "." + WorkbookAddress.Workbook, WriteAsync)
            .RequireAuthorization(Permits.ReadIncidents);

    private static async Task<IResult> WriteAsync(HttpContext context, InjuryReader reader) =>
        await reader.ReadAsync(context.Request.Query, context.RequestAborted) is { } view
            ? view.ToWorkbook()
            : Results.NotFound();
}
