using System.Net;

namespace MangNon.Web.Tests.Site;

/// <summary>What holds of every answer of the site, whoever asks and whatever came of it.</summary>
internal static class AnswerRules
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    private static readonly string[] Directives =
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ];

    private static readonly string[] Features =
    [
        "camera=()",
        "geolocation=()",
        "microphone=()",
        "payment=()",
        "usb=()",
    ];

    /// <param name="answer">The answer.</param>
    /// <param name="site">Whose it is.</param>
    /// <param name="isAsset">A style, script, letter or picture of the program itself: the same for all, so it may be kept.</param>
    /// <returns>Which rules it breaks.</returns>
    public static async Task<IReadOnlyList<string>> BrokenAsync(
        HttpResponseMessage answer,
        TestSite site,
        bool isAsset = false
    )
    {
        var broken = Headers
            .Where(rule => Of(answer, rule.Name) != rule.Value)
            .Select(rule => $"{rule.Name}: {Of(answer, rule.Name)}")
            .ToList();
        var csp = Of(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        broken.AddRange(Directives.Except(csp, StringComparer.Ordinal));
        broken.AddRange(csp.Where(one => one.Contains("unsafe", StringComparison.Ordinal) || one.Contains('*')));
        broken.AddRange(Features.Except(Of(answer, "Permissions-Policy").Split(',', StringSplitOptions.TrimEntries)));
        broken.AddRange(
            new[] { "Server", "X-Powered-By", "Strict-Transport-Security", "Access-Control-Allow-Origin" }.Where(name =>
                Of(answer, name).Length > 0
            )
        );
        if (!isAsset && Of(answer, "Cache-Control") != "no-store")
        {
            broken.Add("Cache-Control: " + Of(answer, "Cache-Control"));
        }

        broken.AddRange(Cookies(answer).Where(cookie => !IsClosed(cookie)).Select(cookie => cookie.Split('=')[0]));
        if (answer.Headers.Location is { } to && !IsWithin(to, site))
        {
            broken.Add("Location: " + to.OriginalString);
        }

        var isFile = answer.Content.Headers.ContentDisposition is not null;
        var text = isFile || isAsset ? "" : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        broken.AddRange(Leaks.In(text, site));
        if (text.Length > 0 && answer.Content.Headers.ContentType is null)
        {
            broken.Add("no Content-Type");
        }

        if (isFile && answer.Content.Headers.ContentDisposition!.DispositionType != "attachment")
        {
            broken.Add("not an attachment");
        }

        return broken;
    }

    public static string Of(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    public static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static bool IsClosed(string cookie) =>
        new[] { "; httponly", "; path=/", "; samesite=" }.All(part =>
            cookie.Contains(part, StringComparison.OrdinalIgnoreCase)
        ) && !cookie.Contains("; domain=", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path, or this very site.</summary>
    private static bool IsWithin(Uri to, TestSite site) =>
        to.IsAbsoluteUri
            ? Uri.Compare(
                to,
                site.Address,
                UriComponents.SchemeAndServer,
                UriFormat.SafeUnescaped,
                StringComparison.Ordinal
            ) == 0
                && !to.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            : to.OriginalString is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]);
}
