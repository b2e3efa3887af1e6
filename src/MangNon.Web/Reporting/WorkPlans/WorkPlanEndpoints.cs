using System.Globalization;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Reporting.WorkPlans;
using MangNon.Web.Access;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Reporting.WorkPlans;

/// <summary>The work plans of a year as a workbook: all tasks that fit.</summary>
internal static class WorkPlanEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(WorkPlanView.List + "." + WorkbookAddress.Workbook, ListAsync)
            .RequireAuthorization(Permits.WorkPlans);

    private static async Task<IResult> ListAsync(HttpContext context, ReportingReader reader, Logbook book)
    {
        var view = WorkPlanView.Of(context.Request.Query, reader.Today);
        var all =
            await reader.AskAsync(ask =>
                WorkPlanBook.FindAsync(ask.Db, ask.Viewer, ask.Place, view.Year, context.RequestAborted)!
            ) ?? [];
        var lines = view.Of(all, reader.Today);
        await book.NoteAsync(
            new AuditEvent(AuditActs.Exported, Detail: new { What = "work-plan", Rows = lines.Count })
        );
        return Workbooks.File(
            string.Create(CultureInfo.InvariantCulture, $"ke-hoach-nam-{view.Year}"),
            T("WorkPlan.Title"),
            [
                new(T("WorkTask.Unit"), Width: 30),
                new(T("WorkTask.Section"), Width: 10),
                new(T("WorkTask.Text"), Width: 80),
                new(T("WorkTask.Due"), TableCellType.Date, 12),
                new(T("WorkTask.Progress"), Width: 16),
                new(T("WorkPlan.IsLate"), Width: 10),
                new(T("WorkTask.Outcome"), Width: 50),
                new(T("WorkTask.Evidence"), Width: 40),
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        ReportingWords.Of(line.Owner),
                        line.Task.Section,
                        line.Task.Text,
                        line.Task.DueOn,
                        WorkWords.Of(line.Task.Progress),
                        line.Task.IsLateOn(reader.Today) ? T("WorkDue.Late") : null,
                        line.Task.Outcome,
                        line.Task.Evidence,
                    ]
            )
        );
    }
}
