using System.Net;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.People;

public sealed class PeopleRolesTests : IAsyncLifetime
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
    public async Task A_role_taken_back_is_gone_at_the_next_click_and_stays_written_down()
    {
        using var police = await _site.NewClientOfAsync(Role.Police);
        Assert.Equal(HttpStatusCode.OK, await PeopleSite.StatusAsync(police, "/so-tre-em"));
        var (account, grant) = await _people.OfAsync(Role.Police);
        using var refused = await _people.TakeAsync(account, grant, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PeopleSite.StatusAsync(police, "/so-tre-em"));

        using var taken = await _people.TakeAsync(account, grant, "Chuyển công tác");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await PeopleSite.StatusAsync(police, "/so-tre-em"));
        await using var db = _site.Database.NewContext();
        var stored = await db.RoleGrants.SingleAsync(one => one.Id == grant);
        Assert.Equal("Chuyển công tác", stored.RevokedReason);
        Assert.NotNull(stored.RevokedBy);
        Assert.NotNull(stored.RevokedAt);
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.RoleTaken && e.SubjectId == account));

        using var twice = await _people.TakeAsync(account, grant, "Lần nữa", from: PeopleSite.New);
        Assert.NotEqual(HttpStatusCode.Redirect, twice.StatusCode);
    }

    [Fact]
    public async Task Nobody_gives_himself_a_role_or_takes_his_own_administration()
    {
        var (account, grant) = await _people.OwnAsync();
        var page = await TestSite.TextAsync(_administrator, $"{PeopleSite.List}/{account}");
        Assert.DoesNotContain("giao-vai-tro", page, StringComparison.Ordinal);
        Assert.DoesNotContain("thu-hoi-" + grant, page, StringComparison.Ordinal);

        await _people.ActAsync(
            account,
            async work =>
            {
                Assert.NotEmpty((await work.GiveAsync(account, PeopleSite.Form(Role.Chairman)))!);
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
        var (own, ownGrant) = await _people.OwnAsync();
        (await db.RoleGrants.SingleAsync(one => one.Id == ownGrant)).To = new DateOnly(2026, 12, 31);
        await db.SaveChangesAsync();

        using var taken = await _people.TakeAsync(first.Id, firsts.Id, "Thử");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        using var closed = await _people.CloseAsync(first.Id, disable: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.StatusCode);

        (await db.RoleGrants.SingleAsync(one => one.Id == ownGrant)).To = null;
        await db.SaveChangesAsync();
        using var now = await _people.TakeAsync(first.Id, firsts.Id, "Đã có người khác");
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
        Assert.NotEqual(Guid.Empty, own);
    }

    [Fact]
    public async Task Who_is_disabled_does_not_sign_in_until_enabled_again()
    {
        using var added = await _people.AddAsync("Vi Văn Cường", ("Grant.Role", "van-hoa"));
        var password = PeopleSite.PasswordIn(
            await TestSite.TextAsync(_administrator, added.Headers.Location!.AbsolutePath)
        );
        var id = await _people.IdAsync("cuongvv");
        using var at = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(at, "cuongvv", password);
        Assert.Equal(HttpStatusCode.OK, await PeopleSite.StatusAsync(at, "/doi-mat-khau"));
        using var closed = await _people.CloseAsync(id, disable: true);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await PeopleSite.StatusAsync(at, "/doi-mat-khau"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _people.SignInAsync("cuongvv", password));
        using var renewed = await _people.NewPasswordAsync(id);
        var other = PeopleSite.PasswordIn(
            await TestSite.TextAsync(_administrator, renewed.Headers.Location!.AbsolutePath)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _people.SignInAsync("cuongvv", other));

        using var opened = await _people.CloseAsync(id, disable: false);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await _people.SignInAsync("cuongvv", password));
        Assert.Equal(HttpStatusCode.Redirect, await _people.SignInAsync("cuongvv", other));
        await using var db = _site.Database.NewContext();
        Assert.True(await db.AuditEntries.AnyAsync(e => e.Act == AuditActs.PasswordReset && e.SubjectId == id));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == AuditActs.Changed && e.SubjectId == id));
    }

    [Fact]
    public async Task People_and_units_of_another_commune_are_as_if_they_were_not_there()
    {
        var (stranger, commune, village) = await _people.ElsewhereAsync();
        Assert.DoesNotContain(
            "Người Xã Khác",
            await TestSite.TextAsync(_administrator, PeopleSite.List),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await PeopleSite.StatusAsync(_administrator, $"{PeopleSite.List}/{stranger}")
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            await PeopleSite.StatusAsync(_administrator, $"{PeopleSite.List}/{Guid.CreateVersion7()}")
        );
        using var given = await _people.GiveAsync(stranger, Role.Police);
        using var unknown = await _people.GiveAsync(Guid.CreateVersion7(), Role.Police);
        Assert.Equal(unknown.StatusCode, given.StatusCode);
        var (account, _) = await _people.OwnAsync();
        await _people.ActAsync(
            account,
            async work =>
            {
                Assert.Null(await work.GiveAsync(stranger, PeopleSite.Form(Role.Police)));
                Assert.Null(await work.CloseAsync(stranger, disable: true, "Thử"));
                Assert.Null(await work.NewPasswordAsync(stranger));
                Assert.Null(await work.EndSessionsAsync(stranger));
                Assert.Null(await work.ResetSecondFactorAsync(stranger, "Thử"));
                Assert.Null(await work.LinkAsync(stranger, "https://example.org/", "0001"));
            }
        );

        using var wrong = await _people.AddAsync(
            "Lê Thị Dân",
            ("Grant.Role", "cong-an"),
            ("Grant.Unit", $"xa-{commune}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var inVillage = await _people.AddAsync(
            "Lê Thị Dân",
            ("Grant.Role", "truong-thon"),
            ("Grant.Unit", $"thon-{village}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, inVillage.StatusCode);
        Assert.DoesNotContain(
            commune.ToString(),
            await TestSite.TextAsync(_administrator, PeopleSite.New),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_account_that_another_commune_looks_after_too_is_not_closed_by_one_alone()
    {
        var (stranger, _, _) = await _people.ElsewhereAsync();
        await using (var db = _site.Database.NewContext())
        {
            db.RoleGrants.Add(PeopleSite.Grant(stranger, Role.Police, _site.CommuneId));
            await db.SaveChangesAsync();
        }

        var page = await TestSite.TextAsync(_administrator, $"{PeopleSite.List}/{stranger}");
        Assert.Contains("do nhiều đơn vị cùng quản lý", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cơ quan đầu mối về trẻ em, xã Khác", page, StringComparison.Ordinal);
        var (account, _) = await _people.OwnAsync();
        await _people.ActAsync(
            account,
            async work =>
            {
                Assert.NotEmpty((await work.CloseAsync(stranger, disable: true, "Thử"))!);
                Assert.NotEmpty((await work.NewPasswordAsync(stranger))!);
            }
        );
    }

    [Fact]
    public async Task The_same_role_is_not_given_twice_and_a_mixed_account_is_pointed_out()
    {
        using var added = await _people.AddAsync("Ngô Thị Em", ("Grant.Role", "quan-tri"));
        var id = await _people.IdAsync("emnt");
        using var twice = await _people.GiveAsync(id, Role.Administrator);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.DoesNotContain(
            "kiem-nhiem",
            await TestSite.TextAsync(_administrator, $"{PeopleSite.List}/{id}"),
            StringComparison.Ordinal
        );
        using var given = await _people.GiveAsync(id, Role.HealthStation);
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Contains(
            "vừa quản trị vừa xem hồ sơ trẻ",
            await TestSite.TextAsync(_administrator, $"{PeopleSite.List}/{id}"),
            StringComparison.Ordinal
        );
    }
}
