using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Web.Access;
using MangNon.Web.Log;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Register;

/// <summary>
/// What the search boxes show while one types (Client/src/suggest.ts). Posted, because words never stand in an address.
/// The script asks once the typing has paused, and not again for the same words: each answer is a search, and is noted
/// before it is given, with how many it showed.
/// </summary>
internal static class SuggestionEndpoints
{
    public const string Path = "/tim/goi-y";

    /// <summary>Children shown under the box.</summary>
    public const int Most = 8;

    /// <summary>Characters from which on it is worth while.</summary>
    public const int FromCharacters = 2;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, SuggestAsync).RequireAuthorization(Permits.ReadRegister).RequireAntiforgery();

    private static async Task<IResult> SuggestAsync(
        HttpContext context,
        RegisterReader reader,
        Logbook book,
        Preferences preferences,
        [FromForm(Name = "q")] string? typed
    )
    {
        var words = PersonName.Repair(typed ?? "");
        if (words.Length is < FromCharacters or > SearchState.MaxLength)
        {
            return Results.Json(new Suggestions([], ""));
        }

        var view = RegisterView.Of(QueryCollection.Empty);
        var found = await reader.FindAsync(view, words, Act.Read, context.RequestAborted);
        var lines = found is null ? [] : await reader.ReadAsync([.. found.Ids.Take(Most)], context.RequestAborted);
        await book.NoteAsync(new AuditEvent(AuditActs.Searched, Detail: new { Words = words, Rows = lines.Count }));
        return Results.Json(
            new Suggestions(
                [
                    .. lines.Select(line => new Suggestion(
                        $"{SearchState.Path}/{line.Child.Id}",
                        line.Child.FullName,
                        string.Join(
                            " · ",
                            (
                                (string[])
                                    [
                                        Numbers.Day(line.Child.BirthDate),
                                        line.VillageName,
                                        Here(line.Child, preferences.Today),
                                        SearchWords.Matched(found!, line),
                                    ]
                            ).Where(text => text.Length > 0)
                        )
                    )),
                ],
                found is not { Ids.Count: > 0 } ? Texts.T("Search.None")
                    : found.Ids.Count > Most ? Texts.T("Search.All", Numbers.Count(found.Ids.Count))
                    : ""
            )
        );
    }

    /// <summary>Only where the child is not here.</summary>
    private static string Here(Child child, DateOnly today) =>
        Standings.On(child, today) == Standing.Resident ? "" : RegisterWords.Standing(child, today);

    /// <param name="Children">The best.</param>
    /// <param name="More">What to say below them: that there are more, or none; empty for nothing.</param>
    private sealed record Suggestions(IReadOnlyList<Suggestion> Children, string More);

    private sealed record Suggestion(string Address, string Name, string Detail);
}
