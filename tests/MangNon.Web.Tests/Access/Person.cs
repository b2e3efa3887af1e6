using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace MangNon.Web.Tests.Access;

/// <summary>Someone with an account on a site under test, and what they do with it.</summary>
internal sealed record Person(TestSite Site, Guid Id, string Name, string Password)
{
    public const string FirstPassword = "suối reo bên sườn núi";

    public static async Task<Person> CreateAsync(TestSite site, string name = "hoa.lt", string? phone = null)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = "Lê Thị Hoa",
            PhoneNumber = phone,
        };
        Assert.True((await users.CreateAsync(account, FirstPassword)).Succeeded);
        await using var db = site.Database.NewContext();
        db.RoleGrants.Add(
            new RoleGrant
            {
                Id = Guid.CreateVersion7(),
                AccountId = account.Id,
                RoleId = Role.FocalOffice.Id,
                Scope = ScopeKind.Commune,
                ScopeId = site.CommuneId,
                From = new DateOnly(2026, 1, 1),
                Reason = "Kiểm thử",
                GivenAt = site.Time.GetUtcNow().UtcDateTime,
            }
        );
        await db.SaveChangesAsync();
        return new Person(site, account.Id, name, FirstPassword);
    }

    /// <summary>A browser of their own, signed in by password.</summary>
    public async Task<HttpClient> SignInAsync()
    {
        var client = Site.NewClient();
        using var answer = await TestSite.SignInAsync(client, Name, Password);
        Assert.Equal("/", Path(answer));
        return client;
    }

    /// <summary>Whether the password alone opens a session now.</summary>
    public async Task<bool> CanSignInAsync(string? password = null)
    {
        using var client = Site.NewClient();
        using var answer = await TestSite.SignInAsync(client, Name, password ?? Password);
        return answer.StatusCode == System.Net.HttpStatusCode.Redirect;
    }

    public async Task<T> WithAsync<T>(Func<AccountLife, Task<T>> act)
    {
        await using var scope = Site.App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountLife>());
    }

    /// <summary>Gives them a second step, without the pages; returns the app's key and the recovery codes.</summary>
    public async Task<(string Key, IReadOnlyList<string> Codes)> AddSecondStepAsync()
    {
        await using var scope = Site.App.Services.CreateAsyncScope();
        var key = SecondFactors.NewKey();
        var factors = scope.ServiceProvider.GetRequiredService<SecondFactors>();
        var codes = await factors.AddAsync(Id, key, CodeOf(key));
        Assert.NotNull(codes);
        Site.Time.Advance(TimeSpan.FromSeconds(30));
        return (key, codes);
    }

    /// <summary>What the app shows now.</summary>
    public string CodeOf(string key) =>
        new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(Site.Time.GetUtcNow().UtcDateTime);

    public static Task<HttpResponseMessage> SecondStepAsync(HttpClient client, string code) =>
        TestSite.PostAsync(client, "/dang-nhap/buoc-hai", ("_handler", "buoc-hai"), ("Form.Code", code));

    /// <summary>Where an answer sends to; empty when nowhere.</summary>
    public static string Path(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : "";

    public static async Task<bool> IsSignedInAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/tai-khoan/phien", UriKind.Relative));
        return answer.StatusCode == System.Net.HttpStatusCode.OK;
    }
}
