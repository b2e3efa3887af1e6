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
                Seen(viewer, commune.Id, await RegisterSummaryQuery.ReadAsync(db, commune.Id, period, cancel))
            )
        );
    }

    /// <summary>Groups that the writer may not know of are left out; the number of all children in a group stays.</summary>
    private static RegisterSummary Seen(Viewer viewer, Guid communeId, RegisterSummary summary) =>
        summary with
        {
            SpecialGroups =
            [
                .. summary.SpecialGroups.Where(one =>
                    viewer.MayAll(Act.Read, KindOf.Circumstance(one.Group), communeId)
                ),
            ],
        };
}
