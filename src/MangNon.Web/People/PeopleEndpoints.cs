using MangNon.Access;
using MangNon.Audit;
using MangNon.Exchange.Writing;
using MangNon.Web.Access;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>The list of people as a workbook: one line for each role, all that fit, not only the page shown.</summary>
internal static class PeopleEndpoints
{
    public const string Path = "/nguoi-dung";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path + "." + WorkbookAddress.Workbook, ListAsync).RequireAuthorization(Permits.ManagePeople);

    private static async Task<IResult> ListAsync(HttpContext context, PeopleReader reader, Logbook book)
    {
        var units = await reader.UnitsAsync();
        var people = await reader.WithLastSignInAsync(await reader.AllAsync(PeopleView.Of(context.Request.Query)));
        await book.NoteAsync(new AuditEvent(AuditActs.Exported, Detail: new { What = "people", Rows = people.Count }));
        return Workbooks.File(
            "nguoi-dung",
            T("People.Title"),
            [
                new(T("People.Name"), Width: 28),
                new(T("People.UserName")),
                new(T("People.Role"), Width: 32),
                new(T("People.Unit"), Width: 24),
                new(T("People.From"), TableCellType.Date, 12),
                new(T("People.To"), TableCellType.Date, 12),
                new(T("People.LastSignIn"), Width: 18),
                new(T("People.State")),
            ],
            people.SelectMany(person => Rows(person, units, reader.Today))
        );
    }

    private static IEnumerable<object?[]> Rows(Person person, AdministeredUnits units, DateOnly today) =>
        person
            .Lasting(today)
            .Select(grant => (RoleGrant?)grant)
            .DefaultIfEmpty()
            .Select(grant =>
                new object?[]
                {
                    person.Account.DisplayName,
                    person.Account.UserName,
                    grant is null ? null : PeopleWords.RoleOf(grant),
                    grant is null ? null : PeopleWords.UnitOf(grant, units),
                    grant?.From,
                    grant?.To,
                    person.LastSignIn is { } at ? PeopleWords.At(at) : null,
                    T(person.IsDisabled ? "People.Disabled" : "People.Enabled"),
                }
            );
}
