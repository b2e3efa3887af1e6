using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>One who is signed in gives the password again. Wrong ones count as failures to sign in.</summary>
internal sealed class PasswordProof(MangNonDb db, UserManager<Account> users, Lockout lockout)
{
    public async Task<bool> TryAsync(Account account, string? password)
    {
        var typed = PasswordRule.Normal(password);
        if (
            account.PasswordHash is null
            || typed.Length > PasswordRule.MaxLength
            || await lockout.TryAsync(account.Id) is not { } failures
        )
        {
            await db.NoteAsync(
                new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account, account.Id),
                CancellationToken.None
            );
            return false;
        }

        if (!await users.CheckPasswordAsync(account, typed))
        {
            await lockout.FailedAsync(account.Id, failures);
            return false;
        }

        await lockout.TakeBackAsync(account.Id, failures);
        return true;
    }
}
