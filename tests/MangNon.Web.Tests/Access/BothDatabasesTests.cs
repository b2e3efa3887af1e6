using MangNon.Access;
using MangNon.Testing;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace MangNon.Web.Tests.Access;

/// <summary>What is counted and used up in single statements does so on either database.</summary>
public sealed class BothDatabasesTests
{
    [Theory, OnBothDatabases]
    public async Task Failures_codes_and_sessions_are_kept_alike(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("mangnon-access-");
        await using (var app = Build(database, folder.FullName, time))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var account = new Account { Id = Guid.CreateVersion7(), UserName = "hoa.lt" };
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Assert.True((await users.CreateAsync(account, Person.FirstPassword)).Succeeded);
            await CountAsync(scope.ServiceProvider.GetRequiredService<Lockout>(), account.Id, time);
            await UseUpAsync(scope.ServiceProvider.GetRequiredService<SecondFactors>(), account.Id, time);
            await EndAsync(scope.ServiceProvider, account, database);
        }

        folder.Delete(recursive: true);
    }

    private static async Task CountAsync(Lockout lockout, Guid account, FakeTimeProvider time)
    {
        for (var failures = 0; failures <= Lockout.FreeFailures; failures++)
        {
            Assert.Equal(failures, await lockout.TryAsync(account));
        }

        Assert.Null(await lockout.TryAsync(account));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Lockout.FreeFailures + 1, await lockout.TryAsync(account));
        await lockout.ForgiveAsync(account);
        Assert.Equal(0, await lockout.TryAsync(account));
        await lockout.TakeBackAsync(account, 0);
        Assert.Equal(0, await lockout.TryAsync(account));
        Assert.Null(await lockout.TryAsync(Guid.Empty));
    }

    private static async Task UseUpAsync(SecondFactors factors, Guid account, FakeTimeProvider time)
    {
        var key = SecondFactors.NewKey();
        var totp = new Totp(Base32Encoding.ToBytes(key));
        var codes = await factors.AddAsync(account, key, totp.ComputeTotp(time.GetUtcNow().UtcDateTime));
        Assert.Equal(SecondFactors.RecoveryCodes, codes!.Count);
        time.Advance(TimeSpan.FromSeconds(30));
        var code = totp.ComputeTotp(time.GetUtcNow().UtcDateTime);
        Assert.Equal(CodeProof.Authenticator, await factors.TryAsync(account, code));
        Assert.Equal(CodeProof.None, await factors.TryAsync(account, code));
        Assert.Equal(CodeProof.Recovery, await factors.TryAsync(account, codes[0]));
        Assert.Equal(CodeProof.None, await factors.TryAsync(account, codes[0]));
        Assert.Equal(SecondFactors.RecoveryCodes - 1, await factors.CodesLeftAsync(account));
    }

    private static async Task EndAsync(IServiceProvider services, Account account, TestDatabase database)
    {
        var sessions = services.GetRequiredService<Sessions>();
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            RequestServices = services,
        };
        for (var i = 0; i < 2; i++)
        {
            var browser = new DefaultHttpContext { RequestServices = services };
            await sessions.BeginAsync(browser, account, SignInMethod.Password, 0);
        }

        Assert.Equal(2, (await sessions.HoldingAsync(account.Id)).Count);
        var first = (await sessions.LastAsync(account.Id, 2))[0];
        Assert.False(await sessions.EndAsync(Guid.CreateVersion7(), first.Id, SessionEnd.ByPerson));
        Assert.True(await sessions.EndAsync(account.Id, first.Id, SessionEnd.ByPerson));
        Assert.False(await sessions.EndAsync(account.Id, first.Id, SessionEnd.ByPerson));
        Assert.True(await services.GetRequiredService<AccountLife>().DisableAsync(account.Id));
        await using var db = database.NewContext();
        Assert.Equal(
            [SessionEnd.ByPerson, SessionEnd.AccountDisabled],
            (await db.Sessions.AsNoTracking().ToListAsync()).Select(one => one.Ended!.Value).Order()
        );
    }

    private static WebApplication Build(TestDatabase database, string folder, TimeProvider time) =>
        SiteHost.Build(
            new SiteOptions
            {
                DataFolder = folder,
                UseDatabase = database.Configure,
                Seal = database.Seal,
                Urls = "http://127.0.0.1:0",
                AnnounceStart = false,
                Time = time,
            }
        );
}
