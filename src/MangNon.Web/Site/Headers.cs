namespace MangNon.Web.Site;

/// <summary>Headers that tell the browser what it must not do. Nothing inline, nothing from elsewhere, nothing framed.</summary>
internal static class Headers
{
    public static HeaderPolicyCollection Policy(bool https)
    {
        var policy = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginOpenerPolicy(coop => coop.SameOrigin())
            .AddCrossOriginResourcePolicy(corp => corp.SameOrigin())
            .RemoveServerHeader()
            .AddPermissionsPolicy(permissions =>
            {
                permissions.AddCamera().None();
                permissions.AddGeolocation().None();
                permissions.AddMicrophone().None();
                permissions.AddPayment().None();
                permissions.AddUsb().None();
            })
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                // Bootstrap draws the arrow of a select as data: inside the style sheet.
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                // The options of a passkey are asked for by script.
                csp.AddConnectSrc().Self();
                csp.AddFormAction().Self();
                csp.AddFrameAncestors().None();
                csp.AddBaseUri().None();
            });
        return https ? policy.AddStrictTransportSecurityMaxAge(maxAgeInSeconds: 365 * 24 * 3600) : policy;
    }

    /// <summary>What is not an asset may name a person: no cache keeps it, not even the browser's.</summary>
    public static Task NeverStoreAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
