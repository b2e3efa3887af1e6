using System.IO.Compression;
using System.Net;

namespace MangNon.Web.Tests.Site;

public sealed class WorkbookTests(FilledSite filled) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("/bang-chi-tieu?dinh-dang=xlsx", "bang-chi-tieu-2025.xlsx", "Trạm Y tế")]
    [InlineData("/bang-chi-tieu?ket-qua=cham&dinh-dang=xlsx", "bang-chi-tieu-2025.xlsx", "chậm")]
    [InlineData("/bang-chi-tieu/5b?bang=chia-nhom&dinh-dang=xlsx", "chi-tieu-5b-2025.xlsx", "Thôn 3")]
    [InlineData("/bang-chi-tieu/21?bang=danh-sach&phan=mau&dinh-dang=xlsx", "chi-tieu-21-mau-2025.xlsx", "Thôn 3")]
    [InlineData("/ke-hoach?dinh-dang=xlsx", "binh-luong-2021-2030.xlsx", "≥ 97")]
    public async Task A_table_comes_as_a_workbook_under_its_own_address(string path, string name, string holds)
    {
        using var client = await filled.Site.NewSignedInClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text += await reader.ReadToEndAsync();
        }

        Assert.Contains(holds, text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/bang-chi-tieu/99z?dinh-dang=xlsx")]
    [InlineData("/bang-chi-tieu/5b?bang=danh-sach&phan=mau&dinh-dang=xlsx")]
    [InlineData("/so-tre-em?dinh-dang=xlsx")]
    [InlineData("/ky?dinh-dang=xlsx")]
    public async Task Where_there_is_no_table_there_is_no_workbook(string path)
    {
        using var client = await filled.Site.NewSignedInClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
