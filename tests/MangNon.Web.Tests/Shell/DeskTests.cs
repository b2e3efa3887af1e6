using System.Net;
using MangNon.Access;
using MangNon.Register;
using MangNon.Web.Circumstances;
using MangNon.Web.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Shell;

public sealed class DeskTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task A_village_head_opens_on_the_own_village_and_on_what_is_missing_there()
    {
        await using var db = Site.Database.NewContext();
        var village = await db.Villages.SingleAsync(v => v.Name == "Thôn 2");
        using var head = await Site.NewClientOfAsync(Role.VillageHead, village.Id);
        var desk = await TestSite.TextAsync(head, "/");
        Assert.Contains("Thôn 2", desk, StringComparison.Ordinal);
        Assert.Contains("Còn thiếu, cần tới nhà hỏi", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("Thôn 3", desk, StringComparison.Ordinal);

        var list = await TestSite.TextAsync(head, HouseholdPage.Path);
        Assert.DoesNotContain("Toàn xã", list, StringComparison.Ordinal);
        var child = await db
            .Children.Where(c => c.LeftOn == null && c.DiedOn == null && c.Residence != Residence.Absent)
            .Where(c => c.BirthDate.Year > 2015)
            .Where(c => db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village.Id))
            .FirstAsync();
        var sheet = await TestSite.TextAsync(head, $"{HouseholdPage.Path}?thon={village.Id}&in=1");
        Assert.Contains($"/so-tre-em/{child.Id}", sheet, StringComparison.Ordinal);
        Assert.Contains("Bản in có họ tên trẻ em", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chairman_opens_on_what_waits_and_on_how_each_unit_stands()
    {
        using var chairman = await Site.NewClientOfAsync(Role.Chairman);
        var desk = await TestSite.TextAsync(chairman, "/");
        Assert.Contains("0 việc chờ ý kiến", desk, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêu theo đơn vị chủ trì", desk, StringComparison.Ordinal);
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        Assert.DoesNotContain(
            "Chỉ tiêu theo đơn vị chủ trì",
            await TestSite.TextAsync(focal, "/"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_police_open_on_children_without_a_number_and_the_focal_office_on_who_waits_for_support()
    {
        using var police = await Site.NewClientOfAsync(Role.Police);
        Assert.Contains("trẻ em chưa có số định danh", await TestSite.TextAsync(police, "/"), StringComparison.Ordinal);
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        Assert.Contains(
            "trẻ em có hoàn cảnh đặc biệt chưa được trợ giúp năm nay",
            await TestSite.TextAsync(focal, "/"),
            StringComparison.Ordinal
        );

        var waiting = await TestSite.TextAsync(focal, CircumstancesPage.Path + "?ho-tro=chua");
        Assert.Contains("Ghi trợ giúp", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("xâm hại tình dục", waiting, StringComparison.Ordinal);
        using var justice = await Site.NewClientOfAsync(Role.Justice);
        using var refused = await justice.GetAsync(new Uri(CircumstancesPage.Path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }
}
