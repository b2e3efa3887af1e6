using System.Globalization;
using MangNon.Documents;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Reporting;

/// <summary>The year's report as a Word file.</summary>
internal static class ReportEndpoints
{
    public const string Path = "/bao-cao";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path + ".docx", WriteAsync).RequireAuthorization(Permits.ReadReport);

    private static async Task<IResult> WriteAsync(
        IDbContextFactory<MangNonDb> databases,
        CurrentCommune current,
        Programmes programmes,
        CurrentViewer viewers,
        CancellationToken cancel
    )
    {
        if (await current.GetAsync() is not { } commune || programmes.RulesOf(commune.ProgrammeId) is not { } rules)
        {
            return Results.NotFound();
        }

        var year = (await current.PeriodAsync()).Year;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var report = await YearReport.BuildAsync(
            db,
            rules,
            await viewers.GetAsync(),
            programmes.Library,
            commune,
            year,
            cancel
        );
        var file = new MemoryStream();
        AnnualReportDocument.Write(report, file);
        file.Position = 0;
        return Results.File(file, Word, string.Create(CultureInfo.InvariantCulture, $"bao-cao-nam-{year}.docx"));
    }
}
