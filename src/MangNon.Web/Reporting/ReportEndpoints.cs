using System.Globalization;
using System.Text;
using MangNon.Audit;
using MangNon.Documents;
using MangNon.Exchange.Writing;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;
using static MangNon.Web.Texts;

namespace MangNon.Web.Reporting;

/// <summary>Reports as files: the year's figures as Word, the commune's report as it is written and as it was signed.</summary>
internal static class ReportEndpoints
{
    public const string Path = "/bao-cao";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + ".docx", WriteAsync).RequireAuthorization(Permits.ReadReport);
        routes
            .MapGet(ReportingAddress.Units + "/{duty}/{term}/{unit}.docx", UnitAsync)
            .RequireAuthorization(Permits.ReportingYear);
        routes
            .MapGet(ReportingAddress.Commune + "/{duty}/{term}.docx", DraftAsync)
            .RequireAuthorization(Permits.ReadReport);
        routes
            .MapGet(ReportingAddress.Issued + "/{id:guid}.docx", IssuedAsync)
            .RequireAuthorization(Permits.ReadReport);
        routes
            .MapGet(ReportingAddress.Issued + "/{id:guid}.json", ContentAsync)
            // With every breakdown as the chairman saw it: for those alone who write or sign.
            .RequireAuthorization(Permits.KeepReports);
        routes
            .MapGet(ReportingAddress.Calendar + "." + WorkbookAddress.Workbook, CalendarAsync)
            .RequireAuthorization(Permits.ReportingYear);
    }

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

    private static async Task<IResult> UnitAsync(
        string duty,
        string term,
        string unit,
        ReportingReader reader,
        CancellationToken cancel
    )
    {
        if (
            ReportingAddress.UnitKey(duty, term, unit) is not { } key
            || await reader.AskAsync(ask => UnitRequestAsync(ask, key, cancel)) is not { } request
        )
        {
            return Results.NotFound();
        }

        var file = new MemoryStream();
        UnitReportDocument.Write(request, file);
        file.Position = 0;
        return Results.File(file, Word, $"{duty}-{term}-{key.Reporter.UnitId}.docx");
    }

    private static async Task<UnitReportRequest?> UnitRequestAsync(
        ReportingQuestion ask,
        UnitReportKey key,
        CancellationToken cancel
    ) =>
        await UnitReportSheet.ReadAsync(ask.Db, ask.Viewer, ask.Place, key, cancel) is { } sheet
            ? new UnitReportRequest
            {
                CommuneName = ask.Commune.Name,
                Line = sheet.Line,
                Programme = ask.Rules.Programme,
                Tasks = sheet.Tasks,
                Rows = await ReportingReader.FiguresAsync(ask, sheet.Line, cancel),
                Differences = [.. sheet.Differences.Values.OrderBy(one => one.ComponentId, StringComparer.Ordinal)],
            }
            : null;

    private static async Task<IResult> DraftAsync(
        string duty,
        string term,
        ReportingReader reader,
        IssuedDocuments documents,
        CancellationToken cancel
    ) =>
        ReportingAddress.CommuneKey(duty, term) is { } key
        && await reader.AskAsync(async ask =>
            UnitReportBook.SeesAll(ask.Viewer, ask.Commune.Id)
            && await CommuneReportBook.FindAsync(ask.Db, ask.Viewer, ask.Place, key, cancel) is { } folder
                ? await documents.DraftAsync(ask, folder, cancel)
                : null
        )
            is { } file
            ? Results.File(file, Word, $"{duty}-{term}-du-thao.docx")
            : Results.NotFound();

    private static Task<IResult> IssuedAsync(Guid id, ReportingReader reader, Logbook book, CancellationToken cancel) =>
        TakenAsync(
            id,
            reader,
            book,
            issued => Results.File(issued.Document, Word, NameOf(issued.Report) + ".docx"),
            cancel
        );

    private static Task<IResult> ContentAsync(
        Guid id,
        ReportingReader reader,
        Logbook book,
        CancellationToken cancel
    ) =>
        TakenAsync(
            id,
            reader,
            book,
            issued =>
                Results.File(
                    Encoding.UTF8.GetBytes(issued.ContentText),
                    "application/json",
                    NameOf(issued.Report) + ".json"
                ),
            cancel
        );

    /// <summary>A part of a signed report as a file; noted before it is sent.</summary>
    private static async Task<IResult> TakenAsync(
        Guid id,
        ReportingReader reader,
        Logbook book,
        Func<IssuedReport, IResult> file,
        CancellationToken cancel
    )
    {
        var issued = await reader.AskAsync(ask => IssuedReport.ReadAsync(ask.Db, ask.Viewer, ask.Place, id, cancel));
        if (issued is null)
        {
            return Results.NotFound();
        }

        await book.NoteAsync(new AuditEvent(AuditActs.Exported, AuditSubjects.Report, id));
        return file(issued);
    }

    private static async Task<IResult> CalendarAsync(HttpContext context, ReportingReader reader)
    {
        var year = YearChoice.Of(
            int.TryParse(
                context.Request.Query[YearChoice.Key],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var asked
            )
                ? asked
                : null,
            reader.Today
        );
        var chosen = context.Request.Query[ReportingAddress.StateKey].ToString();
        var lines =
            await reader.AskAsync(ask =>
                UnitReportBook.FindAsync(ask.Db, ask.Viewer, ask.Place, year, context.RequestAborted)!
            ) ?? [];
        return Workbooks.File(
            string.Create(CultureInfo.InvariantCulture, $"lich-bao-cao-{year}"),
            T("Reporting.Title"),
            [
                new(T("Reporting.Reporter"), Width: 40),
                new(T("Reporting.Report"), Width: 36),
                new(T("Reporting.Due"), TableCellType.Date, 12),
                new(T("Reporting.HandedInOn"), TableCellType.Date, 12),
                new(T("Reporting.State"), Width: 20),
            ],
            lines
                .Where(line => chosen.Length == 0 || ReportingWords.Slug(line.State) == chosen)
                .Select(line =>
                    (IReadOnlyList<object?>)
                        [
                            ReportingWords.Of(line.Reporter),
                            ReportingWords.Of(line.Term.Duty) + ", " + ReportingWords.Of(line.Term),
                            line.Term.DueOn,
                            line.HandedInOn,
                            ReportingWords.Of(line.State),
                        ]
                )
        );
    }

    private static string NameOf(CommuneReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"bao-cao-{report.Number:00}-{report.IssuedOn:yyyyMMdd}-ban-{report.Version}"
        );
}
