using System.Security.Cryptography;
using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>An account made on the first start, with a password that is shown once and changed at the first sign-in.</summary>
/// <param name="UserName">Its name.</param>
/// <param name="Password">In clear: print it once, keep it nowhere.</param>
public sealed record FirstAccount(string UserName, string Password);

/// <summary>
/// The accounts of the first start: <c>quantri</c>, who manages people and sees no child, and <c>canbo</c>, the focal
/// office's officer, who also does the work of child protection until somebody else is given it.
/// </summary>
public static class FirstAccounts
{
    public const string Administrator = "quantri";
    public const string Officer = "canbo";

    // No letters or digits that look like others: it is read off a screen and typed.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string Reason = "Cài đặt lần đầu";

    /// <summary>Makes them where there is no account at all; empty when there already was one, or no commune yet.</summary>
    public static async Task<IReadOnlyList<FirstAccount>> EnsureAsync(
        IServiceProvider services,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await using var db = await scope
            .ServiceProvider.GetRequiredService<IDbContextFactory<MangNonDb>>()
            .CreateDbContextAsync(cancellation);
        var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var commune = await db.Communes.OrderBy(c => c.Id).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
        if (commune is not { } home)
        {
            return [];
        }

        var existing = await users.Users.Select(user => user.Id).ToListAsync(cancellation);
        if (existing.Count > 0)
        {
            // Accounts of a version without roles of the plan could do everything: they keep that, as roles.
            if (!await db.RoleGrants.AnyAsync(cancellation))
            {
                foreach (var id in existing)
                {
                    Give(db, id, home, time, Role.Administrator, Role.FocalOffice, Role.ChildProtection);
                }

                await db.SaveChangesAsync(cancellation);
            }

            return [];
        }

        var administrator = await CreateAsync(users, Administrator, "Quản trị");
        var officer = await CreateAsync(users, Officer, "Cán bộ đầu mối");
        Give(db, administrator.Id, home, time, Role.Administrator, Role.Auditor);
        Give(db, officer.Id, home, time, Role.FocalOffice, Role.ChildProtection);
        await db.SaveChangesAsync(cancellation);
        return [administrator.First, officer.First];
    }

    /// <summary>Five groups of four, 99 bits: <c>k7mq-2xhf-…</c>.</summary>
    internal static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    private static async Task<(Guid Id, FirstAccount First)> CreateAsync(
        UserManager<Account> users,
        string name,
        string shown
    )
    {
        var password = NewPassword();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = name,
            DisplayName = shown,
            MustChangePassword = true,
        };
        var result = await users.CreateAsync(account, password);
        return result.Succeeded
            ? (account.Id, new FirstAccount(name, password))
            : throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
    }

    private static void Give(MangNonDb db, Guid account, Guid commune, TimeProvider time, params Role[] roles)
    {
        foreach (var role in roles)
        {
            db.RoleGrants.Add(
                new RoleGrant
                {
                    Id = Guid.CreateVersion7(),
                    AccountId = account,
                    RoleId = role.Id,
                    Scope = ScopeKind.Commune,
                    ScopeId = commune,
                    From = VietnamTime.Today(time),
                    Reason = Reason,
                    GivenAt = time.GetUtcNow().UtcDateTime,
                }
            );
        }
    }
}
