using System.Net;
using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Access;

public sealed partial class SecondStepTests : IAsyncLifetime
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
    public async Task It_is_set_up_with_the_key_on_the_page_and_asked_for_at_the_next_sign_in()
    {
        using var office = await _hoa.SignInAsync();
        using var other = await _hoa.SignInAsync();
        const string Page = "/tai-khoan/bao-mat/hai-buoc";
        var html = await office.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        var key = Key().Match(html).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        var carried = WebUtility.HtmlDecode(Carried().Match(html).Groups["key"].Value);
        using var wrong = await TestSite.PostAsync(
            office,
            Page,
            ("_handler", "hai-buoc"),
            ("Form.Key", carried),
            ("Form.Code", "000000")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(
            key,
            (await wrong.Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        using var right = await TestSite.PostAsync(
            office,
            Page,
            ("_handler", "hai-buoc"),
            ("Form.Key", carried),
            ("Form.Code", _hoa.CodeOf(key))
        );
        var done = await right.Content.ReadAsStringAsync();
        Assert.Equal(SecondFactors.RecoveryCodes, Recovery().Count(done));
        Assert.True(await Person.IsSignedInAsync(office));
        Assert.False(await Person.IsSignedInAsync(other));

        using var next = _site.NewClient();
        using var first = await TestSite.SignInAsync(next, _hoa.Name, _hoa.Password);
        Assert.StartsWith("/dang-nhap/buoc-hai", Person.Path(first), StringComparison.Ordinal);
        Assert.False(await Person.IsSignedInAsync(next));
        _site.Time.Advance(TimeSpan.FromSeconds(30));
        using var second = await Person.SecondStepAsync(next, _hoa.CodeOf(key));
        Assert.Equal("/", Person.Path(second));
        Assert.True(await Person.IsSignedInAsync(next));
        await using var db = _site.Database.NewContext();
        var stored = db.Database.SqlQuery<string>($"SELECT key AS \"Value\" FROM account_second_factors");
        Assert.DoesNotContain(key, await stored.SingleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_accepted_once_and_none_before_it_any_more()
    {
        var (key, _) = await _hoa.AddSecondStepAsync();
        var code = _hoa.CodeOf(key);
        Assert.True(await EnterAsync(code));
        Assert.False(await EnterAsync(code));
        _site.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await EnterAsync(_hoa.CodeOf(key)));
        Assert.False(await EnterAsync(code));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task A_telephone_may_be_half_a_minute_off(int seconds, bool accepted)
    {
        var (key, _) = await _hoa.AddSecondStepAsync();
        _site.Time.Advance(TimeSpan.FromMinutes(5));
        var then = _site.Time.GetUtcNow().UtcDateTime.AddSeconds(seconds);
        var code = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(then);
        Assert.Equal(accepted, await EnterAsync(code));
    }

    [Fact]
    public async Task A_recovery_code_serves_once_however_it_is_typed_and_is_not_kept_in_clear()
    {
        var (_, codes) = await _hoa.AddSecondStepAsync();
        Assert.True(await EnterAsync(codes[3].ToUpperInvariant().Replace('-', ' ')));
        Assert.False(await EnterAsync(codes[3]));
        Assert.True(await EnterAsync(codes[4]));
        await using var db = _site.Database.NewContext();
        Assert.Equal(2, await db.RecoveryCodes.CountAsync(one => one.UsedAt != null));
        var kept = await db.RecoveryCodes.Select(one => one.Hash).ToListAsync();
        Assert.DoesNotContain(kept, hash => codes.Any(code => hash.Contains(code, StringComparison.Ordinal)));
        Assert.Equal(
            SignInMethod.PasswordAndRecoveryCode,
            (await db.Sessions.OrderBy(one => one.Id).LastAsync()).Method
        );
    }

    [Fact]
    public async Task The_recovery_code_of_one_person_is_worth_nothing_to_another()
    {
        var (_, codes) = await _hoa.AddSecondStepAsync();
        var minh = await Person.CreateAsync(_site, "minh.nv");
        await minh.AddSecondStepAsync();
        using var client = _site.NewClient();
        using var _ = await TestSite.SignInAsync(client, minh.Name, minh.Password);
        using var answer = await Person.SecondStepAsync(client, codes[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_and_a_right_password_between_them_does_not_help()
    {
        var (key, _) = await _hoa.AddSecondStepAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.False(await EnterAsync("12345a"));
        }

        using var client = _site.NewClient();
        using var locked = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await EnterAsync(_hoa.CodeOf(key)));
    }

    [Fact]
    public async Task The_second_page_waits_five_minutes()
    {
        var (key, _) = await _hoa.AddSecondStepAsync();
        using var client = _site.NewClient();
        using var _ = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        _site.Time.Advance(SecondStepState.Lifetime);
        using var answer = await client.GetAsync(new Uri("/dang-nhap/buoc-hai", UriKind.Relative));
        Assert.StartsWith("/dang-nhap?", Person.Path(answer), StringComparison.Ordinal);
        Assert.NotEmpty(key);
    }

    [Fact]
    public async Task Without_the_first_step_there_is_no_second()
    {
        await _hoa.AddSecondStepAsync();
        using var client = _site.NewClient();
        using var answer = await client.GetAsync(new Uri("/dang-nhap/buoc-hai", UriKind.Relative));
        Assert.StartsWith("/dang-nhap?", Person.Path(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_it_away_ends_other_sessions_and_the_password_is_enough_again()
    {
        using var other = await _hoa.SignInAsync();
        using var client = await _hoa.SignInAsync();
        await _hoa.AddSecondStepAsync();
        using var renewed = await TestSite.PostAsync(
            client,
            "/tai-khoan/bao-mat",
            ("_handler", "hai-buoc"),
            ("Form.Act", "ma-moi")
        );
        Assert.Equal(SecondFactors.RecoveryCodes, Recovery().Count(await renewed.Content.ReadAsStringAsync()));
        using var removed = await TestSite.PostAsync(
            client,
            "/tai-khoan/bao-mat",
            ("_handler", "hai-buoc"),
            ("Form.Act", "tat")
        );
        Assert.Equal("/tai-khoan/bao-mat?da=tat", Person.Path(removed));
        Assert.False(await Person.IsSignedInAsync(other));
        Assert.True(await _hoa.CanSignInAsync());
        await using var db = _site.Database.NewContext();
        Assert.Equal(0, await db.RecoveryCodes.CountAsync());
    }

    [Fact]
    public async Task An_administrator_takes_it_away_for_a_lost_telephone()
    {
        using var client = await _hoa.SignInAsync();
        await _hoa.AddSecondStepAsync();
        Assert.True(await _hoa.WithAsync(life => life.ResetSecondFactorAsync(_hoa.Id, new AccountReason())));
        Assert.False(await Person.IsSignedInAsync(client));
        using var again = await _hoa.SignInAsync();
        Assert.False(await _hoa.WithAsync(life => life.ResetSecondFactorAsync(_hoa.Id, new AccountReason())));
    }

    [Fact]
    public async Task A_reset_password_leaves_the_second_step()
    {
        var (key, _) = await _hoa.AddSecondStepAsync();
        var reset = await _hoa.WithAsync(life => life.ResetPasswordAsync(_hoa.Id, new AccountReason()));
        Assert.NotNull(reset);
        using var client = _site.NewClient();
        using var first = await TestSite.SignInAsync(client, _hoa.Name, reset);
        Assert.StartsWith("/dang-nhap/buoc-hai", Person.Path(first), StringComparison.Ordinal);
        Assert.False(await Person.IsSignedInAsync(client));
        using var second = await Person.SecondStepAsync(client, _hoa.CodeOf(key));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    /// <summary>Both steps in a browser of its own.</summary>
    private async Task<bool> EnterAsync(string code)
    {
        using var client = _site.NewClient();
        using var first = await TestSite.SignInAsync(client, _hoa.Name, _hoa.Password);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await Person.SecondStepAsync(client, code);
        var entered = second.StatusCode == HttpStatusCode.Redirect;
        Assert.Equal(entered, await Person.IsSignedInAsync(client));
        return entered;
    }

    [GeneratedRegex("<code class=\"to-copy\">(?<key>[A-Z2-7 ]{39})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"Form.Key\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Carried();

    [GeneratedRegex("<code class=\"to-copy\">[a-z0-9]{4}(-[a-z0-9]{4}){5}</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recovery();
}
