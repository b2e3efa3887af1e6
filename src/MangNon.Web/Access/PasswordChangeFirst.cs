namespace MangNon.Web.Access;

/// <summary>On an endpoint: may be used before a password made by someone else has been changed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BeforePasswordChangeAttribute : Attribute;

/// <summary>A password that someone else has seen is changed before anything else is done.</summary>
internal static class PasswordChangeFirst
{
    public const string Path = "/doi-mat-khau";

    public static Task EnforceAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        if (
            context.User.HasClaim(claim => claim.Type == AccountClaims.MustChangePassword)
            && endpoint?.Metadata.GetMetadata<BeforePasswordChangeAttribute>() is null
        )
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }

        return next(context);
    }
}
