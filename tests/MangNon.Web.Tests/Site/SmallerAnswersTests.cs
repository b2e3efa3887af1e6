using System.IO.Compression;
using System.Net.Http.Headers;

namespace MangNon.Web.Tests.Site;

public sealed class SmallerAnswersTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/dang-nhap")]
    [InlineData("/assets/site.css")]
    [InlineData("/assets/site.js")]
    public async Task A_browser_that_takes_compressed_answers_gets_the_same_in_less_than_half(string path)
    {
        using var client = await filled.Site.NewSignedInClientAsync();
        var plain = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var answer = await client.SendAsync(asked);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.InRange(packed.Length, 1, plain.Length / 2);
        using var opened = new MemoryStream();
        await using var unpacked = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        await unpacked.CopyToAsync(opened);
        // A form's token is another in each answer, of the same length.
        Assert.InRange(opened.Length, plain.Length - 100, plain.Length + 100);
    }
}
