using System.Security.Cryptography;
using MangNon.Audit;
using MangNon.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Site;

/// <summary>
/// What is being searched for in the register. It is most often a child's name, so it never stands in an address:
/// the box is posted, the words are kept in an encrypted cookie for a short while, and the list is shown under its
/// plain address. See docs/decisions/0005-pages.md.
/// </summary>
internal sealed class SearchState(IDataProtectionProvider protection, SiteOptions site)
{
    public const string Path = "/so-tre-em";
    public const int MaxLength = 100;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("mangnon.search")
        .ToTimeLimitedDataProtector();

    private string CookieName => site.CookieName("mangnon-tim");

    /// <summary>The words searched for; empty when there are none, or they are too old, or were altered.</summary>
    public string Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName, out var value))
        {
            return "";
        }

        try
        {
            return _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    public void Write(HttpContext context, string words)
    {
        if (words.Length == 0)
        {
            context.Response.Cookies.Delete(CookieName, site.Cookie());
            return;
        }

        context.Response.Cookies.Append(CookieName, _protector.Protect(words, Lifetime), site.Cookie());
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/tim",
                async (HttpContext context, SearchState state, Logbook book, [FromForm(Name = "q")] string? words) =>
                {
                    var repaired = MangNon.Register.PersonName.Repair(words ?? "");
                    state.Write(context, repaired.Length > MaxLength ? repaired[..MaxLength] : repaired);
                    if (repaired.Length > 0)
                    {
                        await book.NoteAsync(new AuditEvent(AuditActs.Searched, Detail: new { Words = repaired }));
                    }

                    return Results.Redirect(Path);
                }
            )
            .RequireAuthorization(Permits.ReadRegister)
            .RequireAntiforgery();
}
