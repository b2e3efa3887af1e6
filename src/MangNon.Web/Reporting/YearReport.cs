using MangNon.Access;
using MangNon.Documents;
using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Storage;

namespace MangNon.Web.Reporting;

/// <summary>Gathers all that the year's report is written from.</summary>
internal static class YearReport
{
    public static async Task<AnnualReport> BuildAsync(
        MangNonDb db,
        RuleSet rules,
        Viewer viewer,
        ProgrammeLibrary library,
        Commune commune,
        int year,
        CancellationToken cancel
    )
    {
        var period = Period.OfYear(year);
        var board = await new FigureService(db, rules, viewer).BoardAsync(new FigureQuery(commune.Id, period), cancel);
        return AnnualReportBuilder.Build(
            AnnualReportRequest.For(
                commune.Name,
                rules.Programme,
                rules.Programme.BasedOn is { } basis ? library.Programmes.GetValueOrDefault(basis) : null,
                board,
                await RegisterSummaryQuery.ReadAsync(db, viewer, commune.Id, period, cancel)
            )
        );
    }
}
