using MangNon.Access;
using MangNon.Figures;
using MangNon.Register;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Reporting;

/// <summary>One question about reports: where, by which rules, and who asks.</summary>
internal sealed record ReportingQuestion(
    MangNonDb Db,
    Viewer Viewer,
    ReportingPlace Place,
    RuleSet Rules,
    Commune Commune
);

/// <summary>What the pages of the reporting year read and write, of the current commune and within what the person may.</summary>
internal sealed class ReportingReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    CurrentViewer viewers,
    Programmes programmes,
    Preferences preferences
)
{
    public DateOnly Today => preferences.Today;

    /// <summary>Asks within a commune; the default where the person has none, or it follows no usable programme.</summary>
    public async Task<T?> AskAsync<T>(Func<ReportingQuestion, Task<T?>> question)
    {
        if (await current.GetAsync() is not { } commune || programmes.RulesOf(commune.ProgrammeId) is not { } rules)
        {
            return default;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await question(
            new ReportingQuestion(
                db,
                await viewers.GetAsync(),
                new ReportingPlace(
                    commune.Id,
                    rules.Programme,
                    programmes.Duties,
                    programmes.Calendar,
                    programmes.TasksOf(rules.Programme.Id)
                ),
                rules,
                commune
            )
        );
    }

    /// <summary>Takes a step; not found where the person has no commune.</summary>
    public async Task<ReportAnswer> DoAsync(Func<ReportingQuestion, Task<ReportAnswer>> step) =>
        await AskAsync<ReportAnswer?>(async ask => await step(ask)) ?? ReportAnswer.NotFound;

    /// <summary>
    /// The figures that one reporter answers for: as the person sees them, or as they were handed in while the report is
    /// with the focal office or accepted.
    /// </summary>
    public static async Task<IReadOnlyList<BoardRow>> FiguresAsync(
        ReportingQuestion ask,
        UnitReportLine line,
        CancellationToken cancel
    )
    {
        var board = await BoardAsync(ask, line, cancel);
        var own = line.Reporter.ComponentsOf(ask.Rules.Programme).ToHashSet(StringComparer.Ordinal);
        var handedIn = line.IsIn
            ? FrozenFigure.Read(line.Report!.Figures).ToDictionary(figure => figure.Component, StringComparer.Ordinal)
            : [];
        return
        [
            .. board
                .Rows.Where(row =>
                    own.Contains(row.Component.Id)
                    && !(line.Reporter.IsVillage && row.Figure.NoFigure == NoFigureReason.WholeCommuneOnly)
                )
                .Select(row => handedIn.TryGetValue(row.Component.Id, out var was) ? was.InPlaceOf(row) : row),
        ];
    }

    private static Task<Board> BoardAsync(ReportingQuestion ask, UnitReportLine line, CancellationToken cancel) =>
        new FigureService(ask.Db, ask.Rules, ask.Viewer).BoardAsync(
            new FigureQuery(
                ask.Commune.Id,
                line.Term.Counted,
                line.Reporter.IsVillage ? [line.Reporter.Key.PlaceId] : null
            ),
            cancel
        );
}
