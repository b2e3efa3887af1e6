using MangNon.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MangNon.Web.Site;

/// <summary>
/// One page for everything that went wrong, or the same words as JSON (RFC 9457) where a program asks for JSON; it
/// never repeats anything of the request, nor of the fault.
/// </summary>
internal static class ErrorPages
{
    /// <summary>Headers that the framework adds to every page before it draws it, and will not add twice.</summary>
    private static readonly string[] DrawnAlready = ["ssr-framing", "blazor-enhanced-nav"];

    /// <summary>A fault: ours (500), unless the request itself was too slow, too large or broken.</summary>
    public static Task WriteFaultAsync(HttpContext context) =>
        WriteAsync(
            context,
            context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError
        );

    /// <summary>
    /// What ended in an error and has said nothing yet gets the page; also a page that was refused its form, which has
    /// already named its kind by then.
    /// </summary>
    public static async Task FillAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null })
        {
            context.Response.ContentType = null;
            Array.ForEach(DrawnAlready, name => context.Response.Headers.Remove(name));
            await WriteAsync(context, context.Response.StatusCode);
        }
    }

    private static async Task WriteAsync(HttpContext context, int status)
    {
        // To one who is signed in, what is forbidden does not exist.
        var shown = status == StatusCodes.Status403Forbidden ? StatusCodes.Status404NotFound : status;
        if (WantsJson(context.Request))
        {
            await TypedResults
                .Problem(statusCode: shown, title: Texts.T(ErrorMessage.KeyOf(shown) + ".Title"))
                .ExecuteAsync(context);
            return;
        }

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

    /// <summary>A browser names HTML, and a script of ours anything.</summary>
    private static bool WantsJson(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Any(one => one.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase))
            && !accepted.Any(one => one.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }
}
