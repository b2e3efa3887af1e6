using MangNon.Access;
using MangNon.Audit;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>
/// One try to sign in. An unknown name, a wrong password and a locked account get the same answer after the same
/// work, so that the answer tells nothing about which accounts exist.
/// </summary>
internal sealed class SignInAttempt(
    UserManager<Account> users,
    SignInManager<Account> signIn,
    IPasswordHasher<Account> hasher,
    Logbook book
)
{
    private static readonly Account Nobody = new() { UserName = "" };
    private static string? nobodysHash;

    /// <summary>True when signed in: the cookie is in the response.</summary>
    public async Task<bool> TryAsync(string? userName, string? password)
    {
        var typed = PasswordRule.Normal(password);
        var account = string.IsNullOrWhiteSpace(userName) ? null : await users.FindByNameAsync(userName.Trim());
        if (account is null || typed.Length > PasswordRule.MaxLength || await users.IsLockedOutAsync(account))
        {
            nobodysHash ??= hasher.HashPassword(Nobody, FirstAccounts.NewPassword());
            hasher.VerifyHashedPassword(Nobody, nobodysHash, typed.Length > PasswordRule.MaxLength ? "" : typed);
            return await FailedAsync(account);
        }

        var result = await signIn.CheckPasswordSignInAsync(account, typed, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            return await FailedAsync(account);
        }

        await signIn.SignInAsync(account, isPersistent: false);
        await book.NoteAsync(new AuditEvent(AuditActs.SignedIn, AuditSubjects.Account, account.Id));
        return true;
    }

    /// <summary>Written down for an unknown name as well: the same work, so that time tells nothing either.</summary>
    private async Task<bool> FailedAsync(Account? account)
    {
        await book.NoteAsync(new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account, account?.Id));
        return false;
    }
}
