using MangNon.Testing;

namespace MangNon.Web.Tests.Site;

/// <summary>What an answer would hold if it told of the program's inside: traces, types, SQL, paths.</summary>
internal static class Leaks
{
    private static readonly string[] Words =
    [
        "   at ",
        "Exception",
        "StackTrace",
        "stack trace",
        "System.",
        "Microsoft.",
        "MangNon.",
        ".cs:line",
        ".razor",
        "@formname",
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "DELETE FROM",
        "SQLite",
        "Npgsql",
        "traceId",
        FailingDatabase.Words,
    ];

    public static IEnumerable<string> In(string text, TestSite site) =>
        Words
            .Append(site.DataFolder)
            .Append(AppContext.BaseDirectory)
            .Append(Repository.Root)
            .Where(word => text.Contains(word, StringComparison.Ordinal));
}
