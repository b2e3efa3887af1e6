using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Rights;

/// <summary>The list of requests as a workbook: all that fit; by the child's code, without names and without the family's words.</summary>
internal static class RequestEndpoints
{
    public const string Path = "/yeu-cau-cua-gia-dinh";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path + "." + WorkbookAddress.Workbook, ListAsync).RequireAuthorization(Permits.AnswerRequests);

    private static async Task<IResult> ListAsync(
        HttpContext context,
        RightsReader reader,
        Programmes programmes,
        Logbook book
    )
    {
        var view = RequestView.Of(context.Request.Query);
        var lines = (await reader.AllAsync(Act.Write)).Where(line => view.Shows(line.Request)).ToList();
        await book.NoteAsync(new AuditEvent(AuditActs.Exported, Detail: new { What = "requests", Rows = lines.Count }));
        return Workbooks.File(
            "yeu-cau-cua-gia-dinh",
            T("Requests.Title"),
            [
                new(T("Register.Code"), Width: 12),
                new(T("Requests.Kind"), Width: 28),
                new(T("Requests.ReceivedOn"), TableCellType.Date, 12),
                new(T("Requests.DueOn"), TableCellType.Date, 12),
                new(T("Requests.State"), Width: 24),
                new(T("Requests.Clock"), Width: 24),
            ],
            lines.Select(line =>
                (IReadOnlyList<object?>)
                    [
                        line.ChildCode,
                        RightsWords.Of(line.Request.Kind),
                        VietnamTime.DayOf(line.Request.ReceivedAt),
                        line.Request.DueOn,
                        RightsWords.State(line.Request),
                        RightsWords.Clock(line.Request, reader.Today, programmes.Calendar),
                    ]
            )
        );
    }
}
