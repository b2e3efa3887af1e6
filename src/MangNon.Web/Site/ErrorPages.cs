using MangNon.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MangNon.Web.Site;

/// <summary>One page for everything that went wrong; it never repeats anything of the request.</summary>
internal static class ErrorPages
{
    /// <summary>A fault: ours (500), unless the request itself was too slow, too large or broken.</summary>
    public static Task WriteFaultAsync(HttpContext context) =>
        WriteAsync(
            context,
            context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError
        );

    public static async Task WriteAsync(HttpContext context, int status)
    {
        // To one who is signed in, what is forbidden does not exist.
        var shown = status == StatusCodes.Status403Forbidden ? StatusCodes.Status404NotFound : status;
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Status"] = shown };

        // A page that failed halfway has used up the services of its own scope.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<ErrorDocument>(parameters) { StatusCode = shown }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
