using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Web.Access;
using MangNon.Web.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Participation;

/// <summary>The lists of activities and of what children asked for, as workbooks: all that fit, without a name of a child.</summary>
internal static class ActivityEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(ActivityAddress.List + "." + WorkbookAddress.Workbook, ActivitiesAsync)
            .RequireAuthorization(Permits.KeepActivities);
        routes
            .MapGet(ActivityAddress.Asks + "." + WorkbookAddress.Workbook, AsksAsync)
            .RequireAuthorization(Permits.KeepActivities);
    }

    private static async Task<IResult> ActivitiesAsync(HttpContext context, ActivityReader reader, Logbook book)
    {
        var lines = await reader.ListAsync(ActivityAddress.Of(context.Request.Query), context.RequestAborted);
        await book.NoteAsync(
            new AuditEvent(AuditActs.Exported, Detail: new { What = "activities", Rows = lines.Count })
        );
        return Workbooks.File(
            "hoat-dong",
            T("Activities.Title"),
            [
                new(T("Activity.Code"), Width: 14),
                new(T("Activity.Name"), Width: 36),
                new(T("Activity.Kind"), Width: 24),
                new(T("Activity.On"), TableCellType.Date, 12),
                new(T("Register.Village"), Width: 14),
                new(T("Activity.Organiser"), Width: 24),
                new(T("Activity.HeadCount"), TableCellType.Number),
                new(T("Activities.Children"), TableCellType.Number),
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.Activity.Code,
                        ActivityWords.Name(line.Activity),
                        RegisterWords.Of(line.Activity.Kind),
                        line.Activity.HeldOn,
                        ActivityWords.Place(line.Activity),
                        line.Activity.Organiser,
                        (decimal?)line.Activity.Attendance,
                        (decimal)line.Children,
                    ]
            )
        );
    }

    private static async Task<IResult> AsksAsync(HttpContext context, ActivityReader reader, Logbook book)
    {
        var view = AskView.Of(context.Request.Query);
        var lines = (await reader.AsksAsync(context.RequestAborted)).Where(view.Shows).ToList();
        await book.NoteAsync(new AuditEvent(AuditActs.Exported, Detail: new { What = "asks", Rows = lines.Count }));
        return Workbooks.File(
            "kien-nghi-cua-tre-em",
            T("Asks.Title"),
            [
                new(T("Ask.On"), TableCellType.Date, 12),
                new(T("Ask.Topic"), Width: 24),
                new(T("Ask.Matter"), Width: 60),
                new(T("Ask.Activity"), Width: 30),
                new(T("Ask.PutTo"), Width: 24),
                new(T("Asks.State"), Width: 18),
                new(T("Ask.AnsweredOn"), TableCellType.Date, 12),
                new(T("Ask.Answer"), Width: 60),
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.Ask.AskedOn,
                        ActivityWords.Of(line.Ask.Topic),
                        line.Ask.Matter,
                        line.ActivityName,
                        line.Ask.PutTo,
                        ActivityWords.Of(line.State),
                        line.Ask.AnsweredOn,
                        line.Ask.Answer,
                    ]
            )
        );
    }
}
