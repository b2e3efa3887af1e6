using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>From the first step, by password or by the agency, to the session: with a code between where there is one.</summary>
internal sealed class SignInSteps(
    MangNonDb db,
    SecondFactors factors,
    SecondStepState state,
    Lockout lockout,
    Sessions sessions
)
{
    /// <param name="failures">Failures in a row before this try, as <see cref="Lockout.TryAsync"/> gave them.</param>
    public async Task<SignInOutcome> FirstDoneAsync(
        HttpContext context,
        Account account,
        SignInMethod method,
        int failures
    )
    {
        if (await factors.HasAsync(account.Id))
        {
            await lockout.TakeBackAsync(account.Id, failures);
            state.Write(context, account, method);
            return SignInOutcome.SecondStep;
        }

        await lockout.ForgiveAsync(account.Id);
        await sessions.BeginAsync(context, account, method, failures);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Whether the second page has anything to ask.</summary>
    public bool IsWaiting(HttpContext context) => state.Read(context) is not null;

    /// <summary>False for a wrong code, one used before, a locked or disabled account, and a first step too long ago.</summary>
    public async Task<bool> SecondAsync(HttpContext context, string? code)
    {
        if (state.Read(context) is not { } waiting)
        {
            return false;
        }

        var account = await db.Users.SingleOrDefaultAsync(one =>
            one.Id == waiting.AccountId && one.DisabledAt == null && one.SecurityStamp == waiting.Stamp
        );
        if (account is null || await lockout.TryAsync(account.Id) is not { } failures)
        {
            return false;
        }

        var proof = await factors.TryAsync(account.Id, code);
        if (proof == CodeProof.None)
        {
            await lockout.FailedAsync(account.Id, failures);
            return false;
        }

        await lockout.ForgiveAsync(account.Id);
        state.Clear(context);
        var method =
            waiting.Method == SignInMethod.Agency ? SignInMethod.AgencyAndCode
            : proof == CodeProof.Recovery ? SignInMethod.PasswordAndRecoveryCode
            : SignInMethod.PasswordAndCode;
        await sessions.BeginAsync(context, account, method, failures);
        return true;
    }
}
