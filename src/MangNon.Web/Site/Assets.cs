using System.Security.Cryptography;

namespace MangNon.Web.Site;

/// <summary>
/// The style sheet and the script, made by <c>npm run build</c> in Client. Their names are fixed; the address
/// carries a part of the file's hash, so that a browser may keep them for good.
/// </summary>
internal sealed class Assets
{
    public Assets(IWebHostEnvironment environment)
    {
        Css = Address(environment, "site.css");
        Js = Address(environment, "site.js");
    }

    /// <summary>Null when the client has not been built.</summary>
    public string? Css { get; }

    /// <summary>Null when the client has not been built.</summary>
    public string? Js { get; }

    public static StaticFileOptions Options { get; } =
        new()
        {
            OnPrepareResponse = context =>
            {
                var versioned =
                    context.Context.Request.Query.ContainsKey("v")
                    || context.File.Name.EndsWith(".woff2", StringComparison.Ordinal);
                context.Context.Response.Headers.CacheControl = versioned
                    ? "public, max-age=31536000, immutable"
                    : "no-cache";
            },
        };

    private static string? Address(IWebHostEnvironment environment, string name)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("assets/" + name);
        if (!file.Exists)
        {
            return null;
        }

        using var content = file.CreateReadStream();
        return $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }
}
