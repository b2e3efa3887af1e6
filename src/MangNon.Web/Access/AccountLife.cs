using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>Why an administrator did something to another's account, for the log.</summary>
/// <param name="Reason">In the administrator's words; null where none is asked for.</param>
/// <param name="CommuneId">The commune whose administrator it is.</param>
internal sealed record AccountReason(string? Reason = null, Guid? CommuneId = null);

/// <summary>
/// What an administrator does to another's account, with its line in the log in one transaction; in the caller's where
/// one is under way. Nobody learns another's password: a new one is shown once and changed at the first sign-in. Who
/// may call this is decided by the caller.
/// </summary>
internal sealed class AccountLife(
    MangNonDb db,
    UserManager<Account> users,
    Sessions sessions,
    SecondFactors factors,
    TimeProvider time
)
{
    /// <summary>For so long a password made by an administrator opens the account.</summary>
    public static readonly TimeSpan OneTime = TimeSpan.FromHours(72);

    /// <summary>An account with a password that is changed at the first sign-in; add it with <see cref="AddAsync"/>.</summary>
    public (Account Account, string Password) Make(string userName, string name, string? phone)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            DisplayName = name,
            PhoneNumber = phone,
        };
        return (account, GiveOneTimePassword(account));
    }

    public async Task AddAsync(Account account) => Require(await users.CreateAsync(account));

    /// <summary>Nobody signs in any more, and whoever is signed in is so no longer at the next request. False: no such account, or disabled already.</summary>
    public async Task<bool> DisableAsync(Guid accountId, AccountReason why)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        DateTime? now = time.GetUtcNow().UtcDateTime;
        if (!await SetDisabledAsync(db.Users.Where(one => one.Id == accountId && one.DisabledAt == null), now))
        {
            return false;
        }

        Note(AuditActs.Changed, accountId, why, new { Disabled = true, why.Reason });
        await sessions.EndAllAsync(accountId, SessionEnd.AccountDisabled);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return true;
    }

    /// <summary>The account may sign in again, with the password it had. False: no such account, or not disabled.</summary>
    public async Task<bool> EnableAsync(Guid accountId, AccountReason why)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        if (!await SetDisabledAsync(db.Users.Where(one => one.Id == accountId && one.DisabledAt != null), null))
        {
            return false;
        }

        Note(AuditActs.Changed, accountId, why, new { Disabled = false, why.Reason });
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return true;
    }

    /// <summary>Returns how many sessions there were.</summary>
    public Task<int> EndSessionsAsync(Guid accountId) => sessions.EndAllAsync(accountId, SessionEnd.ByAdministrator);

    /// <summary>A one-time password, in clear: show it once. Ends all sessions and forgives failures. Null: no such account.</summary>
    public async Task<string?> ResetPasswordAsync(Guid accountId, AccountReason why)
    {
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account)
        {
            return null;
        }

        await using var whole = await OneTransaction.BeginAsync(db);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        var password = GiveOneTimePassword(account);
        Note(AuditActs.PasswordReset, accountId, why, null);
        Require(await users.UpdateSecurityStampAsync(account));
        await sessions.EndAllAsync(accountId, SessionEnd.ByAdministrator);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return password;
    }

    /// <summary>
    /// For a lost telephone: takes away the second step, its recovery codes and every passkey, and ends all sessions.
    /// False: there was nothing to take away.
    /// </summary>
    public async Task<bool> ResetSecondFactorAsync(Guid accountId, AccountReason why)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        var had = await factors.RemoveAsync(accountId);
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>()
            .Where(one => one.UserId == accountId)
            .ExecuteDeleteAsync();
        if (!had && passkeys == 0)
        {
            return false;
        }

        for (var i = 0; i < passkeys; i++)
        {
            Note(AuditActs.PasskeyRemoved, accountId, why, null);
        }

        Note(AuditActs.Changed, accountId, why, new { What = "second-factor", why.Reason });
        await sessions.EndAllAsync(accountId, SessionEnd.SecondFactorChanged);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return true;
    }

    /// <summary>
    /// From now on the agency's sign-in opens this account for that person alone, and all sessions end. False: no such
    /// account, or that person has another here.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="issuer">The provider's <c>iss</c>, to the letter.</param>
    /// <param name="subject">The person's <c>sub</c> there; null: nobody's.</param>
    /// <param name="why">For the log.</param>
    public async Task<bool> LinkLoginAsync(Guid accountId, string issuer, string? subject, AccountReason why)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        if (
            await users.FindByIdAsync(accountId.ToString()) is not { } account
            || await db.UserLogins.AnyAsync(one =>
                one.LoginProvider == issuer && one.ProviderKey == subject && one.UserId != accountId
            )
        )
        {
            return false;
        }

        db.RemoveRange(
            await db.UserLogins.Where(one => one.LoginProvider == issuer && one.UserId == accountId).ToListAsync()
        );
        await db.SaveChangesAsync();
        if (subject is not null)
        {
            Require(await users.AddLoginAsync(account, new UserLoginInfo(issuer, subject, null)));
        }

        Note(
            AuditActs.Changed,
            accountId,
            why,
            new
            {
                What = "agency-login",
                Issuer = issuer,
                Linked = subject is not null,
            }
        );
        await sessions.EndAllAsync(accountId, SessionEnd.ByAdministrator);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return true;
    }

    private string GiveOneTimePassword(Account account)
    {
        var password = FirstAccounts.NewPassword();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.MustChangePassword = true;
        account.OneTimeUntil = (time.GetUtcNow() + OneTime).UtcDateTime;
        return password;
    }

    private void Note(string act, Guid accountId, AccountReason why, object? detail) =>
        db.Note(new AuditEvent(act, AuditSubjects.Account, accountId, why.CommuneId, detail));

    // The concurrency stamp changes too: a page that read the account before cannot write the old state back.
    private static async Task<bool> SetDisabledAsync(IQueryable<Account> one, DateTime? at)
    {
        var (security, concurrency) = (NewStamp(), NewStamp());
        return await one.ExecuteUpdateAsync(set =>
                set.SetProperty(account => account.DisabledAt, at)
                    .SetProperty(account => account.SecurityStamp, security)
                    .SetProperty(account => account.ConcurrencyStamp, concurrency)
            ) == 1;
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }
    }
}
