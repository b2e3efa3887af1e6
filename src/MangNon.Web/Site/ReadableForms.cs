namespace MangNon.Web.Site;

/// <summary>On an endpoint: reads the body itself, piece by piece.</summary>
internal sealed record ReadsOwnBody;

/// <summary>
/// Null characters, which no keyboard types and one of the databases refuses, and forms that break off or have more
/// parts than ours, are sent back before any page sees them.
/// </summary>
internal static class ReadableForms
{
    public static async Task RequireAsync(HttpContext context, RequestDelegate next)
    {
        if (HasNull(context.Request.Query) || !await IsReadableAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        if (
            !context.Request.HasFormContentType
            || context.GetEndpoint()?.Metadata.GetMetadata<ReadsOwnBody>() is not null
        )
        {
            return true;
        }

        FormOfRowsAttribute.Allow(context);
        try
        {
            return !HasNull(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        // The last: letters in a code that is not read any more.
        catch (Exception e)
            when (e is InvalidDataException or NotSupportedException or IOException and not BadHttpRequestException)
        {
            return false;
        }
    }

    private static bool HasNull(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> fields
    ) =>
        fields.Any(field =>
            field.Key.Contains('\0', StringComparison.Ordinal)
            || field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)
        );
}
