using System.IO.Compression;
using System.Net;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Reporting;

public sealed class ReportEndpointsTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task The_years_report_comes_as_a_Word_file()
    {
        using var client = await filled.Site.NewSignedInClientAsync();
        using var answer = await client.GetAsync(new Uri("/bao-cao.docx", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("bao-cao-nam-2025.docx", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition.DispositionType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        Assert.Contains("261/273", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
