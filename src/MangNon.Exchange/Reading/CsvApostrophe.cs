namespace MangNon.Exchange.Reading;

/// <summary>
/// A csv cell that begins with <c>= + - @</c>, a tab or a carriage return would run as a formula when a
/// spreadsheet opens the file. It leaves with an apostrophe before it and comes back without: <see cref="Off"/>
/// undoes <see cref="On"/> for every text.
/// </summary>
internal static class CsvApostrophe
{
    public static string On(string text) => IsDangerous(text) ? "'" + text : text;

    public static string Off(string text) =>
        text.Length > 1 && text[0] == '\'' && IsDangerous(text.AsSpan(1)) ? text[1..] : text;

    private static bool IsDangerous(ReadOnlySpan<char> text)
    {
        var bare = text.TrimStart('\'');
        return bare.Length > 0 && bare[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
