using MangNon.Health;
using MangNon.Health.Rounds;
using MangNon.Web.Access;
using MangNon.Web.Register;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace MangNon.Web.Health;

/// <summary>
/// What a row of a round would say, asked while it is being typed: the same reading and scoring as when it is saved,
/// so that nothing is scored twice in two languages. Writes nothing.
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(HealthAddress.Score, ScoreAsync).RequireAuthorization(Permits.KeepHealth).RequireAntiforgery();

    private static async Task<IResult> ScoreAsync(
        HttpContext context,
        HealthReader reader,
        [FromForm(Name = "tre")] Guid? childId,
        [FromForm(Name = "ngay")] string? day,
        [FromForm(Name = "can")] string? weight,
        [FromForm(Name = "cao")] string? height,
        [FromForm(Name = "tu-the")] string? posture,
        [FromForm(Name = "phu")] string? oedema
    )
    {
        if (childId is not { } id || !Numbers.TryDay(day, out var on) || on > reader.Today)
        {
            return Results.BadRequest();
        }

        var child = await reader.AskAsync(
            (db, viewer, commune) => WeighingRound.ChildAsync(db, viewer, commune, id, on, context.RequestAborted)
        );
        if (child is null)
        {
            return Results.NotFound();
        }

        var row = RoundChecks.Of(
            child,
            new RoundEntry(
                id,
                weight ?? "",
                height ?? "",
                RoundForm.ReadPosture(posture),
                oedema is not null,
                Confirmed: false,
                RoundSeen.Of(child.OnDay)
            )
        );
        var result = HealthWords.Result(child, row.WeightMg, row.HeightUm, row.Posture, oedema is not null);
        return Results.Json(
            new
            {
                words = row.Problems.Count > 0 ? "" : result,
                care = result.Length > 0 && result != Texts.T("Growth.Usual"),
                problems = row.Problems.Select(HealthWords.Of),
                doubts = row
                    .Doubts.Where(doubt => doubt != RoundDoubt.Removes)
                    .Select(doubt => HealthWords.Of(doubt, child)),
            }
        );
    }
}
