using System.Net;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class PasswordChangeTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _hoa = await Person.CreateAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("không phải mật khẩu này")]
    public async Task Without_the_present_password_nothing_changes(string current)
    {
        using var client = await _hoa.SignInAsync();
        using var answer = await ChangeAsync(client, current, "một câu khác hẳn đi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(await _hoa.CanSignInAsync());
        Assert.False(await _hoa.CanSignInAsync("một câu khác hẳn đi"));
    }

    [Fact]
    public async Task A_password_counts_as_it_was_typed()
    {
        const string Typed = "  Suối Reo, bên sườn núi  ";
        using var client = await _hoa.SignInAsync();
        using var answer = await ChangeAsync(client, _hoa.Password, Typed);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(await _hoa.CanSignInAsync(Typed.Trim()));
        Assert.False(await _hoa.CanSignInAsync(Typed.ToUpperInvariant()));
        Assert.False(await _hoa.CanSignInAsync(Typed[..^1]));
        Assert.False(await _hoa.CanSignInAsync(Typed + " "));
        _site.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await _hoa.CanSignInAsync(Typed));
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string next) =>
        TestSite.PostAsync(
            client,
            "/doi-mat-khau",
            ("_handler", "doi-mat-khau"),
            ("Form.Current", current),
            ("Form.New", next),
            ("Form.Again", next)
        );
}
