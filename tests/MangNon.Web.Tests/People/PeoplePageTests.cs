using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Web.People;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.People;

public sealed class PeoplePageTests : IAsyncLifetime
{
    private const string List = "/nguoi-dung";
    private const string New = "/nguoi-dung/them";
    private TestSite _site = null!;
    private HttpClient _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _administrator = await _site.NewClientOfAsync(Role.Administrator);
    }

    public ValueTask DisposeAsync()
    {
        _administrator.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_person_is_added_with_a_proposed_user_name_and_a_slip_that_is_shown_once()
    {
        using var added = await AddAsync("Nguyễn Thị An", ("Grant.Role", "tram-y-te"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var address = added.Headers.Location!.AbsolutePath;
        var slip = await TextAsync(_administrator, address);
        Assert.Contains("annt", slip, StringComparison.Ordinal);
        var password = PasswordIn(slip);
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
        using var added = await AddAsync("Lê Văn Bình", ("Grant.Role", "cong-an"));
        using var seen = await other.GetAsync(added.Headers.Location);
        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        Assert.Contains(
            "binhlv",
            await TextAsync(_administrator, added.Headers.Location!.AbsolutePath),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_what_is_wrong_is_said_at_the_field()
    {
        using var answer = await TestSite.PostAsync(
            _administrator,
            New,
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
            using var added = await AddAsync(name, ("Grant.Role", "tai-chinh"));
        }

        using var police = await AddAsync("Hà Văn Công", ("Grant.Role", "cong-an"));
        var all = await TextAsync(_administrator, List);
        var places = new[] { "Bùi Thị Ánh", "Hà Văn Công", "Đinh Thị Dung", "Phạm Văn Đức", "Nguyễn Văn Út" };
        Assert.Equal(places.Order(Comparer<string>.Create((a, b) => Place(all, a).CompareTo(Place(all, b)))), places);

        var narrowed = await TextAsync(_administrator, List + "?vai-tro=tai-chinh&chu=anh");
        Assert.Contains("Bùi Thị Ánh", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("Hà Văn Công", narrowed, StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Đức", narrowed, StringComparison.Ordinal);

        var workbook = await WorkbookAsync(List + "?vai-tro=tai-chinh&chu=anh&dinh-dang=xlsx");
        Assert.Contains("Bùi Thị Ánh", workbook, StringComparison.Ordinal);
        Assert.DoesNotContain("Hà Văn Công", workbook, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_taken_back_is_gone_at_the_next_click_and_stays_written_down()
    {
        using var police = await _site.NewClientOfAsync(Role.Police);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(police, "/so-tre-em"));
        var (account, grant) = await OfAsync(Role.Police);
        using var refused = await TakeAsync(account, grant, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(police, "/so-tre-em"));

        using var taken = await TakeAsync(account, grant, "Chuyển công tác");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(police, "/so-tre-em"));
        await using var db = _site.Database.NewContext();
        var stored = await db.RoleGrants.SingleAsync(one => one.Id == grant);
        Assert.Equal("Chuyển công tác", stored.RevokedReason);
        Assert.NotNull(stored.RevokedBy);
        Assert.NotNull(stored.RevokedAt);
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.RoleTaken && e.SubjectId == account));

        using var twice = await TakeAsync(account, grant, "Lần nữa", from: New);
        Assert.NotEqual(HttpStatusCode.Redirect, twice.StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_himself_a_role_or_takes_his_own_administration()
    {
        var (account, grant) = await OwnAsync();
        var page = await TextAsync(_administrator, $"{List}/{account}");
        Assert.DoesNotContain("giao-vai-tro", page, StringComparison.Ordinal);
        Assert.DoesNotContain("thu-hoi-" + grant, page, StringComparison.Ordinal);

        await ActAsync(
            account,
            async work =>
            {
                Assert.NotEmpty((await work.GiveAsync(account, Form(Role.Chairman)))!);
                Assert.NotEmpty((await work.TakeAsync(account, grant, "Thử"))!);
                Assert.NotEmpty((await work.CloseAsync(account, disable: true, "Thử"))!);
                Assert.NotEmpty((await work.NewPasswordAsync(account))!);
                Assert.NotEmpty((await work.EndSessionsAsync(account))!);
                Assert.NotEmpty((await work.ResetSecondFactorAsync(account, "Thử"))!);
                Assert.NotEmpty((await work.LinkAsync(account, "https://example.org/", "0001"))!);
            }
        );
        await using var db = _site.Database.NewContext();
        Assert.Null((await db.RoleGrants.SingleAsync(one => one.AccountId == account)).RevokedAt);
    }

    [Fact]
    public async Task A_commune_does_not_lose_its_last_administrator()
    {
        await using var db = _site.Database.NewContext();
        var first = await db.Users.SingleAsync(one => one.UserName == _site.Administrator.UserName);
        var firsts = await db.RoleGrants.SingleAsync(g => g.AccountId == first.Id && g.RoleId == Role.Administrator.Id);
        var (own, ownGrant) = await OwnAsync();
        (await db.RoleGrants.SingleAsync(one => one.Id == ownGrant)).To = new DateOnly(2026, 12, 31);
        await db.SaveChangesAsync();

        using var taken = await TakeAsync(first.Id, firsts.Id, "Thử");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        using var closed = await CloseAsync(first.Id, disable: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.StatusCode);

        (await db.RoleGrants.SingleAsync(one => one.Id == ownGrant)).To = null;
        await db.SaveChangesAsync();
        using var now = await TakeAsync(first.Id, firsts.Id, "Đã có người khác");
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
        Assert.NotEqual(Guid.Empty, own);
    }

    [Fact]
    public async Task Who_is_disabled_does_not_sign_in_until_enabled_again()
    {
        using var added = await AddAsync("Vi Văn Cường", ("Grant.Role", "van-hoa"));
        var password = PasswordIn(await TextAsync(_administrator, added.Headers.Location!.AbsolutePath));
        var id = await IdAsync("cuongvv");
        using var at = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(at, "cuongvv", password);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(at, "/doi-mat-khau"));
        using var closed = await CloseAsync(id, disable: true);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(at, "/doi-mat-khau"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync("cuongvv", password));
        using var renewed = await NewPasswordAsync(id);
        var other = PasswordIn(await TextAsync(_administrator, renewed.Headers.Location!.AbsolutePath));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync("cuongvv", other));

        using var opened = await CloseAsync(id, disable: false);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SignInAsync("cuongvv", password));
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync("cuongvv", other));
        await using var db = _site.Database.NewContext();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.PasswordReset && e.SubjectId == id));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Changed && e.SubjectId == id));
    }

    [Fact]
    public async Task People_and_units_of_another_commune_are_as_if_they_were_not_there()
    {
        var (stranger, commune, village) = await ElsewhereAsync();
        Assert.DoesNotContain("Người Xã Khác", await TextAsync(_administrator, List), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_administrator, $"{List}/{stranger}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(_administrator, $"{List}/{Guid.CreateVersion7()}"));
        using var given = await GiveAsync(stranger, Role.Police);
        using var unknown = await GiveAsync(Guid.CreateVersion7(), Role.Police);
        Assert.Equal(unknown.StatusCode, given.StatusCode);
        var (account, _) = await OwnAsync();
        await ActAsync(
            account,
            async work =>
            {
                Assert.Null(await work.GiveAsync(stranger, Form(Role.Police)));
                Assert.Null(await work.CloseAsync(stranger, disable: true, "Thử"));
                Assert.Null(await work.NewPasswordAsync(stranger));
                Assert.Null(await work.EndSessionsAsync(stranger));
                Assert.Null(await work.ResetSecondFactorAsync(stranger, "Thử"));
                Assert.Null(await work.LinkAsync(stranger, "https://example.org/", "0001"));
            }
        );

        using var wrong = await AddAsync("Lê Thị Dân", ("Grant.Role", "cong-an"), ("Grant.Unit", $"xa-{commune}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var inVillage = await AddAsync(
            "Lê Thị Dân",
            ("Grant.Role", "truong-thon"),
            ("Grant.Unit", $"thon-{village}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, inVillage.StatusCode);
        Assert.DoesNotContain(commune.ToString(), await TextAsync(_administrator, New), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_another_commune_looks_after_too_is_not_closed_by_one_alone()
    {
        var (stranger, _, _) = await ElsewhereAsync();
        await using (var db = _site.Database.NewContext())
        {
            db.RoleGrants.Add(Grant(stranger, Role.Police, _site.CommuneId));
            await db.SaveChangesAsync();
        }

        var page = await TextAsync(_administrator, $"{List}/{stranger}");
        Assert.Contains("do nhiều đơn vị cùng quản lý", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cơ quan đầu mối về trẻ em, xã Khác", page, StringComparison.Ordinal);
        var (account, _) = await OwnAsync();
        await ActAsync(
            account,
            async work =>
            {
                Assert.NotEmpty((await work.CloseAsync(stranger, disable: true, "Thử"))!);
                Assert.NotEmpty((await work.NewPasswordAsync(stranger))!);
            }
        );
    }

    [Fact]
    public async Task People_added_together_are_added_all_or_not_at_all()
    {
        var (account, _) = await OwnAsync();
        await ActAsync(
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

    [Fact]
    public async Task The_same_role_is_not_given_twice_and_a_mixed_account_is_pointed_out()
    {
        using var added = await AddAsync("Ngô Thị Em", ("Grant.Role", "quan-tri"));
        var id = await IdAsync("emnt");
        using var twice = await GiveAsync(id, Role.Administrator);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.DoesNotContain("kiem-nhiem", await TextAsync(_administrator, $"{List}/{id}"), StringComparison.Ordinal);
        using var given = await GiveAsync(id, Role.HealthStation);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains(
            "vừa quản trị vừa xem hồ sơ trẻ",
            await TextAsync(_administrator, $"{List}/{id}"),
            StringComparison.Ordinal
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
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(officer, path));
        Assert.DoesNotContain("href=\"/nguoi-dung\"", await TextAsync(officer, "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("/bat-dau", await TextAsync(officer, "/"), StringComparison.Ordinal);
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
            var (account, _) = await OwnAsync();
            await db.RoleGrants.Where(one => one.AccountId == account).ExecuteDeleteAsync();
            await db.Users.Where(one => one.Id == account).ExecuteDeleteAsync();
        }

        Assert.Contains("href=\"/bat-dau\"", await TextAsync(first, "/"), StringComparison.Ordinal);
        Assert.Equal(
            2,
            Regex.Count(await TextAsync(first, "/bat-dau"), "○ chưa xong", RegexOptions.None, TimeSpan.FromSeconds(1))
        );
        using var other = await _site.NewClientOfAsync(Role.Culture);
        Assert.DoesNotContain("href=\"/bat-dau\"", await TextAsync(first, "/"), StringComparison.Ordinal);
        Assert.Equal(
            1,
            Regex.Count(await TextAsync(first, "/bat-dau"), "○ chưa xong", RegexOptions.None, TimeSpan.FromSeconds(1))
        );
    }

    private Task<HttpResponseMessage> AddAsync(string name, params (string Name, string Value)[] more) =>
        TestSite.PostAsync(
            _administrator,
            New,
            [
                ("_handler", "them-nguoi"),
                ("Form.Name", name),
                ("Grant.From", "24/11/2026"),
                ("Grant.Reason", "Quyết định 12/QĐ-UBND"),
                .. more,
            ]
        );

    private Task<HttpResponseMessage> GiveAsync(Guid account, Role role) =>
        TestSite.PostFromAsync(
            _administrator,
            New,
            $"{List}/{account}",
            ("_handler", "giao-vai-tro"),
            ("Grant.Role", role.Id),
            ("Grant.From", "24/11/2026"),
            ("Grant.Reason", "Quyết định 13/QĐ-UBND")
        );

    private Task<HttpResponseMessage> TakeAsync(Guid account, Guid grant, string reason, string? from = null) =>
        TestSite.PostFromAsync(
            _administrator,
            from ?? $"{List}/{account}",
            $"{List}/{account}",
            ("_handler", "thu-hoi-" + grant),
            ("Take.Grant", grant.ToString()),
            ("Take.Reason", reason)
        );

    private Task<HttpResponseMessage> CloseAsync(Guid account, bool disable) =>
        TestSite.PostAsync(
            _administrator,
            $"{List}/{account}",
            ("_handler", "khoa"),
            ("Close.Disable", disable ? "true" : "false"),
            ("Close.Reason", "Nghỉ việc")
        );

    private Task<HttpResponseMessage> NewPasswordAsync(Guid account) =>
        TestSite.PostAsync(_administrator, $"{List}/{account}", ("_handler", "mat-khau"));

    private async Task<HttpStatusCode> SignInAsync(string name, string password)
    {
        using var client = _site.NewClient();
        using var answer = await TestSite.SignInAsync(client, name, password);
        return answer.StatusCode;
    }

    private static async Task<string> TextAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<string> WorkbookAsync(string path)
    {
        var bytes = await _administrator.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }

        return text;
    }

    private static int Place(string page, string name)
    {
        var place = page.IndexOf(name, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        return place;
    }

    private static string PasswordIn(string slip) =>
        Regex
            .Match(
                slip,
                "(?<=<code>)(?:[a-z0-9]{4}-){4}[a-z0-9]{4}(?=</code>)",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
            .Value;

    private async Task<Guid> IdAsync(string userName)
    {
        await using var db = _site.Database.NewContext();
        return (await db.Users.SingleAsync(one => one.UserName == userName)).Id;
    }

    private async Task<(Guid Account, Guid Grant)> OfAsync(Role role)
    {
        await using var db = _site.Database.NewContext();
        var grant = await db.RoleGrants.SingleAsync(one => one.RoleId == role.Id);
        return (grant.AccountId, grant.Id);
    }

    /// <summary>The administrator of these tests, not the one of the first start.</summary>
    private async Task<(Guid Account, Guid Grant)> OwnAsync()
    {
        await using var db = _site.Database.NewContext();
        var grant = await db.RoleGrants.SingleAsync(g => g.RoleId == Role.Administrator.Id && g.Reason == "Kiểm thử");
        return (grant.AccountId, grant.Id);
    }

    private Task ActAsync(Guid account, Func<PeopleWork, Task> act) => ActAsync(account, (work, _) => act(work));

    private Task ActAsync(Guid account, Func<PeopleWork, AdministeredUnits, Task> act) =>
        Acting.AsAsync(_site, account, act);

    private static GrantForm Form(Role role) =>
        new()
        {
            Role = role.Id,
            From = "24/11/2026",
            Reason = "Thử",
        };

    private async Task<(Guid Account, Guid Commune, Guid Village)> ElsewhereAsync()
    {
        await using var db = _site.Database.NewContext();
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16207",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Khác",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };
        var village = new Village
        {
            Id = Guid.CreateVersion7(),
            CommuneId = commune.Id,
            Name = "Thôn Khác",
        };
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = "xakhac",
            NormalizedUserName = "XAKHAC",
            DisplayName = "Người Xã Khác",
            SecurityStamp = "x",
        };
        db.AddRange(commune, village, account);
        await db.SaveChangesAsync();
        db.Add(Grant(account.Id, Role.FocalOffice, commune.Id));
        await db.SaveChangesAsync();
        return (account.Id, commune.Id, village.Id);
    }

    private static RoleGrant Grant(Guid account, Role role, Guid commune) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = account,
            RoleId = role.Id,
            Scope = ScopeKind.Commune,
            ScopeId = commune,
            From = new DateOnly(2026, 1, 1),
            Reason = "Thử",
            GivenAt = DateTime.UnixEpoch,
        };
}
