using MangNon.Register.Matching;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Register;

/// <summary>Remembers that two children who look like one are two, or takes that back.</summary>
internal static class DoublesEndpoints
{
    public const string Path = DoublesPage.Path + "/quyet-dinh";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, DecideAsync).RequireAuthorization(Permits.WriteRegister).RequireAntiforgery();

    private static async Task<IResult> DecideAsync(
        HttpContext context,
        MangNonDb db,
        CurrentViewer viewers,
        [FromForm(Name = "mot")] Guid? one,
        [FromForm(Name = "hai")] Guid? other,
        [FromForm(Name = "khac")] string? areTwo,
        [FromForm(Name = "ly-do")] string? why
    )
    {
        var decided =
            one is { } first
            && other is { } second
            && await DuplicateDecisions.DecideAsync(
                db,
                await viewers.GetAsync(),
                first,
                second,
                areTwo != "0",
                why ?? "",
                context.RequestAborted
            );
        return decided
            ? Results.LocalRedirect(DoublesPage.Path + "?xong=1" + (areTwo == "0" ? "&da-xem=1" : ""))
            : Results.NotFound();
    }
}
