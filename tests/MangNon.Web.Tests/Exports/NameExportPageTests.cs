using System.Net;
using System.Security.Cryptography;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Testing;
using MangNon.Web.Tests.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Exports;

public sealed class NameExportPageTests : IAsyncLifetime
{
    private const string List = "?danh-sach=so-tre-em";
    private TestSite _site = null!;
    private PlantedMarks _marks = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _marks = await PlantedMarks.PlantAsync(_site.Database, _site.CommuneId);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_list_leaves_encrypted_marked_registered_and_once()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        var page = await NameFile.AskedAsync(focal, List);
        using var answer = await NameFile.TakeAsync(focal, page);
        var file = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(
            "attachment; filename=so-tre-em-tai-ve-1.xlsx",
            answer.Content.Headers.ContentDisposition!.ToString()
        );
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("in:Identity", _marks.In(System.Text.Encoding.UTF8.GetString(file)));
        Assert.Throws<CryptographicException>(() => OpenedWorkbook.Open(file, NameFile.Password + " "));

        var plain = OpenedWorkbook.Open(file, NameFile.Password);
        var text = await NameFile.TextAsync(plain);
        Assert.Contains("in:Identity", _marks.In(text));
        Assert.Contains(
            "Tải bởi Cơ quan đầu mối về trẻ em, Cơ quan đầu mối về trẻ em, xã Bình Lương, lúc 08:00 24/11/2026, mục đích: Gọi khám, tiêm chủng, cân đo, số 1",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Dữ liệu cá nhân của trẻ em – không chuyển tiếp", text, StringComparison.Ordinal);
        Assert.Contains(NameFile.Matter, text, StringComparison.Ordinal);

        using var again = await NameFile.TakeAsync(focal, page);
        Assert.Equal(page + "?loi=khong-con", again.Headers.Location!.OriginalString);
        await using var db = _site.Database.NewContext();
        var line = await db.NameExports.SingleAsync();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), line.Digest);
        Assert.NotNull(line.CompletedAt);
        var told = await db.AuditEntries.Where(e => e.Act == AuditActs.Exported).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["register-list", "names-sent"], told.Select(e => AuditDetail.Open(db.Seal, e).Facts["What"]));
        Assert.All(told, e => Assert.Equal(line.Id, e.SubjectId));
        Assert.DoesNotContain(
            Directory.GetFiles(_site.DataFolder, "*", SearchOption.AllDirectories),
            one => one.EndsWith(".passing", StringComparison.Ordinal)
        );
        // The password is kept nowhere.
        Assert.All(
            await db.AuditEntries.ToListAsync(),
            e =>
                Assert.DoesNotContain(
                    NameFile.Password,
                    db.Seal.Open(e.DetailSealed, "audit_entries.detail") ?? "",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Only_what_the_role_may_take_is_in_the_file()
    {
        using var school = await _site.NewClientOfAsync(Role.School, _marks.School);
        // The mark names the school itself.
        Assert.Equal(
            ["in:Identity", "in:Schooling"],
            _marks.In(await NameFile.TextAsync(await NameFile.OpenedAsync(school, List)))
        );
        using var station = await _site.NewClientOfAsync(Role.HealthStation);
        var counted = await NameFile.OpenedAsync(station, "?danh-sach=chi-tieu&chi-tieu=14&phan=mau");
        Assert.Equal(["in:Identity", "out:Identity"], _marks.In(await NameFile.TextAsync(counted)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?danh-sach=khong-co")]
    [InlineData("?danh-sach=chi-tieu&chi-tieu=99z")]
    [InlineData("?danh-sach=chi-tieu&chi-tieu=4a")]
    [InlineData("?danh-sach=so-du-lieu")]
    public async Task A_list_that_the_role_may_not_take_is_not_there(string query)
    {
        using var justice = await _site.NewClientOfAsync(Role.Justice);
        using var answer = await justice.GetAsync(new Uri("/tai-ve/moi" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("", NameFile.Matter, "Chọn mục đích")]
    [InlineData("kham-tiem", "khám", "Ghi rõ việc, từ 10 đến 150 ký tự")]
    [InlineData("kham-tiem", "Đưa quà cho Dấu Tên Trong, thôn 1", "Có họ tên của một trẻ")]
    public async Task What_is_missing_is_said_at_the_field_and_what_was_typed_stays(
        string purpose,
        string matter,
        string message
    )
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var answer = await NameFile.AskAsync(
            focal,
            List,
            await NameFile.CountAsync(focal, List),
            purpose,
            matter
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{matter}\"", page, StringComparison.Ordinal);
        await using var db = _site.Database.NewContext();
        Assert.Equal(0, await db.NameExports.CountAsync());
    }

    [Fact]
    public async Task A_list_that_is_another_one_than_the_page_showed_is_shown_again()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var answer = await NameFile.AskAsync(focal, List, 1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Danh sách vừa thay đổi", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mười một ok", "ngan", "ít nhất 12 ký tự")]
    [InlineData("bình lương 2026", "de-doan", "dễ đoán")]
    [InlineData("matkhau123456", "de-doan", "dễ đoán")]
    public async Task A_weak_password_takes_nothing(string password, string slug, string message)
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        var page = await NameFile.AskedAsync(focal, List);
        using var answer = await NameFile.TakeAsync(focal, page, password);
        Assert.Equal($"{page}?loi={slug}", answer.Headers.Location!.OriginalString);
        using var shown = await focal.GetAsync(answer.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.StatusCode);
        Assert.Contains(message, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = _site.Database.NewContext();
        Assert.Null((await db.NameExports.SingleAsync()).BegunAt);
    }

    [Fact]
    public async Task Anothers_file_is_not_there_and_nothing_is_given_without_the_token()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var other = await _site.NewClientOfAsync(Role.FocalOffice);
        var page = await NameFile.AskedAsync(focal, List);
        using var shown = await other.GetAsync(new Uri(page, UriKind.Relative));
        using var taken = await TestSite.PostFromAsync(
            other,
            "/tai-ve",
            page + "/tep",
            ("mat-khau", NameFile.Password)
        );
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, taken.StatusCode));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("mat-khau", NameFile.Password)]);
        using var forged = await focal.PostAsync(new Uri(page + "/tep", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var got = await focal.GetAsync(new Uri(page + "/tep", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, got.StatusCode);
    }

    [Fact]
    public async Task After_a_quarter_of_an_hour_one_proves_again_who_one_is_and_comes_back_to_the_file()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        var page = await NameFile.AskedAsync(focal, List);
        // A quarter of an hour in which the page is shown, and another to type what it asks for.
        _site.Time.Advance(TimeSpan.FromMinutes(20));
        await focal.GetStringAsync(new Uri("/tai-ve", UriKind.Relative));
        _site.Time.Advance(TimeSpan.FromMinutes(10));
        using var late = await TestSite.PostFromAsync(focal, "/tai-ve", page + "/tep", ("mat-khau", NameFile.Password));
        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.Equal($"/xac-nhan?ve={Uri.EscapeDataString(page)}&chua-luu=1", late.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_register_shows_ones_own_and_all_to_those_who_oversee_and_names_no_child()
    {
        using var focal = await _site.NewClientOfAsync(Role.FocalOffice);
        using var school = await _site.NewClientOfAsync(Role.School, _marks.School);
        await TestSite.PostFromAsync(focal, "/so-tre-em", "/tim", ("q", "Dấu Tên"));
        await NameFile.OpenedAsync(focal, List + $"&thon={_marks.Village}");
        await NameFile.OpenedAsync(school, List);

        var own = await TextAsync(school, "/tai-ve");
        Assert.Contains(Role.School.Vi, own, StringComparison.Ordinal);
        Assert.DoesNotContain(Role.FocalOffice.Vi, own, StringComparison.Ordinal);
        foreach (var role in new[] { Role.FocalOffice, Role.Chairman, Role.Auditor })
        {
            using var client = await _site.NewClientOfAsync(role);
            var page = await TextAsync(client, "/tai-ve");
            Assert.Contains("Thôn Trong", page, StringComparison.Ordinal);
            Assert.Contains(Role.School.Vi, page, StringComparison.Ordinal);
            Assert.DoesNotContain("Dấu Tên", page, StringComparison.Ordinal);
            var filtered = await TextAsync(client, "/tai-ve?tu=25/11/2026");
            Assert.Contains("Không có", filtered, StringComparison.Ordinal);
            using var wrong = await client.GetAsync(new Uri("/tai-ve?tu=31/02/2026", UriKind.Relative));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            var book = await NameFile.TextAsync(
                await client.GetByteArrayAsync(new Uri("/tai-ve?dinh-dang=xlsx", UriKind.Relative))
            );
            Assert.Contains("Gọi khám, tiêm chủng, cân đo", book, StringComparison.Ordinal);
            Assert.DoesNotContain("Dấu Tên", book, StringComparison.Ordinal);
            Assert.DoesNotContain(NameFile.Matter, book, StringComparison.Ordinal);
        }

        using var finance = await _site.NewClientOfAsync(Role.Finance);
        using var hidden = await finance.GetAsync(new Uri("/tai-ve", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        return page[page.IndexOf("<main", StringComparison.Ordinal)..];
    }
}
