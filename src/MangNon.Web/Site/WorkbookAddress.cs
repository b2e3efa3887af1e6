namespace MangNon.Web.Site;

/// <summary>
/// A table's workbook has the table's own address and filters with <c>dinh-dang=xlsx</c> added. Inside, it is the
/// endpoint of the same path with <c>.xlsx</c> behind it: pages draw, endpoints write files.
/// </summary>
internal static class WorkbookAddress
{
    public const string Key = "dinh-dang";
    public const string Workbook = "xlsx";

    public static Task RewriteAsync(HttpContext context, RequestDelegate next)
    {
        if (
            HttpMethods.IsGet(context.Request.Method)
            && string.Equals(context.Request.Query[Key], Workbook, StringComparison.Ordinal)
        )
        {
            context.Request.Path = context.Request.Path.Value + "." + Workbook;
        }

        return next(context);
    }
}
