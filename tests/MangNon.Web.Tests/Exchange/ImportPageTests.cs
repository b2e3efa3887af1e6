using System.IO.Compression;
using System.Net;
using System.Text;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Exchange;

public sealed class ImportPageTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private HttpClient _client = null!;

    private string Folder => Path.Combine(_site.DataFolder, "imports");

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _client = await _site.NewSignedInClientAsync();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_dirty_workbook_shows_its_56_errors_gives_them_as_a_workbook_and_its_good_rows_come_in()
    {
        var address = await UploadAsync("dirty-2025.xlsx");
        var page = await WhenDoneAsync(address);

        Assert.Contains("56 lỗi cần sửa", page, StringComparison.Ordinal);
        Assert.Equal(0, await ChildrenAsync());
        Assert.Contains("trang=2", page, StringComparison.Ordinal);
        using (var errors = await _client.GetAsync(new Uri(address + "?dinh-dang=xlsx", UriKind.Relative)))
        {
            await using var zip = new ZipArchive(await errors.Content.ReadAsStreamAsync());
            using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
            var text = await sheet.ReadToEndAsync();
            Assert.Equal(57, text.Split("<row ").Length - 1);
            // What stands in the cells can be names: it stays on the page.
            Assert.DoesNotContain(">Giá trị<", text, StringComparison.Ordinal);
            Assert.Equal("attachment", errors.Content.Headers.ContentDisposition!.DispositionType);
        }

        await PostAsync(address, "ghi", ("lan", "1"));
        var done = await WhenDoneAsync(address);

        Assert.Contains("Đã ghi vào sổ", done, StringComparison.Ordinal);
        Assert.True(await ChildrenAsync() > 100);
        Assert.Empty(Directory.GetFiles(Folder));
        var board = await _client.GetStringAsync(new Uri("/bang-chi-tieu", UriKind.Relative));
        Assert.Matches("[0-9]+/[0-9]{2,}", board);
    }

    [Fact]
    public async Task Given_up_nothing_is_left_of_the_file_or_in_the_register()
    {
        var address = await UploadAsync("binh-luong-2025.xlsx");
        await WhenDoneAsync(address);
        Assert.NotEmpty(Directory.GetFiles(Folder));

        using var answer = await PostAsync(address, "bo");

        Assert.Equal("/nhap-so-lieu?xong=da-bo", answer.Headers.Location!.OriginalString);
        Assert.Empty(Directory.GetFiles(Folder));
        Assert.Equal(0, await ChildrenAsync());
        using var gone = await _client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("không còn", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_clicked_twice_writes_once_and_one_for_another_check_writes_nothing()
    {
        var address = await UploadAsync("binh-luong-2025.zip");
        await WhenDoneAsync(address);
        using (var stale = await PostAsync(address, "ghi", ("lan", "7")))
        {
            Assert.Equal(address + "?loi=da-khac", stale.Headers.Location!.OriginalString);
            var page = await _client.GetStringAsync(stale.Headers.Location);
            Assert.Contains("chưa ghi gì", page, StringComparison.Ordinal);
        }

        Assert.Equal(0, await ChildrenAsync());
        var token = await _client.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.Contains("Ghi ", token, StringComparison.Ordinal);
        using var first = await PostAsync(address, "ghi", ("lan", "1"));
        using var second = await PostFromAsync("/nhap-so-lieu", address + "/ghi", ("lan", "1"));

        Assert.Equal(address, first.Headers.Location!.OriginalString);
        Assert.Equal(address + "?loi=da-khac", second.Headers.Location!.OriginalString);
        Assert.Contains("Đã ghi vào sổ", await WhenDoneAsync(address), StringComparison.Ordinal);
        Assert.True(await ChildrenAsync() > 100);

        var again = await WhenDoneAsync(await UploadAsync("binh-luong-2025.zip"));
        Assert.Contains("sổ đã có đủ", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_since_the_check_makes_another_check()
    {
        var address = await UploadAsync("binh-luong-2025.xlsx");
        await WhenDoneAsync(address);
        await using (var db = _site.Database.NewContext())
        {
            db.Add(
                new MangNon.Register.Village
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = _site.CommuneId,
                    Name = "Thôn mới",
                }
            );
            await db.SaveChangesAsync();
        }

        await PostAsync(address, "ghi", ("lan", "1"));
        var page = await WhenDoneAsync(address);

        Assert.Contains("Sổ đã có thay đổi", page, StringComparison.Ordinal);
        Assert.Contains("name=\"lan\" value=\"2\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await ChildrenAsync());
    }

    [Fact]
    public async Task That_no_file_was_chosen_is_said_in_the_users_words()
    {
        using var none = await TestSite.UploadAsync(_client, "/nhap-so-lieu", "/nhap-so-lieu/tep", [], "khong.xlsx");
        Assert.Equal("/nhap-so-lieu?loi=chua-chon", none.Headers.Location!.OriginalString);
        using var asked = await _client.GetAsync(none.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("Chọn tệp", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không phải sổ", "khong-phai-so", "không phải sổ dữ liệu")]
    [InlineData("<svg onload='alert(1)'/>", "khong-phai-so", "không phải sổ dữ liệu")]
    [InlineData("MZ", "khong-phai-so", "không phải sổ dữ liệu")]
    [InlineData("PK", "khong-phai-so", "không phải sổ dữ liệu")]
    [InlineData("OLE", "doi-cu", "có đặt mật khẩu")]
    public async Task What_is_no_workbook_by_its_content_is_not_kept_whatever_its_name(
        string content,
        string slug,
        string message
    )
    {
        byte[] bytes =
            content == "OLE" ? [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] : Encoding.UTF8.GetBytes(content);
        using var answer = await TestSite.UploadAsync(_client, "/nhap-so-lieu", "/nhap-so-lieu/tep", bytes, "sổ.xlsx");
        Assert.Equal("/nhap-so-lieu?loi=" + slug, answer.Headers.Location!.OriginalString);
        using var page = await _client.GetAsync(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains(message, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_zip_that_is_no_workbook_is_refused_by_its_content_and_its_name_is_only_shown()
    {
        using var answer = await TestSite.UploadAsync(
            _client,
            "/nhap-so-lieu",
            "/nhap-so-lieu/tep",
            [.. "PK"u8, 3, 4, 1, 2, 3, 4, 5, 6],
            "../<b>sổ</b>.xlsx"
        );
        var page = await WhenDoneAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Không đọc được tệp", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>sổ", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Folder), file => file.Contains('<', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_forms_own_token_nothing_is_kept()
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent([80, 75, 3, 4]), "tep", "a.xlsx" } };
        using var answer = await _client.PostAsync(new Uri("/nhap-so-lieu/tep", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(Directory.Exists(Folder) && Directory.EnumerateFiles(Folder).Any());
    }

    [Fact]
    public async Task Left_alone_for_two_hours_the_file_is_gone()
    {
        var address = await UploadAsync("binh-luong-2025.xlsx");
        await WhenDoneAsync(address);
        for (var i = 0; i < 5; i++)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(25));
            await _client.GetAsync(new Uri("/ky", UriKind.Relative));
        }

        using var gone = await _client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task The_uploaded_file_is_for_the_owner_of_the_program_alone()
    {
        var address = await UploadAsync("binh-luong-2025.zip");
        await WhenDoneAsync(address);
        foreach (var file in Directory.GetFiles(Folder))
        {
            // Windows knows no such rights; there the folder is the user's own.
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.DoesNotContain("binh-luong", file, StringComparison.Ordinal);
        }
    }

    private async Task<string> UploadAsync(string sample)
    {
        var file = await File.ReadAllBytesAsync(Samples.Path(sample));
        using var answer = await TestSite.UploadAsync(_client, "/nhap-so-lieu", "/nhap-so-lieu/tep", file, sample);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>The page once nothing is under way any more; until then it says of itself when to come back.</summary>
    private async Task<string> WhenDoneAsync(string address)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
            if (!answer.Headers.Contains("Refresh"))
            {
                return await answer.Content.ReadAsStringAsync();
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromMinutes(2),
                "Not done in 2 minutes."
            );
            await Task.Delay(100);
        }
    }

    private Task<HttpResponseMessage> PostAsync(
        string address,
        string act,
        params (string Name, string Value)[] fields
    ) => PostFromAsync(address, address + "/" + act, fields);

    private Task<HttpResponseMessage> PostFromAsync(
        string from,
        string path,
        params (string Name, string Value)[] fields
    ) => TestSite.PostFromAsync(_client, from, path, fields);

    private async Task<int> ChildrenAsync()
    {
        await using var db = _site.Database.NewContext();
        return await db.Children.CountAsync();
    }
}
