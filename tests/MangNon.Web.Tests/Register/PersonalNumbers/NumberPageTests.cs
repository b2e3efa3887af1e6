using System.Net;
using MangNon.Access;
using MangNon.Exchange.Writing;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Register.PersonalNumbers;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register.PersonalNumbers;

public sealed class NumberPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_list_of_the_police_is_laid_beside_the_register_then_written()
    {
        using var police = await Site.NewClientOfAsync(Role.Police);
        await using var db = Site.Database.NewContext();
        var children = await db
            .Children.Where(c => c.PersonalIdSealed == null)
            .OrderBy(c => c.Code)
            .Take(2)
            .ToListAsync();
        var (fits, wrong) = (children[0], children[1]);
        var number = $"038{(fits.Sex == Sex.Male ? 2 : 3)}{fits.BirthDate.Year % 100:00}777001";
        var before = await TestSite.TextAsync(police, NumberEndpoints.Path);
        Assert.Contains("trẻ em dưới 18 tuổi đang ở xã chưa có số định danh", before, StringComparison.Ordinal);
        Assert.DoesNotContain("/tai-ve/moi", before, StringComparison.Ordinal);

        var address = await SendAsync(
            police,
            [fits.Code, fits.FullName, fits.BirthDate, number],
            [wrong.Code, "Người Khác", wrong.BirthDate, "038218777002"]
        );
        var page = await TestSite.TextAsync(police, address);
        Assert.Contains("1 số mới, 0 khác số trong sổ", page, StringComparison.Ordinal);
        Assert.Contains("họ tên hoặc ngày sinh không khớp", page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(number));

        // With no tick nothing is written, though new numbers stand ticked at first.
        using var none = await PostAsync(police, address);
        Assert.EndsWith("da-ghi=0", none.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(number));

        address = await SendAsync(police, [fits.Code, fits.FullName, fits.BirthDate, number]);
        using var saved = await PostAsync(police, address, ("Form.Yes[2]", "1"));
        Assert.Contains(
            "Đã ghi 1 số định danh.",
            await TestSite.TextAsync(police, saved.Headers.Location!.PathAndQuery),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountAsync(number));

        // Once; and nobody else's.
        using var gone = await police.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        address = await SendAsync(police, [fits.Code, fits.FullName, fits.BirthDate, number]);
        using var others = await focal.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Contains(
            "/tai-ve/moi?danh-sach=so-dinh-danh",
            await TestSite.TextAsync(focal, NumberEndpoints.Path),
            StringComparison.Ordinal
        );
        using var station = await Site.NewClientOfAsync(Role.HealthStation);
        using var refused = await station.GetAsync(new Uri(NumberEndpoints.Path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_with_its_reason()
    {
        using var police = await Site.NewClientOfAsync(Role.Police);
        using var sent = await TestSite.UploadAsync(
            police,
            NumberEndpoints.Path,
            NumberEndpoints.FilePath,
            "chữ"u8.ToArray(),
            "x.xlsx"
        );
        using var answer = await police.GetAsync(sent.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);

        using var content = new MemoryStream();
        TableWorkbook.Write(
            content,
            "Trẻ",
            [new TableColumn("Mã trẻ"), new TableColumn("Họ và tên")],
            [
                ["1", "2"],
            ]
        );
        using var lacking = await TestSite.UploadAsync(
            police,
            NumberEndpoints.Path,
            NumberEndpoints.FilePath,
            content.ToArray(),
            "x.xlsx"
        );
        using var told = await police.GetAsync(lacking.Headers.Location);
        Assert.Contains(
            "thiếu cột “Ngày sinh”",
            WebUtility.HtmlDecode(await told.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> SendAsync(HttpClient client, params object?[][] rows)
    {
        using var content = new MemoryStream();
        TableWorkbook.Write(
            content,
            "Trẻ",
            [new("Mã trẻ"), new("Họ và tên"), new("Ngày sinh", TableCellType.Date), new("Số định danh")],
            rows
        );
        using var sent = await TestSite.UploadAsync(
            client,
            NumberEndpoints.Path,
            NumberEndpoints.FilePath,
            content.ToArray(),
            "so.xlsx"
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string address,
        params (string, string)[] ticks
    ) => TestSite.PostAsync(client, address, [("_handler", "so-dinh-danh"), ("Form.Sent", "1"), .. ticks]);

    private async Task<int> CountAsync(string number)
    {
        await using var db = Site.Database.NewContext();
        var numbers = await db
            .Children.Where(c => c.PersonalIdSealed != null)
            .Select(c => c.PersonalIdSealed)
            .ToListAsync();
        return numbers.Count(one => db.Seal.Open(one, SealedFields.ChildPersonalId) == number);
    }
}
