using Microsoft.AspNetCore.ResponseCompression;

namespace MangNon.Web.Site;

/// <summary>
/// Pages, styles and scripts go compressed to browsers that take it: many here are on a slow line. Over https too: what
/// BREACH needs is not there — a form's token is masked anew in each answer, cookies do not go with a request that another
/// site makes behind the page, and no search word stands in an address. Files and lists of data go as they are.
/// </summary>
internal static class SmallerAnswers
{
    public static void Configure(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"];
    }
}
