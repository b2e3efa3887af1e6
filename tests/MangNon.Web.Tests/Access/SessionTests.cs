using System.Net;
using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Access;

public sealed class SessionTests : IAsyncLifetime
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
    public async Task One_ends_a_session_on_another_device_and_it_is_over_at_its_next_request()
    {
        using var office = await _hoa.SignInAsync();
        using var telephone = await _hoa.SignInAsync();
        var other = (await SessionsAsync()).MinBy(one => one.BegunAt)!;
        var lost = (await SessionsAsync()).Single(one => one.Id != other.Id);
        using var answer = await TestSite.PostAsync(
            office,
            "/tai-khoan/phien",
            ("_handler", "phien"),
            ("Form.Id", lost.Id.ToString())
        );
        Assert.Equal("/tai-khoan/phien?da-ket-thuc=1", Person.Path(answer));
        Assert.False(await Person.IsSignedInAsync(telephone));
        Assert.True(await Person.IsSignedInAsync(office));
        Assert.Equal(SessionEnd.ByPerson, (await SessionsAsync()).Single(one => one.Id == lost.Id).Ended);
    }

    [Fact]
    public async Task All_other_sessions_end_at_once_and_this_one_stays()
    {
        using var here = await _hoa.SignInAsync();
        using var second = await _hoa.SignInAsync();
        using var third = await _hoa.SignInAsync();
        using var _ = await TestSite.PostAsync(here, "/tai-khoan/phien", ("_handler", "phien"), ("Form.Others", "1"));
        Assert.True(await Person.IsSignedInAsync(here));
        Assert.False(await Person.IsSignedInAsync(second));
        Assert.False(await Person.IsSignedInAsync(third));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var minh = await Person.CreateAsync(_site, "minh.nv");
        using var hers = await _hoa.SignInAsync();
        using var his = await minh.SignInAsync();
        var session = (await SessionsAsync()).Single(one => one.AccountId == _hoa.Id);
        using var _ = await TestSite.PostAsync(
            his,
            "/tai-khoan/phien",
            ("_handler", "phien"),
            ("Form.Id", session.Id.ToString())
        );
        Assert.True(await Person.IsSignedInAsync(hers));
        Assert.DoesNotContain(
            session.Id.ToString(),
            await his.GetStringAsync(new Uri("/tai-khoan/phien", UriKind.Relative)),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_the_next_request_and_does_not_come_in_again_until_enabled()
    {
        using var client = await _hoa.SignInAsync();
        Assert.True(await _hoa.WithAsync(life => life.DisableAsync(_hoa.Id, new AccountReason())));
        Assert.False(await Person.IsSignedInAsync(client));
        Assert.False(await _hoa.CanSignInAsync());
        Assert.False(await _hoa.WithAsync(life => life.DisableAsync(_hoa.Id, new AccountReason())));
        Assert.True(await _hoa.WithAsync(life => life.EnableAsync(_hoa.Id, new AccountReason())));
        Assert.True(await _hoa.CanSignInAsync());
        Assert.False(await Person.IsSignedInAsync(client));
    }

    [Fact]
    public async Task A_changed_password_ends_all_other_sessions_and_a_copy_of_the_old_cookie()
    {
        using var office = await _hoa.SignInAsync();
        using var telephone = await _hoa.SignInAsync();
        using var answer = await TestSite.PostAsync(
            office,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", _hoa.Password),
            ("Form.New", "đom đóm bay qua ruộng"),
            ("Form.Again", "đom đóm bay qua ruộng")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await Person.IsSignedInAsync(office));
        Assert.False(await Person.IsSignedInAsync(telephone));
        Assert.False(await _hoa.CanSignInAsync());
        Assert.True(await _hoa.CanSignInAsync("đom đóm bay qua ruộng"));
        Assert.Contains(await SessionsAsync(), one => one.Ended == SessionEnd.PasswordChanged);
    }

    [Fact]
    public async Task A_reset_password_is_shown_once_must_be_changed_and_ends_every_session()
    {
        using var client = await _hoa.SignInAsync();
        var password = await _hoa.WithAsync(life => life.ResetPasswordAsync(_hoa.Id, new AccountReason()));
        Assert.False(await Person.IsSignedInAsync(client));
        Assert.False(await _hoa.CanSignInAsync());
        using var again = _site.NewClient();
        using var _ = await TestSite.SignInAsync(again, _hoa.Name, password!);
        using var page = await again.GetAsync(new Uri("/tai-khoan/phien", UriKind.Relative));
        Assert.Equal("/doi-mat-khau", Person.Path(page));
        Assert.Null(await _hoa.WithAsync(life => life.ResetPasswordAsync(Guid.CreateVersion7(), new AccountReason())));
    }

    [Fact]
    public async Task The_last_request_is_written_at_most_once_a_minute()
    {
        using var client = await _hoa.SignInAsync();
        var begun = (await SessionsAsync()).Single().LastSeenAt;
        _site.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(await Person.IsSignedInAsync(client));
        Assert.Equal(begun, (await SessionsAsync()).Single().LastSeenAt);
        _site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Person.IsSignedInAsync(client));
        Assert.Equal(begun.AddMinutes(1), (await SessionsAsync()).Single().LastSeenAt);
    }

    [Theory]
    [InlineData(30 * 60 - 1, true)]
    [InlineData(30 * 60, false)]
    public async Task Half_an_hour_to_the_second(int seconds, bool holds)
    {
        using var client = await _hoa.SignInAsync();
        _site.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(holds, await Person.IsSignedInAsync(client));
        Assert.Equal(holds ? null : SessionEnd.Idle, (await SessionsAsync()).Single().Ended);
    }

    [Fact]
    public async Task Signing_in_again_in_the_same_browser_ends_the_session_before()
    {
        using var client = await _hoa.SignInAsync();
        using var again = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        Assert.Equal("/", Person.Path(again));
        var sessions = await SessionsAsync();
        Assert.Equal(SessionEnd.SignedInAgain, sessions.MinBy(one => one.Id)!.Ended);
        Assert.Null(sessions.MaxBy(one => one.Id)!.Ended);
    }

    [Fact]
    public async Task The_security_page_tells_of_tries_that_failed_before_a_sign_in()
    {
        await _hoa.CanSignInAsync("không phải mật khẩu này");
        await _hoa.CanSignInAsync("không phải mật khẩu này");
        using var client = await _hoa.SignInAsync();
        Assert.Equal(2, (await SessionsAsync()).Single().FailuresBefore);
        var page = await client.GetStringAsync(new Uri("/tai-khoan/bao-mat", UriKind.Relative));
        Assert.Contains(">2</td>", page, StringComparison.Ordinal);
        using var again = await _hoa.SignInAsync();
        Assert.Equal(0, (await SessionsAsync()).MaxBy(one => one.Id)!.FailuresBefore);
    }

    private async Task<List<Session>> SessionsAsync()
    {
        await using var db = _site.Database.NewContext();
        return await db.Sessions.AsNoTracking().ToListAsync();
    }
}
