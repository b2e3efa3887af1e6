using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MangNon.Web.Tests.Access;

/// <summary>The token of the agency's provider, right and wrong in one thing at a time.</summary>
public sealed class AgencyTokenTests : IAsyncLifetime
{
    private const string Refused = "/dang-nhap?khong-duoc=1";
    private AgencyProvider _provider = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await AgencyProvider.StartAsync();
        _site = await TestSite.StartAsync(prepare: folder => AgencyBrowser.Configure(folder, _provider.Issuer));
        var hoa = await Person.CreateAsync(_site);
        Assert.True(
            await hoa.WithAsync(life => life.LinkLoginAsync(hoa.Id, _provider.Issuer, "0001", new AccountReason()))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_token_that_is_not_signed_by_the_provider_opens_nothing()
    {
        await AssertOnlyTheRightOneOpensAsync(
            () => _provider.OtherKey = RSA.Create(2048),
            () => _provider.OtherKey = null
        );
    }

    [Fact]
    public Task A_token_without_a_signature_opens_nothing() =>
        AssertOnlyTheRightOneOpensAsync(() => _provider.Unsigned = true, () => _provider.Unsigned = false);

    [Fact]
    public Task A_token_for_another_application_opens_nothing() =>
        AssertWithoutThisNothingOpensAsync(said => said["aud"] = "another");

    [Fact]
    public Task A_token_with_another_nonce_opens_nothing() =>
        AssertWithoutThisNothingOpensAsync(said => said["nonce"] = "another");

    [Fact]
    public Task A_token_of_another_issuer_opens_nothing() =>
        AssertWithoutThisNothingOpensAsync(said => said["iss"] = "https://example.org/");

    [Fact]
    public Task A_token_that_has_run_out_opens_nothing() =>
        AssertWithoutThisNothingOpensAsync(said =>
        {
            said["iat"] = said["iat"]!.GetValue<long>() - 7200;
            said["exp"] = said["exp"]!.GetValue<long>() - 7200;
        });

    [Fact]
    public async Task No_token_of_the_provider_reaches_the_browser_or_is_kept()
    {
        using var browser = AgencyBrowser.New(_site);
        Assert.Equal("/", await AgencyBrowser.WalkAsync(browser, "/"));
        Assert.NotNull(_provider.Token);
        using var page = await browser.GetAsync(new Uri("/tai-khoan/phien", UriKind.Relative));
        var seen = await page.Content.ReadAsStringAsync() + page.Headers;
        Assert.DoesNotContain(_provider.Token.Split('.')[1], seen, StringComparison.Ordinal);
        await using var db = _site.Database.NewContext();
        Assert.Equal(0, await db.UserTokens.CountAsync());
    }

    [Fact]
    public async Task A_provider_that_sends_elsewhere_is_not_followed()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var elsewhere = builder.Build();
        var asked = 0;
        elsewhere.Run(context =>
        {
            asked++;
            context.Response.Redirect(_provider.Issuer.TrimEnd('/') + context.Request.Path);
            return Task.CompletedTask;
        });
        await elsewhere.StartAsync();
        await using var site = await TestSite.StartAsync(prepare: folder =>
            AgencyBrowser.Configure(folder, elsewhere.Urls.First() + "/")
        );
        using var browser = AgencyBrowser.New(site);
        using var answer = await browser.GetAsync(new Uri(AgencySignIn.Path, UriKind.Relative));
        Assert.Equal(Refused, Person.Path(answer));
        Assert.NotEqual(0, asked);
    }

    private Task AssertWithoutThisNothingOpensAsync(Action<JsonObject> change) =>
        AssertOnlyTheRightOneOpensAsync(() => _provider.Claims = change, () => _provider.Claims = null);

    private async Task AssertOnlyTheRightOneOpensAsync(Action spoil, Action mend)
    {
        spoil();
        using var browser = AgencyBrowser.New(_site);
        Assert.Equal(Refused, await AgencyBrowser.WalkAsync(browser, "/"));
        Assert.False(await Person.IsSignedInAsync(browser));
        mend();
        Assert.Equal("/", await AgencyBrowser.WalkAsync(browser, "/"));
        Assert.True(await Person.IsSignedInAsync(browser));
    }
}
