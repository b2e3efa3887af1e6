using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>The list of children as a workbook: all that fit, not only the page shown.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                SearchState.Path + "." + WorkbookAddress.Workbook,
                async (HttpContext context, RegisterReader reader, Preferences preferences, Logbook book) =>
                {
                    var ids = await reader.FindAsync(context, Act.Export) ?? [];
                    var lines = await reader.ReadAsync(ids, context.RequestAborted);
                    var today = preferences.Today;
                    await book.NoteAsync(
                        new AuditEvent(AuditActs.Exported, Detail: new { What = "register-list", Rows = lines.Count })
                    );
                    return Workbooks.File(
                        "so-tre-em",
                        Texts.T("Register.Title"),
                        [
                            new(Texts.T("Register.Code"), Width: 12),
                            new(Texts.T("Register.Name"), Width: 28),
                            new(Texts.T("Register.BirthDate"), TableCellType.Date, 12),
                            new(Texts.T("Register.Age")),
                            new(Texts.T("Register.Sex"), Width: 8),
                            new(Texts.T("Register.Village")),
                            new(Texts.T("Register.Household"), Width: 12),
                            new(Texts.T("Register.Standing"), Width: 24),
                        ],
                        lines.Select(line => Row(line, today))
                    );
                }
            )
            .RequireAuthorization(Permits.ExportList);

    private static object?[] Row(RegisterLine line, DateOnly today) =>
        [
            line.Child.Code,
            line.Child.FullName,
            line.Child.BirthDate,
            RegisterWords.Age(line.Child, today),
            RegisterWords.Of(line.Child.Sex),
            line.VillageName,
            line.HouseholdCode,
            RegisterWords.Standing(line.Child, today),
        ];
}
