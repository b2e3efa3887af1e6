using System.Text.Json;
using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;

namespace MangNon.Web.Tests.Access;

public sealed class AgencySignInTests : IAsyncLifetime
{
    private AgencyProvider _provider = null!;
    private TestSite _site = null!;
    private Person _hoa = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await AgencyProvider.StartAsync();
        _site = await TestSite.StartAsync(prepare: folder => AgencyBrowser.Configure(folder, _provider.Issuer));
        _hoa = await Person.CreateAsync(_site);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task One_whom_an_administrator_linked_comes_in_without_a_password()
    {
        Assert.True(await LinkAsync("0001"));
        using var browser = AgencyBrowser.New(_site);
        Assert.Contains(
            "Tài khoản Bộ Y tế",
            await browser.GetStringAsync(new Uri("/dang-nhap", UriKind.Relative)),
            StringComparison.Ordinal
        );
        Assert.Equal("/tai-khoan/phien", await AgencyBrowser.WalkAsync(browser, "/tai-khoan/phien"));
        Assert.True(await Person.IsSignedInAsync(browser));
        Assert.Equal(1, _provider.TokensAsked);
        await using var db = _site.Database.NewContext();
        Assert.Equal(SignInMethod.Agency, db.Sessions.Single().Method);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_lets_nobody_in_and_is_no_fault_of_the_site()
    {
        await using var alone = await TestSite.StartAsync(prepare: folder =>
            AgencyBrowser.Configure(folder, "http://127.0.0.1:1/")
        );
        using var browser = alone.NewClient();
        using var answer = await browser.GetAsync(new Uri(AgencySignIn.Path, UriKind.Relative));
        Assert.Equal("/dang-nhap?khong-duoc=1", Person.Path(answer));
    }

    [Fact]
    public async Task One_whom_nobody_linked_gets_the_answer_of_a_failed_sign_in_and_no_account()
    {
        await using var db = _site.Database.NewContext();
        var before = db.Users.Count();
        using var browser = AgencyBrowser.New(_site);
        Assert.Equal("/dang-nhap?khong-duoc=1", await AgencyBrowser.WalkAsync(browser, "/"));
        Assert.False(await Person.IsSignedInAsync(browser));
        Assert.Equal(before, db.Users.Count());
    }

    [Fact]
    public async Task A_disabled_account_one_who_turns_away_and_another_issuer_get_the_same_answer()
    {
        Assert.True(await LinkAsync("0001"));
        Assert.True(await _hoa.WithAsync(life => life.DisableAsync(_hoa.Id, new AccountReason())));
        using var browser = AgencyBrowser.New(_site);
        Assert.Equal("/dang-nhap?khong-duoc=1", await AgencyBrowser.WalkAsync(browser, "/"));
        _provider.Subject = null;
        Assert.Equal("/dang-nhap?khong-duoc=1", await AgencyBrowser.WalkAsync(browser, "/"));
        _provider.Subject = "0002";
        Assert.True(await _hoa.WithAsync(life => life.EnableAsync(_hoa.Id, new AccountReason())));
        Assert.True(
            await _hoa.WithAsync(life =>
                life.LinkLoginAsync(_hoa.Id, "https://example.org/", "0002", new AccountReason())
            )
        );
        Assert.Equal("/dang-nhap?khong-duoc=1", await AgencyBrowser.WalkAsync(browser, "/"));
    }

    [Fact]
    public async Task The_second_step_of_this_site_is_asked_for_there_too()
    {
        Assert.True(await LinkAsync("0001"));
        var (key, _) = await _hoa.AddSecondStepAsync();
        using var browser = AgencyBrowser.New(_site);
        Assert.StartsWith("/dang-nhap/buoc-hai", await AgencyBrowser.WalkAsync(browser, "/"), StringComparison.Ordinal);
        Assert.False(await Person.IsSignedInAsync(browser));
        using var second = await Person.SecondStepAsync(browser, _hoa.CodeOf(key));
        Assert.Equal("/", Person.Path(second));
        await using var db = _site.Database.NewContext();
        Assert.Equal(SignInMethod.AgencyAndCode, db.Sessions.Single().Method);
    }

    [Fact]
    public async Task An_answer_that_another_browser_asked_for_opens_nothing()
    {
        Assert.True(await LinkAsync("0001"));
        using var hers = AgencyBrowser.New(_site);
        using var begun = await hers.GetAsync(new Uri(AgencySignIn.Path, UriKind.Relative));
        using var said = await hers.GetAsync(begun.Headers.Location);
        using var other = AgencyBrowser.New(_site);
        using var answer = await other.GetAsync(said.Headers.Location);
        Assert.Equal("/dang-nhap?khong-duoc=1", Person.Path(answer));
        Assert.False(await Person.IsSignedInAsync(other));
    }

    [Fact]
    public async Task It_never_leads_to_another_site()
    {
        Assert.True(await LinkAsync("0001"));
        using var browser = AgencyBrowser.New(_site);
        Assert.Equal("/", await AgencyBrowser.WalkAsync(browser, "//example.org/"));
    }

    [Theory]
    [InlineData("http://example.org/", "id", "secret")]
    [InlineData("không phải địa chỉ", "id", "secret")]
    [InlineData("https://example.org/", "", "secret")]
    public void A_provider_without_https_or_without_a_name_is_refused(string authority, string id, string secret)
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-oidc-");
        File.WriteAllText(
            Path.Combine(folder.FullName, AgencyConfiguration.FileName),
            JsonSerializer.Serialize(
                new
                {
                    authority,
                    clientId = id,
                    clientSecret = secret,
                }
            )
        );
        Assert.Null(AgencyConfiguration.Read(folder.FullName, out var problem));
        Assert.NotNull(problem);
        folder.Delete(recursive: true);
    }

    private Task<bool> LinkAsync(string subject) =>
        _hoa.WithAsync(life => life.LinkLoginAsync(_hoa.Id, _provider.Issuer, subject, new AccountReason()));
}
