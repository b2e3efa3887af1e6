using System.Net;
using MangNon.Access;
using MangNon.Exchange.Writing;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.People;

public sealed class PeopleFileTests : IAsyncLifetime
{
    private const string Path = "/nguoi-dung/tu-tep";
    private static readonly string[] Headers =
    [
        "Họ và tên",
        "Tên đăng nhập",
        "Điện thoại",
        "Vai trò",
        "Đơn vị",
        "Từ ngày",
        "Đến ngày",
        "Lý do",
    ];

    private PeopleSite _people = null!;

    public async ValueTask InitializeAsync() => _people = await PeopleSite.StartAsync();

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    [Fact]
    public async Task People_of_a_workbook_are_looked_through_then_added_with_a_slip_each()
    {
        var checkedAt = await SendAsync(
            Row("Lò Văn Mười", role: "Trạm Y tế"),
            Row("Hà Thị Bích", "bich", role: "tư pháp - hộ tịch"),
            Row("Hà Thị Bích", "bich", role: "Công an")
        );
        var page = await TestSite.TextAsync(_people.Administrator, checkedAt);
        Assert.Contains("2 người thêm được, 0 ô cần sửa", page, StringComparison.Ordinal);
        Assert.Contains("muoilv", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("bich"));

        var slips = await TestSite.TextAsync(_people.Administrator, await AddAsync(checkedAt));
        Assert.Contains("muoilv", slips, StringComparison.Ordinal);
        Assert.Contains("bich", slips, StringComparison.Ordinal);
        await using var db = _people.Site.Database.NewContext();
        var bich = await db.Users.SingleAsync(account => account.UserName == "bich");
        Assert.Equal(
            [Role.Police.Id, Role.Justice.Id],
            await db
                .RoleGrants.Where(grant => grant.AccountId == bich.Id)
                .OrderBy(grant => grant.RoleId)
                .Select(grant => grant.RoleId)
                .ToListAsync()
        );
    }

    [Fact]
    public async Task Every_bad_cell_is_named_and_the_others_can_be_added()
    {
        var checkedAt = await SendAsync(
            Row("Lò Văn Mười", role: "Trạm Y tế"),
            Row("Hà Thị Bích", "Chữ Hoa", role: "Công an"),
            Row("Vi Văn Tám", role: "Thủ kho"),
            Row("Vi Văn Chín", role: "Công an", from: "31/02/2027"),
            Row("Vi Thị Ba", role: "Trưởng thôn", unit: "Thôn không có")
        );
        var page = await TestSite.TextAsync(_people.Administrator, checkedAt);
        Assert.Contains("1 người thêm được, 4 ô cần sửa", page, StringComparison.Ordinal);
        Assert.Contains("hoặc thêm trước những người dưới đây", page, StringComparison.Ordinal);
        Assert.Matches("Dòng 3.*Tên đăng nhập.*Dòng 4.*Vai trò.*Dòng 5.*Từ ngày.*Dòng 6.*Đơn vị", Flat(page));
        await AddAsync(checkedAt);
        Assert.Equal(1, await CountAsync("muoilv"));
        Assert.Equal(0, await CountAsync("tamvv"));
    }

    [Fact]
    public async Task A_user_name_of_two_different_people_adds_neither()
    {
        var checkedAt = await SendAsync(
            Row("Hà Thị Bích", "bich", role: "Công an"),
            Row("Hà Văn Bình", "bich", role: "Trạm Y tế")
        );
        using var answer = await _people.Administrator.GetAsync(new Uri(checkedAt, UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("0 người thêm được, 1 ô cần sửa", page, StringComparison.Ordinal);
        Assert.Contains("Chưa thêm được ai.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("những người dưới đây", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_workbook_is_refused_with_its_reason()
    {
        using var sent = await TestSite.UploadAsync(
            _people.Administrator,
            Path,
            Path + "/tep",
            "chữ"u8.ToArray(),
            "x.xlsx"
        );
        using var answer = await _people.Administrator.GetAsync(sent.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("error-summary", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_added_twice_nor_by_another()
    {
        var checkedAt = await SendAsync(Row("Lò Văn Mười", role: "Trạm Y tế"));
        using var other = await _people.Site.NewClientOfAsync(Role.Administrator);
        using var unknown = await other.GetAsync(new Uri(checkedAt, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var byOther = await TestSite.PostFromAsync(other, Path, checkedAt + "/them");
        Assert.Equal(HttpStatusCode.NotFound, byOther.StatusCode);

        await AddAsync(checkedAt);
        using var again = await TestSite.PostFromAsync(_people.Administrator, Path, checkedAt + "/them");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(1, await CountAsync("muoilv"));
    }

    [Fact]
    public async Task A_name_taken_meanwhile_adds_nobody()
    {
        var checkedAt = await SendAsync(Row("Lò Văn Mười", role: "Trạm Y tế"), Row("Vi Văn Tám", role: "Công an"));
        using var first = await _people.AddAsync("Lương Văn Mười", ("Grant.Role", "tram-y-te"));
        using var added = await TestSite.PostFromAsync(_people.Administrator, Path, checkedAt + "/them");
        using var answer = await _people.Administrator.GetAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await CountAsync("tamvv"));
    }

    [Fact]
    public async Task The_form_lists_the_roles_and_units_of_the_administrator()
    {
        var units = await File();
        Assert.Contains("Trạm Y tế", units, StringComparison.Ordinal);

        async Task<string> File()
        {
            var bytes = await _people.Administrator.GetByteArrayAsync(new Uri(Path + "/mau.xlsx", UriKind.Relative));
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
            var text = "";
            foreach (var part in zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var reader = new StreamReader(await part.OpenAsync());
                text += await reader.ReadToEndAsync();
            }

            return text;
        }
    }

    private async Task<string> SendAsync(params object?[][] rows)
    {
        using var content = new MemoryStream();
        TableWorkbook.Write(content, "Người dùng", [.. Headers.Select(name => new TableColumn(name))], rows);
        using var sent = await TestSite.UploadAsync(
            _people.Administrator,
            Path,
            Path + "/tep",
            content.ToArray(),
            "nguoi.xlsx"
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    private async Task<string> AddAsync(string checkedAt)
    {
        using var added = await TestSite.PostFromAsync(_people.Administrator, Path, checkedAt + "/them");
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        return added.Headers.Location!.OriginalString;
    }

    private async Task<int> CountAsync(string userName)
    {
        await using var db = _people.Site.Database.NewContext();
        return await db.Users.CountAsync(account => account.UserName == userName);
    }

    private static object?[] Row(
        string name,
        string? userName = null,
        string role = "",
        string? unit = null,
        string from = "24/11/2026"
    ) => [name, userName, null, role, unit, from, null, "Quyết định 12/QĐ-UBND"];

    private static string Flat(string page) => string.Join(" ", page.Split());
}
