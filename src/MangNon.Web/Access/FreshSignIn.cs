namespace MangNon.Web.Access;

/// <summary>
/// On a page or an endpoint: only for one who has proved within the last 15 minutes who they are. It is asked for before
/// the page is shown; what was typed there may be sent for as long again (<see cref="SessionLife.Typing"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FreshSignInAttribute : Attribute
{
    /// <summary>For <see cref="BackTo"/>: the address without its last part.</summary>
    public const string Above = "..";

    /// <summary>Where to return after the confirmation of what was posted; by default the address itself.</summary>
    public string? BackTo { get; init; }
}

/// <summary>Sends to the confirmation page first whoever has not proved for a while who they are.</summary>
internal static class FreshSignIn
{
    public const string Path = "/xac-nhan";

    public static Task EnforceAsync(HttpContext context, RequestDelegate next)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<FreshSignInAttribute>() is not { } asked
            || SessionState.Of(context) is not { } session
            || SessionLife.IsFresh(
                session.ConfirmedAt,
                context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
                isSent: !isRead
            )
        )
        {
            return next(context);
        }

        var here = context.Request.Path + (isRead ? context.Request.QueryString.Value : "");
        var to =
            isRead ? here
            : asked.BackTo == FreshSignInAttribute.Above ? here[..here.LastIndexOf('/')]
            : asked.BackTo ?? here;
        var back = Uri.EscapeDataString(to);
        context.Response.StatusCode = isRead ? StatusCodes.Status302Found : StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{Path}?ve={back}{(isRead ? "" : "&chua-luu=1")}";
        return Task.CompletedTask;
    }
}
