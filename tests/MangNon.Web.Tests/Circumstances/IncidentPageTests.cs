using System.Net;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Web.Circumstances;
using MangNon.Web.Site;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Circumstances;

public sealed class IncidentPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task What_is_late_is_listed_and_an_injury_written_there_moves_the_quarters_table()
    {
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        var list = await TestSite.TextAsync(focal, $"{IncidentsPage.Path}?nam=2025&tinh-trang=qua-han");
        Assert.Contains("Quá hạn cứu trợ từ ngày 17/09/2025", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Đã cứu trợ", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Xâm hại", list, StringComparison.Ordinal);

        const string quarter = $"{InjuryPage.Path}?nam=2026&quy=4";
        Assert.DoesNotContain("1 / 0", await TestSite.TextAsync(focal, quarter), StringComparison.Ordinal);
        await using var db = Site.Database.NewContext();
        var child = await db.Children.FirstAsync(c => c.BirthDate.Year == 2019 && c.LeftOn == null && c.DiedOn == null);
        using var saved = await TestSite.PostAsync(
            focal,
            $"/so-tre-em/{child.Id}/ghi/bien-co",
            ("_handler", "ghi-ban-ghi"),
            ("Form.Stamp", ""),
            ("Form.Texts[Kind]", nameof(IncidentKind.Injury)),
            ("Form.Texts[On]", "20/11/2026"),
            ("Form.Texts[Detail]", "Ngã cây"),
            ("Form.Texts[Place]", nameof(IncidentPlace.School))
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var table = await TestSite.TextAsync(focal, quarter);
        Assert.Contains("1 / 0", table, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa ghi nơi xảy ra", table, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "1 / 0",
            await TestSite.TextAsync(focal, $"{InjuryPage.Path}?nam=2026&quy=3"),
            StringComparison.Ordinal
        );

        using var workbook = await focal.GetAsync(new Uri(quarter + "&dinh-dang=xlsx", UriKind.Relative));
        Assert.Equal(Workbooks.MediaType, workbook.Content.Headers.ContentType!.MediaType);
        using var protection = await Site.NewClientOfAsync(Role.ChildProtection);
        Assert.Contains(
            "Xâm hại",
            await TestSite.TextAsync(protection, $"{IncidentsPage.Path}?nam=2025"),
            StringComparison.Ordinal
        );
        using var justice = await Site.NewClientOfAsync(Role.Justice);
        foreach (var path in new[] { IncidentsPage.Path, InjuryPage.Path, quarter + "&dinh-dang=xlsx" })
        {
            using var refused = await justice.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_child_marriage_that_was_prevented_is_counted_on_the_culture_desk_and_listed_to_those_who_may_know()
    {
        const string counted = "1 cuộc tảo hôn đã ngăn chặn trong năm 2026";
        using var focal = await Site.NewClientOfAsync(Role.FocalOffice);
        using var culture = await Site.NewClientOfAsync(Role.Culture);
        Assert.DoesNotContain(counted, await TestSite.TextAsync(culture, "/"), StringComparison.Ordinal);
        await using var db = Site.Database.NewContext();
        var child = await db.Children.FirstAsync(c => c.BirthDate.Year == 2011 && c.LeftOn == null && c.DiedOn == null);
        using var saved = await TestSite.PostAsync(
            focal,
            $"/so-tre-em/{child.Id}/ghi/bien-co",
            ("_handler", "ghi-ban-ghi"),
            ("Form.Stamp", ""),
            ("Form.Texts[Kind]", nameof(IncidentKind.ChildMarriage)),
            ("Form.Texts[On]", "10/11/2026"),
            ("Form.Texts[Outcome]", nameof(IncidentOutcome.Prevented)),
            ("Form.Texts[OutcomeOn]", "12/11/2026")
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var desk = await TestSite.TextAsync(focal, "/");
        Assert.Contains(counted, desk, StringComparison.Ordinal);
        var list = await TestSite.TextAsync(focal, IncidentsPage.Prevented(2026));
        Assert.Contains(child.FullName, list, StringComparison.Ordinal);
        Assert.Contains("Đã ngăn chặn 12/11/2026", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Ngã cây", list, StringComparison.Ordinal);

        // The culture office reads the count alone; a school, which answers for its pupils, not even that.
        Assert.Contains(counted, await TestSite.TextAsync(culture, "/"), StringComparison.Ordinal);
        using var hidden = await culture.GetAsync(new Uri(IncidentsPage.Prevented(2026), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var school = await Site.NewClientOfAsync(Role.School);
        Assert.DoesNotContain("đã ngăn chặn", await TestSite.TextAsync(school, "/"), StringComparison.Ordinal);
    }
}
