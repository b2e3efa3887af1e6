using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Web.People;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.People;

public sealed class PeoplePageTests : IAsyncLifetime
{
    private PeopleSite _people = null!;
    private TestSite _site = null!;
    private HttpClient _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        _people = await PeopleSite.StartAsync();
        (_site, _administrator) = (_people.Site, _people.Administrator);
    }

    public ValueTask DisposeAsync() => _people.DisposeAsync();

    [Fact]
    public async Task A_person_is_added_with_a_proposed_user_name_and_a_slip_that_is_shown_once()
    {
        using var added = await _people.AddAsync("Nguyễn Thị An", ("Grant.Role", "tram-y-te"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var address = added.Headers.Location!.AbsolutePath;
        var slip = await TestSite.TextAsync(_administrator, address);
        Assert.Contains("annt", slip, StringComparison.Ordinal);
        var password = PeopleSite.PasswordIn(slip);
        using var again = await _administrator.GetAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        using var person = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(person, "annt", password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var first = await person.GetAsync(new Uri("/so-tre-em", UriKind.Relative));
        Assert.Equal("/doi-mat-khau", first.Headers.Location!.ToString());

        await using var db = _site.Database.NewContext();
        var account = await db.Users.SingleAsync(one => one.UserName == "annt");
        var grant = await db.RoleGrants.SingleAsync(one => one.AccountId == account.Id);
        Assert.Equal(("tram-y-te", _site.CommuneId), (grant.RoleId, grant.ScopeId));
        Assert.NotNull(grant.GivenBy);
        var acts = await db.AuditEntries.Where(e => e.SubjectId == account.Id).Select(e => e.Act).ToListAsync();
        Assert.Equal([AuditActs.Added, AuditActs.RoleGiven, AuditActs.Printed, AuditActs.SignedIn], acts);
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task The_slip_is_for_nobody_but_the_one_who_made_it()
    {
        using var other = await _site.NewClientOfAsync(Role.Administrator);
        using var added = await _people.AddAsync("Lê Văn Bình", ("Grant.Role", "cong-an"));
        using var seen = await other.GetAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        Assert.Contains(
            "binhlv",
            await TestSite.TextAsync(_administrator, added.Headers.Location!.AbsolutePath),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_what_is_wrong_is_said_at_the_field()
    {
        using var answer = await TestSite.PostAsync(
            _administrator,
            PeopleSite.New,
            ("_handler", "them-nguoi"),
            ("Form.Name", "Trần Thị Bé"),
            ("Form.UserName", "Bé"),
            ("Form.Phone", "không có"),
            ("Grant.Role", "truong-thon"),
            ("Grant.Unit", $"xa-{_site.CommuneId}"),
            ("Grant.From", "23/11/2026"),
            ("Grant.To", "31/02/2027"),
            ("Grant.Reason", " ")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        foreach (var field in new[] { "ten-dang-nhap", "dien-thoai", "don-vi", "tu-ngay", "den-ngay", "ly-do" })
        {
            Assert.Contains($"href=\"#{field}\"", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{field}-loi\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("value=\"Trần Thị Bé\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31/02/2027\"", page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"truong-thon\"[^>]*selected", page);
        Assert.Contains("được giao theo thôn", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_sorted_by_given_name_and_is_filtered_alike_on_screen_and_in_the_workbook()
    {
        foreach (var name in new[] { "Nguyễn Văn Út", "Bùi Thị Ánh", "Phạm Văn Đức", "Đinh Thị Dung" })
        {
            using var added = await _people.AddAsync(name, ("Grant.Role", "tai-chinh"));
        }

        using var police = await _people.AddAsync("Hà Văn Công", ("Grant.Role", "cong-an"));
        var all = await TestSite.TextAsync(_administrator, PeopleSite.List);
        var places = new[] { "Bùi Thị Ánh", "Hà Văn Công", "Đinh Thị Dung", "Phạm Văn Đức", "Nguyễn Văn Út" };
        Assert.Equal(
            places.Order(
                Comparer<string>.Create((a, b) => PeopleSite.Place(all, a).CompareTo(PeopleSite.Place(all, b)))
            ),
            places
        );

        var narrowed = await TestSite.TextAsync(_administrator, PeopleSite.List + "?vai-tro=tai-chinh&chu=anh");
        Assert.Contains("Bùi Thị Ánh", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("Hà Văn Công", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Đức", narrowed, StringComparison.Ordinal);

        var workbook = await _people.WorkbookAsync(PeopleSite.List + "?vai-tro=tai-chinh&chu=anh&dinh-dang=xlsx");
        Assert.Contains("Bùi Thị Ánh", workbook, StringComparison.Ordinal);
        Assert.DoesNotContain("Hà Văn Công", workbook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_added_together_are_added_all_or_not_at_all()
    {
        var (account, _) = await _people.OwnAsync();
        await _people.ActAsync(
            account,
            async (work, units) =>
            {
                var terms = new GrantTerms(Role.Police, units.Communes[0], new DateOnly(2026, 11, 24), null, "Thử");
                await Assert.ThrowsAsync<InvalidOperationException>(() =>
                    work.AddAsync([
                        (new PersonTerms("Người Một", "mot", null), [terms]),
                        (new PersonTerms("Người Hai", "mot", null), [terms]),
                    ])
                );
            }
        );
        await using var db = _site.Database.NewContext();
        Assert.False(await db.Users.AnyAsync(one => one.UserName == "mot"));
        Assert.False(
            await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.Added && e.Subject == AuditSubjects.Account)
        );
    }

    [Theory]
    [InlineData("/nguoi-dung")]
    [InlineData("/nguoi-dung/them")]
    [InlineData("/nguoi-dung?dinh-dang=xlsx")]
    [InlineData("/bat-dau")]
    public async Task Who_does_not_manage_people_finds_no_such_page(string path)
    {
        using var officer = await _site.NewSignedInClientAsync();
        Assert.Equal(HttpStatusCode.NotFound, await PeopleSite.StatusAsync(officer, path));
        Assert.DoesNotContain("href=\"/nguoi-dung\"", await TestSite.TextAsync(officer, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/bat-dau", await TestSite.TextAsync(officer, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_steps_are_shown_until_somebody_was_added()
    {
        using var first = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(
            first,
            _site.Administrator.UserName,
            _site.Administrator.Password
        );
        await TestSite.PostAsync(
            first,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", _site.Administrator.Password),
            ("Form.New", TestSite.Password),
            ("Form.Again", TestSite.Password)
        );
        await using (var db = _site.Database.NewContext())
        {
            var (account, _) = await _people.OwnAsync();
            await db.RoleGrants.Where(one => one.AccountId == account).ExecuteDeleteAsync();
            await db.Users.Where(one => one.Id == account).ExecuteDeleteAsync();
        }

        Assert.Contains("href=\"/bat-dau\"", await TestSite.TextAsync(first, "/"), StringComparison.Ordinal);
        Assert.Equal(
            2,
            Regex.Count(
                await TestSite.TextAsync(first, "/bat-dau"),
                "○ chưa xong",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );
        using var other = await _site.NewClientOfAsync(Role.Culture);
        Assert.DoesNotContain("href=\"/bat-dau\"", await TestSite.TextAsync(first, "/"), StringComparison.Ordinal);
        Assert.Equal(
            1,
            Regex.Count(
                await TestSite.TextAsync(first, "/bat-dau"),
                "○ chưa xong",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );
    }
}
