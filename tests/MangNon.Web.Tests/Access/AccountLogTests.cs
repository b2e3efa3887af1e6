using MangNon.Access;
using MangNon.Audit;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Access;

public sealed class AccountLogTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_session_is_named_in_every_line_from_its_sign_in_to_its_end()
    {
        using var client = await _hoa.SignInAsync();
        await client.GetAsync(new Uri("/so-tre-em", UriKind.Relative));
        await client.GetAsync(new Uri("/nguoi-dung", UriKind.Relative));
        using var signedOut = await TestSite.PostFromAsync(client, "/", "/dang-xuat");
        await using var db = _site.Database.NewContext();
        var session = await db.Sessions.SingleAsync();
        var lines = await db.AuditEntries.Where(e => e.AccountId == _hoa.Id).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            [AuditActs.SignedIn, AuditActs.Listed, AuditActs.Denied, AuditActs.SignedOut],
            lines.Select(line => line.Act)
        );
        Assert.All(lines, line => Assert.Equal(session.Id, line.SessionId));
        Assert.Null((await AuditChain.VerifyAsync(db, null, CancellationToken.None)).Break);
    }

    [Fact]
    public async Task What_fails_is_told_of_the_account_and_of_an_unknown_name_alike_and_names_nobody_as_acting()
    {
        for (var i = 0; i <= Lockout.FreeFailures; i++)
        {
            Assert.False(await _hoa.CanSignInAsync("không phải mật khẩu này"));
        }

        Assert.False(await (_hoa with { Name = "khongcoai" }).CanSignInAsync());
        await using var db = _site.Database.NewContext();
        var lines = await db.AuditEntries.Where(e => e.Source == AuditSource.Site).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(
            [.. Enumerable.Repeat(AuditActs.SignInFailed, 5), AuditActs.LockedOut, AuditActs.SignInFailed],
            lines.Select(line => line.Act)
        );
        Assert.Equal([.. Enumerable.Repeat((Guid?)_hoa.Id, 6), null], lines.Select(line => line.SubjectId));
        Assert.All(lines, line => Assert.Equal((null, null), (line.AccountId, line.SessionId)));
    }

    [Fact]
    public async Task Password_second_step_and_recovery_codes_leave_their_lines()
    {
        using var client = await _hoa.SignInAsync();
        using var telephone = await _hoa.SignInAsync();
        using var changed = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", _hoa.Password),
            ("Form.New", TestSite.Password),
            ("Form.Again", TestSite.Password)
        );
        var person = _hoa with { Password = TestSite.Password };
        var (_, codes) = await person.AddSecondStepAsync();
        using var browser = _site.NewClient();
        using var first = await TestSite.SignInAsync(browser, person.Name, person.Password);
        using var second = await Person.SecondStepAsync(browser, codes[0]);
        Assert.True(await person.WithAsync(life => life.ResetSecondFactorAsync(_hoa.Id, new AccountReason("Thử"))));
        await using var db = _site.Database.NewContext();
        var acts = await db
            .AuditEntries.Where(e => e.SubjectId == _hoa.Id)
            .OrderBy(e => e.Id)
            .Select(e => e.Act)
            .ToListAsync();
        Assert.Equal(
            [
                AuditActs.SignedIn,
                AuditActs.SignedIn,
                AuditActs.PasswordChanged,
                AuditActs.SessionEnded,
                AuditActs.SecondFactorAdded,
                AuditActs.RecoveryCodeUsed,
                AuditActs.SignedIn,
                AuditActs.SecondFactorRemoved,
                AuditActs.Changed,
                AuditActs.SessionEnded,
                AuditActs.SessionEnded,
            ],
            acts
        );
    }

    [Fact]
    public async Task The_log_page_tells_why_a_session_ended_and_that_an_account_was_disabled()
    {
        using var client = await _hoa.SignInAsync();
        Assert.True(
            await _hoa.WithAsync(life => life.DisableAsync(_hoa.Id, new AccountReason("Lý do kín", _site.CommuneId)))
        );
        using var auditor = await _site.NewClientOfAsync(Role.Auditor);
        var page = System.Net.WebUtility.HtmlDecode(
            await auditor.GetStringAsync(new Uri("/nhat-ky", UriKind.Relative))
        );
        Assert.Contains("Đã khóa", page, StringComparison.Ordinal);
        Assert.Contains(Texts.T("SessionEnd.AccountDisabled"), page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lý do kín", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(72 * 60 * 60 - 1, true)]
    [InlineData(72 * 60 * 60, false)]
    public async Task A_one_time_password_opens_the_account_for_72_hours(int seconds, bool opens)
    {
        var password = await _hoa.WithAsync(life => life.ResetPasswordAsync(_hoa.Id, new AccountReason()));
        _site.Time.Advance(TimeSpan.FromSeconds(seconds));
        using var client = _site.NewClient();
        using var answer = await TestSite.SignInAsync(client, _hoa.Name, password!);
        Assert.Equal(opens ? "/" : "", Person.Path(answer));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(!opens, page.Contains("đã hết hạn", StringComparison.Ordinal));
        using var wrong = await TestSite.SignInAsync(_site.NewClient(), _hoa.Name, "không phải mật khẩu này");
        Assert.DoesNotContain("đã hết hạn", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_of_ones_own_does_not_run_out()
    {
        var password = await _hoa.WithAsync(life => life.ResetPasswordAsync(_hoa.Id, new AccountReason()));
        using var client = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(client, _hoa.Name, password!);
        using var changed = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", password!),
            ("Form.New", TestSite.Password),
            ("Form.Again", TestSite.Password)
        );
        _site.Time.Advance(TimeSpan.FromDays(365));
        Assert.True(await _hoa.CanSignInAsync(TestSite.Password));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_the_one_time_password_to_be_changed()
    {
        var password = await _hoa.WithAsync(life => life.ResetPasswordAsync(_hoa.Id, new AccountReason()));
        using var client = _site.NewClient();
        using var signedIn = await TestSite.SignInAsync(client, _hoa.Name, password!);
        using var refused = await TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", "không phải mật khẩu này"),
            ("Form.New", TestSite.Password),
            ("Form.Again", TestSite.Password)
        );
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await using var db = _site.Database.NewContext();
        var account = await db.Users.SingleAsync(one => one.Id == _hoa.Id);
        Assert.True(account.MustChangePassword);
        Assert.NotNull(account.OneTimeUntil);
        Assert.False(await _hoa.CanSignInAsync(TestSite.Password));
    }
}
