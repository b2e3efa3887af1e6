using Microsoft.AspNetCore.Antiforgery;

namespace MangNon.Web.Site;

/// <summary>Marks a posted endpoint whose token is checked by <see cref="AntiforgeryRequired.RequireAntiforgery"/>.</summary>
internal sealed record AntiforgeryChecked;

/// <summary>For endpoints that change something: without the form's own token they do nothing.</summary>
internal static class AntiforgeryRequired
{
    public static RouteHandlerBuilder RequireAntiforgery(this RouteHandlerBuilder endpoint) =>
        endpoint
            .WithMetadata(new AntiforgeryChecked())
            .AddEndpointFilter(
                async (context, next) =>
                {
                    var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
                    return await antiforgery.IsRequestValidAsync(context.HttpContext)
                        ? await next(context)
                        : Results.StatusCode(StatusCodes.Status400BadRequest);
                }
            );
}
