using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Log;

/// <summary>The log as a workbook: all lines that fit, up to <see cref="MostRows"/>.</summary>
internal static class LogEndpoints
{
    public const int MostRows = 50_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/nhat-ky." + WorkbookAddress.Workbook,
                async (HttpContext context, LogReader reader, Logbook book) =>
                {
                    var view = LogView.Of(context.Request.Query);
                    if (view.Days.Errors.Count > 0)
                    {
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    }

                    var page = await reader.ReadAsync(view, MostRows, context.RequestAborted);
                    await book.NoteAsync(
                        new AuditEvent(AuditActs.Exported, Detail: new { What = "log", Rows = page.Lines.Count })
                    );
                    IEnumerable<object?[]> rows = page.Lines.Select(Row);
                    return Workbooks.File(
                        "nhat-ky",
                        Texts.T("Log.Title"),
                        [
                            new(Texts.T("Log.Number"), TableCellType.Number, 8),
                            new(Texts.T("Log.When"), Width: 20),
                            new(Texts.T("Log.Who"), Width: 28),
                            new(Texts.T("Log.What"), Width: 28),
                            new(Texts.T("Log.About"), Width: 28),
                            new(Texts.T("Log.SubjectId"), Width: 38),
                            new(Texts.T("Log.More"), Width: 60),
                        ],
                        page.HasOlder ? rows.Append([null, Texts.T("Log.Cut", Numbers.Count(MostRows))]) : rows
                    );
                }
            )
            .RequireAuthorization(Permits.ExportLog);

    private static object?[] Row(LogLine line) =>
        [
            line.Entry.Id,
            LogWords.At(line.Entry.At),
            line.Who,
            LogWords.Act(line.Act),
            LogWords.About(line),
            line.Entry.SubjectId?.ToString(),
            string.Join(
                "; ",
                ((string?[])[LogWords.Heading(line), .. LogWords.Changes(line), LogWords.Facts(line)]).Where(text =>
                    !string.IsNullOrEmpty(text)
                )
            ),
        ];
}
