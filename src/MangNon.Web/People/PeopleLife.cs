using MangNon.Access;
using MangNon.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.People;

/// <summary>
/// Closing and opening an account, and its new one-time password. What is asked for in the log beforehand
/// (<see cref="Storage.MangNonDb.Note"/>) is written with it.
/// </summary>
internal sealed class PeopleLife(UserManager<Account> users, IPasswordHasher<Account> hasher)
{
    /// <summary>Closed by an administrator; not the short lock after wrong passwords.</summary>
    public static bool IsDisabled(Account account) => account.IsDisabled;

    /// <summary>An account with a password that is changed at the first sign-in, not saved yet.</summary>
    public (Account Account, string Password) Make(PersonTerms terms)
    {
        var password = FirstAccounts.NewPassword();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = terms.UserName,
            DisplayName = terms.Name,
            PhoneNumber = terms.Phone,
            MustChangePassword = true,
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        return (account, password);
    }

    public async Task AddAsync(Account account) => Require(await users.CreateAsync(account));

    /// <summary>Who is signed in is signed out within a minute.</summary>
    public async Task DisableAsync(Account account)
    {
        account.LockoutEnabled = true;
        account.LockoutEnd = DateTimeOffset.MaxValue;
        Require(await users.UpdateSecurityStampAsync(account));
    }

    public async Task EnableAsync(Account account)
    {
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Require(await users.UpdateSecurityStampAsync(account));
    }

    /// <summary>The one-time password in clear: shown once, kept nowhere. Ends a short lock, not a closing.</summary>
    public async Task<string> NewPasswordAsync(Account account)
    {
        var password = FirstAccounts.NewPassword();
        account.PasswordHash = hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        if (!IsDisabled(account))
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
        }

        Require(await users.UpdateSecurityStampAsync(account));
        return password;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }
    }
}
