using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>What came of a try to sign in.</summary>
internal enum SignInOutcome
{
    /// <summary>The one answer to everything that was not right.</summary>
    Failed,

    /// <summary>The cookie is in the response.</summary>
    SignedIn,

    /// <summary>The first step was right; the second page asks for a code.</summary>
    SecondStep,

    /// <summary>The right one-time password, too late. Said only to one who knows the password.</summary>
    TooLate,
}

/// <summary>
/// One try to sign in by password. An unknown name, a wrong password, a locked and a disabled account get the same
/// answer after the same work, so that the answer tells nothing about which accounts exist.
/// </summary>
internal sealed class SignInAttempt(
    MangNonDb db,
    UserManager<Account> users,
    Lockout lockout,
    SignInSteps steps,
    NobodysPassword nobodysPassword,
    TimeProvider time
)
{
    public async Task<SignInOutcome> TryAsync(HttpContext context, string? userName, string? password)
    {
        var typed = PasswordRule.Normal(password);
        var account = string.IsNullOrWhiteSpace(userName) ? null : await users.FindByNameAsync(userName.Trim());
        var usable = account is { DisabledAt: null, PasswordHash: not null } && typed.Length <= PasswordRule.MaxLength;

        // Asked for nobody too: the same questions to the database whatever the name.
        var failuresBefore = await lockout.TryAsync(usable ? account!.Id : Guid.Empty);
        if (failuresBefore is not { } failures || account is null)
        {
            nobodysPassword.Check(typed.Length > PasswordRule.MaxLength ? "" : typed);

            // Written down for an unknown name as well: the same work, so that time tells nothing either.
            await db.NoteAsync(
                new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account, account?.Id),
                CancellationToken.None
            );
            return SignInOutcome.Failed;
        }

        if (!await users.CheckPasswordAsync(account, typed))
        {
            await lockout.FailedAsync(account.Id, failures);
            return SignInOutcome.Failed;
        }

        if (account.OneTimeUntil <= time.GetUtcNow().UtcDateTime)
        {
            await lockout.FailedAsync(account.Id, failures);
            return SignInOutcome.TooLate;
        }

        return await steps.FirstDoneAsync(context, account, SignInMethod.Password, failures);
    }
}
