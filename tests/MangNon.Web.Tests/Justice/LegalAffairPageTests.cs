using System.Net;
using MangNon.Access;
using MangNon.Justice;
using MangNon.Web.Justice;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Justice;

public sealed class LegalAffairPageTests(FilledSite filled) : IClassFixture<FilledSite>
{
    private TestSite Site => filled.Site;

    [Fact]
    public async Task An_adoption_is_entered_on_the_childs_page_counted_on_the_desk_and_hidden_from_others()
    {
        await using var db = Site.Database.NewContext();
        var child = await db.Children.FirstAsync(c => c.BirthDate.Year == 2020 && c.LeftOn == null && c.DiedOn == null);
        var page = $"/so-tre-em/{child.Id}";
        var form = page + "/ghi/viec-phap-ly";
        using var justice = await Site.NewClientOfAsync(Role.Justice);
        Assert.Contains("0 việc nuôi con nuôi", await TestSite.TextAsync(justice, "/"), StringComparison.Ordinal);
        var empty = await TestSite.TextAsync(justice, LegalAffairsPage.Path);
        Assert.Contains("Ghi việc mới từ trang của trẻ", empty, StringComparison.Ordinal);
        Assert.Contains(form, await TestSite.TextAsync(justice, page), StringComparison.Ordinal);

        using var saved = await TestSite.PostAsync(
            justice,
            form,
            ("_handler", "ghi-ban-ghi"),
            ("Form.Stamp", ""),
            ("Form.Texts[Kind]", nameof(LegalAffairKind.DomesticAdoption)),
            ("Form.Texts[From]", "20/11/2026"),
            ("Form.Texts[State]", nameof(LegalAffairState.Ongoing)),
            ("Form.Texts[Number]", "12/QĐ-UBND")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("1 việc nuôi con nuôi", await TestSite.TextAsync(justice, "/"), StringComparison.Ordinal);
        var list = await TestSite.TextAsync(justice, LegalAffairsPage.Path);
        Assert.Contains(child.FullName, list, StringComparison.Ordinal);
        Assert.Contains("12/QĐ-UBND", await TestSite.TextAsync(justice, page), StringComparison.Ordinal);
        foreach (var role in new[] { Role.HealthStation, Role.ChildProtection, Role.Police, Role.Chairman })
        {
            using var other = await Site.NewClientOfAsync(role);
            Assert.DoesNotContain("12/QĐ-UBND", await TestSite.TextAsync(other, page), StringComparison.Ordinal);
            Assert.DoesNotContain("nuôi con nuôi", await TestSite.TextAsync(other, "/"), StringComparison.Ordinal);
            foreach (var path in new[] { LegalAffairsPage.Path, form })
            {
                using var refused = await other.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }
        }
    }
}
