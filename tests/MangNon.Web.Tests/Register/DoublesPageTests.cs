using System.Net;
using MangNon.Access;
using MangNon.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed class DoublesPageTests : IAsyncLifetime
{
    private static readonly Uri Page = new("/so-tre-em/trung", UriKind.Relative);
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Two_lines_that_may_be_one_child_stand_side_by_side_with_what_each_field_says()
    {
        var (a, b) = (await AddAsync("Ngân Phấn Chuân", "D1"), await AddAsync("Ngân Phấn Chuẩn", "D2"));
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);

        var text = WebUtility.HtmlDecode(await officer.GetStringAsync(Page));

        Assert.Contains($"/so-tre-em/{a}\">Ngân Phấn Chuân</a>", text, StringComparison.Ordinal);
        Assert.Contains($"/so-tre-em/{b}\">Ngân Phấn Chuẩn</a>", text, StringComparison.Ordinal);
        Assert.Contains("chỉ khác dấu", text, StringComparison.Ordinal);
        Assert.Contains("Trẻ có thể ghi trùng</a>", await RegisterAsync(officer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_may_not_write_names_neither_opens_the_page_nor_is_led_to_it()
    {
        using var culture = await _site.NewClientOfAsync(Role.Culture);
        using var answer = await culture.GetAsync(Page);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("/so-tre-em/trung", await RegisterAsync(culture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_found_to_be_two_children_is_not_shown_again_until_it_is_looked_at_again()
    {
        var (a, b) = (await AddAsync("Ngân Phấn Chuân", "D1"), await AddAsync("Ngân Phấn Chuẩn", "D2"));
        using var officer = await _site.NewClientOfAsync(Role.FocalOffice);
        using var culture = await _site.NewClientOfAsync(Role.Culture);

        using (var refused = await DecideAsync(culture, "/", a, b, "1"))
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var decided = await DecideAsync(officer, Page.OriginalString, b, a, "1");
        Assert.Equal("/so-tre-em/trung?xong=1", decided.Headers.Location!.OriginalString);
        Assert.DoesNotContain(
            "Ngân Phấn",
            await TestSite.TextAsync(officer, "/so-tre-em/trung"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ngân Phấn",
            await TestSite.TextAsync(officer, "/so-tre-em/trung?da-xem=1"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "xác định là hai trẻ khác nhau",
            await TestSite.TextAsync(officer, $"/so-tre-em/{a}/nhat-ky"),
            StringComparison.Ordinal
        );

        using var back = await DecideAsync(officer, "/so-tre-em/trung?da-xem=1", a, b, "0");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Ngân Phấn", await TestSite.TextAsync(officer, "/so-tre-em/trung"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> DecideAsync(
        HttpClient client,
        string from,
        Guid one,
        Guid other,
        string areTwo
    ) =>
        TestSite.PostFromAsync(
            client,
            from,
            "/so-tre-em/trung/quyet-dinh",
            ("mot", one.ToString()),
            ("hai", other.ToString()),
            ("khac", areTwo),
            ("ly-do", "Khác mẹ")
        );

    private static async Task<string> RegisterAsync(HttpClient client) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/so-tre-em", UriKind.Relative)));

    private async Task<Guid> AddAsync(string name, string code)
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
        };
        db.AddRange(household, child);
        await db.SaveChangesAsync();
        return child.Id;
    }
}
