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
            await AddAsync(scope.ServiceProvider, account);
            await CountAsync(scope.ServiceProvider.GetRequiredService<Lockout>(), account.Id, time);
            await UseUpAsync(scope.ServiceProvider.GetRequiredService<SecondFactors>(), account.Id, time);
            await EndAsync(scope.ServiceProvider, account, database);
        }

        folder.Delete(recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_or_an_account_is_not_changed_where_the_log_cannot_be_written(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("mangnon-access-");
        await using (var app = Build(database, folder.FullName, time))
        {
            var account = new Account { Id = Guid.CreateVersion7(), UserName = "hoa.lt" };
            await InAsync(app, services => AddAsync(services, account));
            await InAsync(app, services => BeginAsync(services, account));
            await using var db = database.NewContext();
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_entries RENAME TO audit_entries_gone");

            await FailsAsync(app, services => BeginAsync(services, account));
            await FailsAsync(
                app,
                services => services.GetRequiredService<AccountLife>().DisableAsync(account.Id, new AccountReason())
            );
            await FailsAsync(
                app,
                services =>
                    services.GetRequiredService<AccountLife>().ResetPasswordAsync(account.Id, new AccountReason())
            );
            var key = SecondFactors.NewKey();
            var code = new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(time.GetUtcNow().UtcDateTime);
            await FailsAsync(
                app,
                services => services.GetRequiredService<SecondFactors>().AddAsync(account.Id, key, code)
            );

            var stored = await db.Users.AsNoTracking().SingleAsync();
            Assert.Equal(
                (account.PasswordHash, null, false),
                (stored.PasswordHash, stored.DisabledAt, stored.MustChangePassword)
            );
            Assert.Null((await db.Sessions.AsNoTracking().SingleAsync()).EndedAt);
            Assert.Equal((0, 0), (await db.SecondFactors.CountAsync(), await db.RecoveryCodes.CountAsync()));
        }

        folder.Delete(recursive: true);
    }

    private static async Task InAsync(WebApplication app, Func<IServiceProvider, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    private static Task<System.Data.Common.DbException> FailsAsync(
        WebApplication app,
        Func<IServiceProvider, Task> act
    ) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => InAsync(app, act));

    private static async Task AddAsync(IServiceProvider services, Account account)
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        Assert.True((await users.CreateAsync(account, Person.FirstPassword)).Succeeded);
    }

    private static async Task BeginAsync(IServiceProvider services, Account account)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        await services.GetRequiredService<Sessions>().BeginAsync(context, account, SignInMethod.Password, 0);
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
        for (var i = 0; i < 2; i++)
        {
            await BeginAsync(services, account);
        }

        Assert.Equal(2, (await sessions.HoldingAsync(account.Id)).Count);
        var first = (await sessions.LastAsync(account.Id, 2))[0];
        Assert.False(await sessions.EndAsync(Guid.CreateVersion7(), first.Id, SessionEnd.ByPerson));
        Assert.True(await sessions.EndAsync(account.Id, first.Id, SessionEnd.ByPerson));
        Assert.False(await sessions.EndAsync(account.Id, first.Id, SessionEnd.ByPerson));
        Assert.True(await services.GetRequiredService<AccountLife>().DisableAsync(account.Id, new AccountReason()));
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
