using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Testing;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Exports;

/// <summary>Takes a file with names as a person does: says what for, gives a password, opens what comes.</summary>
internal static partial class NameFile
{
    public const string Password = "tre xanh ru khẽ 48";
    public const string Matter = "Đoàn khám của trạm, tuần 48";

    /// <summary>Posts what it is for; where it was accepted, the answer leads to the file's own page.</summary>
    public static Task<HttpResponseMessage> AskAsync(
        HttpClient client,
        string query,
        int children,
        string purpose = "kham-tiem",
        string matter = Matter
    ) =>
        TestSite.PostAsync(
            client,
            "/tai-ve/moi" + query,
            ("_handler", "xin-tai"),
            ("Form.Children", children.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Form.Purpose", purpose),
            ("Form.Matter", matter)
        );

    /// <summary>How many children the page says that the list holds.</summary>
    public static async Task<int> CountAsync(HttpClient client, string query)
    {
        var page = await client.GetStringAsync(new Uri("/tai-ve/moi" + query, UriKind.Relative));
        return int.Parse(
            Children().Match(page).Groups["count"].ValueSpan,
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    /// <summary>The address of the file's own page.</summary>
    public static async Task<string> AskedAsync(HttpClient client, string query)
    {
        using var answer = await AskAsync(client, query, await CountAsync(client, query));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(client.BaseAddress!, answer.Headers.Location!).AbsolutePath;
    }

    public static Task<HttpResponseMessage> TakeAsync(HttpClient client, string page, string password = Password) =>
        TestSite.PostFromAsync(client, page, page + "/tep", ("mat-khau", password));

    /// <summary>All of it, opened: the plain workbook.</summary>
    public static async Task<byte[]> OpenedAsync(HttpClient client, string query)
    {
        using var answer = await TakeAsync(client, await AskedAsync(client, query));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return OpenedWorkbook.Open(await answer.Content.ReadAsByteArrayAsync(), Password);
    }

    /// <summary>All parts of a workbook as one text.</summary>
    public static async Task<string> TextAsync(byte[] workbook)
    {
        await using var zip = new ZipArchive(new MemoryStream(workbook));
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    [GeneratedRegex(
        "name=\"Form.Children\" value=\"(?<count>[0-9]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Children();
}
