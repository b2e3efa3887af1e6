using System.IO.Compression;
using System.Net;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Tests.Exports;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Register;

public sealed class RegisterPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_name_without_diacritics_and_in_any_order_is_found_and_stands_in_no_address()
    {
        using var client = await Site.NewSignedInClientAsync();
        var child = await SomeChildAsync();
        var typed = string.Join(' ', PersonName.Fold(child.FullName).Split(' ').Reverse());
        using var answer = await TestSite.PostFromAsync(client, "/so-tre-em", "/tim", ("q", typed));
        Assert.Equal("/so-tre-em", answer.Headers.Location!.OriginalString);

        var page = await client.GetStringAsync(new Uri("/so-tre-em", UriKind.Relative));

        Assert.Contains($"/so-tre-em/{child.Id}\">{child.FullName}</a>", page, StringComparison.Ordinal);
        Assert.Contains("Đang tìm", page, StringComparison.Ordinal);
        foreach (var part in page.Split("href=\"").Skip(1).Concat(page.Split("action=\"").Skip(1)))
        {
            var address = WebUtility.UrlDecode(part[..part.IndexOf('"', StringComparison.Ordinal)]);
            Assert.DoesNotContain(typed, address, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(child.FullName, address, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_file_has_all_that_fit_and_the_page_fifty()
    {
        using var client = await Site.NewSignedInClientAsync();
        var village = await VillageAsync("Thôn 3");
        await using var db = Site.Database.NewContext();
        var expected = await db.Children.CountAsync(c =>
            c.Sex == Sex.Female && db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village)
        );
        Assert.True(expected > 50);

        var page = await client.GetStringAsync(new Uri($"/so-tre-em?thon={village}&gioi=nu", UriKind.Relative));
        var file = await NameFile.OpenedAsync(client, $"?danh-sach=so-tre-em&thon={village}&gioi=nu");

        Assert.Contains($"{expected} trong ", page, StringComparison.Ordinal);
        Assert.Equal(50, page.Split("<th scope=\"row\"><a").Length - 1);
        await using var zip = new ZipArchive(new MemoryStream(file));
        // The first sheet says who took it.
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync());
        Assert.Equal(expected + 1, (await sheet.ReadToEndAsync()).Split("<row ").Length - 1);
    }

    [Fact]
    public async Task The_columns_that_were_chosen_stand_on_the_page_and_in_the_file()
    {
        using var client = await Site.NewSignedInClientAsync();
        var usual = await TestSite.TextAsync(client, "/so-tre-em");
        Assert.Equal(7, usual.Split("<th scope=\"col\">").Length - 1);

        var chosen = await TestSite.TextAsync(client, "/so-tre-em?cot=me&cot=khai-sinh");
        Assert.Equal(3, chosen.Split("<th scope=\"col\">").Length - 1);
        Assert.Contains("/tai-ve/moi?cot=me,khai-sinh", WebUtility.UrlDecode(chosen), StringComparison.Ordinal);

        var file = await NameFile.OpenedAsync(client, "?danh-sach=so-tre-em&cot=me%2Ckhai-sinh&cu-tru=da-mat");
        await using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync());
        var header = (await sheet.ReadToEndAsync()).Split("</row>")[0];
        Assert.Equal(4, header.Split("<c ").Length - 1);
    }

    [Theory]
    [InlineData("/so-tre-em?thon=00000000-0000-0000-0000-000000000001")]
    [InlineData("/so-tre-em/00000000-0000-0000-0000-000000000001")]
    [InlineData("/so-tre-em/khong-phai-ma")]
    public async Task What_is_not_in_the_register_has_no_page(string path)
    {
        using var client = await Site.NewSignedInClientAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Không có trang này", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_childs_page_has_the_chart_its_table_the_doses_and_the_indicators_and_no_number_in_full()
    {
        using var client = await Site.NewSignedInClientAsync();
        await using var db = Site.Database.NewContext();
        var child = await SomeChildAsync();
        var household = await db.Households.SingleAsync(h => h.Id == child.HouseholdId);
        var id = Site.Database.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId)!;

        var page = await client.GetStringAsync(new Uri($"/so-tre-em/{child.Id}", UriKind.Relative));

        Assert.Contains("class=\"growth-inner\"", page, StringComparison.Ordinal);
        Assert.Contains("Cân nặng theo tuổi: ngày", page, StringComparison.Ordinal);
        Assert.Contains("Tình trạng", page, StringComparison.Ordinal);
        Assert.Contains($"/vi-sao/{child.Id}", page, StringComparison.Ordinal);
        Assert.Contains(id[^4..], page, StringComparison.Ordinal);
        Assert.DoesNotContain(id, page, StringComparison.Ordinal);
        if (Site.Database.Seal.Open(household.PhoneSealed, SealedFields.HouseholdPhone) is { } phone)
        {
            Assert.DoesNotContain(phone, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_child_of_a_village_can_be_opened()
    {
        using var client = await Site.NewSignedInClientAsync();
        var village = await VillageAsync("Thôn 1");
        await using var db = Site.Database.NewContext();
        var ids = await db
            .Children.Where(c => db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village))
            .OrderBy(c => c.Code)
            .Select(c => c.Id)
            .ToListAsync();
        foreach (var id in ids.Where((_, i) => i % 4 == 0))
        {
            using var answer = await client.GetAsync(new Uri($"/so-tre-em/{id}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, id.ToString());
        }
    }

    /// <summary>One with weighings that can be drawn, and a personal id.</summary>
    private async Task<Child> SomeChildAsync()
    {
        await using var db = Site.Database.NewContext();
        return await db
            .Children.Where(c =>
                c.PersonalIdSealed != null
                && db.Weighings.Count(w => w.ChildId == c.Id && w.WeightMg != null && w.HeightUm != null) > 2
            )
            .OrderBy(c => c.Code)
            .FirstAsync();
    }

    private async Task<Guid> VillageAsync(string name)
    {
        await using var db = Site.Database.NewContext();
        return await db.Villages.Where(v => v.Name == name).Select(v => v.Id).SingleAsync();
    }
}
