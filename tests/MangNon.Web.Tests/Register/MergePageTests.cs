using System.Net;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed class MergePageTests : IAsyncLifetime
{
    private const string Why = "Đã đối chiếu giấy khai sinh, sổ hộ";
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Two_lines_become_one_by_two_people_and_two_again_by_the_one_who_did_it()
    {
        var (a, b) = (
            await AddAsync("Ngân Phấn Chuân", "D1", null),
            await AddAsync("Ngân Phấn Chuẩn", "D2", "Hà Thị Mẹ")
        );
        var page = $"/so-tre-em/gop/{a}/{b}";
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        using var colleague = await _site.NewClientOfAsync(Role.FocalOffice);
        using var chairman = await _site.NewClientOfAsync(Role.Chairman);
        using var culture = await _site.NewClientOfAsync(Role.Culture);
        foreach (var client in new[] { chairman, culture })
        {
            using var refused = await client.GetAsync(new Uri(page, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using (var nobody = await officer.GetAsync(new Uri($"/so-tre-em/gop/{a}/{a}", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
        }

        // The line entered first is the one to keep, and what the other adds is told.
        Assert.Contains(page, await TestSite.TextAsync(officer, "/so-tre-em/trung"), StringComparison.Ordinal);
        var compared = await TestSite.TextAsync(officer, page);
        Assert.Contains("điền từ D2", compared, StringComparison.Ordinal);
        Assert.Contains("Hà Thị Mẹ", compared, StringComparison.Ordinal);
        Assert.DoesNotContain(">Hoàn cảnh<", compared, StringComparison.Ordinal);
        using (var empty = await TestSite.PostAsync(officer, page, ("_handler", "xin-gop"), ("Form.Reason", " ")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
            Assert.Contains("Ghi lý do", await BodyAsync(empty), StringComparison.Ordinal);
        }

        using var asked = await TestSite.PostAsync(
            officer,
            page,
            ("_handler", "xin-gop"),
            ("Form.Kept", a.ToString()),
            ("Form.Reason", Why)
        );
        Assert.EndsWith(page + "?xong=1", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var waits = await TestSite.TextAsync(officer, page);
        Assert.Contains("Đang chờ người thứ hai", waits, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"gop\"", waits, StringComparison.Ordinal);
        Assert.Contains("Người khác đã xin", await TestSite.TextAsync(colleague, page), StringComparison.Ordinal);

        var request = await RequestAsync();
        var shown = await TestSite.TextAsync(chairman, request);
        Assert.Contains(Why, shown, StringComparison.Ordinal);
        Assert.Contains("điền từ D2", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(">Hoàn cảnh<", shown, StringComparison.Ordinal);
        using (
            var given = await TestSite.PostAsync(
                chairman,
                request,
                ("_handler", "quyet-dinh"),
                ("Form.Give", "true"),
                ("Form.Remark", "")
            )
        )
        {
            Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        }

        Assert.Contains(page, await TestSite.TextAsync(officer, request), StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"gop\"", await TestSite.TextAsync(colleague, page), StringComparison.Ordinal);
        Assert.Contains("Gộp D2 vào D1", await TestSite.TextAsync(officer, page), StringComparison.Ordinal);
        using (var done = await TestSite.PostAsync(officer, page, ("_handler", "gop")))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        Assert.Contains("Ngân Phấn Chuẩn, mã D2", await TestSite.TextAsync(officer, page), StringComparison.Ordinal);
        var list = await TestSite.TextAsync(officer, "/so-tre-em/trung");
        Assert.Contains("Không có cặp nào", list, StringComparison.Ordinal);
        Assert.Contains("Đã gộp, còn tách lại được", list, StringComparison.Ordinal);
        Assert.Contains("Hà Thị Mẹ", await TestSite.TextAsync(officer, $"/so-tre-em/{a}"), StringComparison.Ordinal);
        Assert.Contains(
            "Gộp hai trẻ thành một",
            await TestSite.TextAsync(officer, $"/so-tre-em/{a}/nhat-ky"),
            StringComparison.Ordinal
        );
        using (var gone = await officer.GetAsync(new Uri($"/so-tre-em/{b}", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using (var back = await TestSite.PostAsync(officer, page, ("_handler", "tach"), ("Form.Reason", "Gộp nhầm")))
        {
            Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        }

        Assert.Contains(
            "Đã tách lại thành hai trẻ lúc",
            await TestSite.TextAsync(officer, page),
            StringComparison.Ordinal
        );
        Assert.Contains("D2", await TestSite.TextAsync(officer, $"/so-tre-em/{b}"), StringComparison.Ordinal);
        Assert.Contains(page, await TestSite.TextAsync(officer, "/so-tre-em/trung"), StringComparison.Ordinal);
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private async Task<string> RequestAsync()
    {
        await using var db = _site.Database.NewContext();
        return "/yeu-cau/" + (await db.Agreements.SingleAsync()).Id;
    }

    /// <summary>A child with a circumstance that neither the officer nor the chairman may see.</summary>
    private async Task<Guid> AddAsync(string name, string code, string? mother)
    {
        await using var db = _site.Database.NewContext();
        var village = await db.Villages.FirstOrDefaultAsync(v => v.CommuneId == _site.CommuneId);
        if (village is null)
        {
            village = new Village
            {
                Id = Guid.CreateVersion7(),
                CommuneId = _site.CommuneId,
                Name = "Thôn 1",
            };
            db.Add(village);
        }

        var household = new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = _site.CommuneId,
            VillageId = village.Id,
            Code = "H-" + code,
            Class = HouseholdClass.Other,
        };
        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = _site.CommuneId,
            HouseholdId = household.Id,
            Code = code,
            FullName = name,
            NameFolded = PersonName.Fold(name),
            BirthDate = new DateOnly(2019, 4, 17),
            Sex = Sex.Female,
            EthnicGroup = 3,
            FatherName = "Ngân Văn Chiến",
            MotherName = mother,
        };
        var circumstance = new Circumstance
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            Group = "đ",
            From = new DateOnly(2026, 1, 1),
        };
        db.AddRange(household, child, circumstance);
        await db.SaveChangesAsync();
        return child.Id;
    }
}
