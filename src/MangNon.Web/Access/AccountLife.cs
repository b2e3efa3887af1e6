using MangNon.Access;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>
/// What an administrator does to another's account. Nobody learns another's password: a new one is shown once and
/// changed at the first sign-in. Who may call this is decided by the caller.
/// </summary>
internal sealed class AccountLife(
    MangNonDb db,
    UserManager<Account> users,
    Sessions sessions,
    SecondFactors factors,
    AccountEvents events,
    TimeProvider time
)
{
    /// <summary>Nobody signs in any more, and whoever is signed in is so no longer at the next request. False: no such account, or disabled already.</summary>
    public async Task<bool> DisableAsync(Guid accountId)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        DateTime? now = time.GetUtcNow().UtcDateTime;
        if (!await SetDisabledAsync(db.Users.Where(one => one.Id == accountId && one.DisabledAt == null), now))
        {
            return false;
        }

        await sessions.EndAllAsync(accountId, SessionEnd.AccountDisabled);
        await events.RecordAsync(db, AccountEvent.AccountDisabled, accountId);
        await whole.CommitAsync();
        return true;
    }

    /// <summary>The account may sign in again, with the password it had. False: no such account, or not disabled.</summary>
    public async Task<bool> EnableAsync(Guid accountId)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        if (!await SetDisabledAsync(db.Users.Where(one => one.Id == accountId && one.DisabledAt != null), null))
        {
            return false;
        }

        await events.RecordAsync(db, AccountEvent.AccountEnabled, accountId);
        await whole.CommitAsync();
        return true;
    }

    /// <summary>Call it whenever what a person may do has changed. Returns how many sessions there were.</summary>
    public Task<int> EndSessionsAsync(Guid accountId, SessionEnd why) => sessions.EndAllAsync(accountId, why);

    /// <summary>A one-time password, in clear: show it once. Ends all sessions and forgives failures. Null: no such account.</summary>
    public async Task<string?> ResetPasswordAsync(Guid accountId)
    {
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account)
        {
            return null;
        }

        await using var whole = await db.Database.BeginTransactionAsync();
        var password = FirstAdministrator.NewPassword();
        account.MustChangePassword = true;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var result = await users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }

        await sessions.EndAllAsync(accountId, SessionEnd.ByAdministrator);
        await events.RecordAsync(db, AccountEvent.PasswordReset, accountId);
        await whole.CommitAsync();
        return password;
    }

    /// <summary>For a lost telephone: takes away the second step, its recovery codes and every passkey, and ends all sessions.</summary>
    public async Task<bool> ResetSecondFactorAsync(Guid accountId)
    {
        var had = await factors.RemoveAsync(accountId);
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>()
            .Where(one => one.UserId == accountId)
            .ExecuteDeleteAsync();
        for (var i = 0; i < passkeys; i++)
        {
            await events.RecordAsync(db, AccountEvent.PasskeyRemoved, accountId);
        }

        await sessions.EndAllAsync(accountId, SessionEnd.SecondFactorChanged);
        return had || passkeys > 0;
    }

    /// <summary>From now on the agency's sign-in opens this account. False: no such account, or that person has another here.</summary>
    /// <param name="issuer">The provider's <c>iss</c>, to the letter.</param>
    /// <param name="subject">The person's <c>sub</c> there.</param>
    public async Task<bool> LinkLoginAsync(Guid accountId, string issuer, string subject)
    {
        if (await users.FindByIdAsync(accountId.ToString()) is not { } account)
        {
            return false;
        }

        var linked = (await users.AddLoginAsync(account, new UserLoginInfo(issuer, subject, null))).Succeeded;
        if (linked)
        {
            await events.RecordAsync(db, AccountEvent.LoginLinked, accountId);
        }

        return linked;
    }

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
}
