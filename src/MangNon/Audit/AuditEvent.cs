namespace MangNon.Audit;

/// <summary>Something to be written into the log.</summary>
/// <param name="Act">One of <see cref="AuditActs"/>.</param>
/// <param name="Subject">The kind of thing: “child”, “household”, “account”…</param>
/// <param name="SubjectId">Which.</param>
/// <param name="CommuneId">The commune it belongs to.</param>
/// <param name="Detail">More, in clear; sealed on writing. Serialised as JSON.</param>
public sealed record AuditEvent(
    string Act,
    string? Subject = null,
    Guid? SubjectId = null,
    Guid? CommuneId = null,
    object? Detail = null
);

/// <summary>What is written down, by the words stored: never change one.</summary>
public static class AuditActs
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(AuditActs)
            .GetFields()
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public const string Added = "added";
    public const string Changed = "changed";
    public const string Removed = "removed";

    /// <summary>A page about one child was shown.</summary>
    public const string Viewed = "viewed";

    /// <summary>What is sealed of a child was shown.</summary>
    public const string SealedViewed = "sealed-viewed";

    /// <summary>A list with names was shown: what for and how many stand in the detail.</summary>
    public const string Listed = "listed";

    public const string Searched = "searched";

    /// <summary>Asked for what one may not have, or what does not exist.</summary>
    public const string Denied = "denied";

    public const string Exported = "exported";
    public const string Printed = "printed";
    public const string Imported = "imported";

    /// <summary>A report of the commune was signed; the detail holds its hash.</summary>
    public const string ReportIssued = "report-issued";

    public const string SignedIn = "signed-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignedOut = "signed-out";
    public const string LockedOut = "locked-out";
    public const string SessionEnded = "session-ended";
    public const string PasswordChanged = "password-changed";
    public const string PasswordReset = "password-reset";
    public const string SecondFactorAdded = "second-factor-added";
    public const string SecondFactorRemoved = "second-factor-removed";
    public const string RecoveryCodeUsed = "recovery-code-used";
    public const string PasskeyAdded = "passkey-added";
    public const string PasskeyRemoved = "passkey-removed";

    public const string RoleGiven = "role-given";
    public const string RoleTaken = "role-taken";

    public const string ApprovalAsked = "approval-asked";
    public const string ApprovalGiven = "approval-given";
    public const string ApprovalRefused = "approval-refused";
    public const string Unsealed = "unsealed";
    public const string OpenedInEmergency = "opened-in-emergency";

    /// <summary>What was opened of a child was closed before its time.</summary>
    public const string Resealed = "resealed";
    public const string RequestReceived = "request-received";
    public const string RequestDecided = "request-decided";
    public const string RequestAnswered = "request-answered";
    public const string ConsentGiven = "consent-given";
    public const string ConsentWithdrawn = "consent-withdrawn";

    /// <summary>Two children that looked like one were found to be two.</summary>
    public const string FoundTwo = "found-two";

    /// <summary>That finding was taken back.</summary>
    public const string FoundTwoTakenBack = "found-two-taken-back";

    /// <summary>A child entered twice became one.</summary>
    public const string Merged = "merged";

    /// <summary>That was taken back: there are two again.</summary>
    public const string MergeUndone = "merge-undone";

    public const string BackedUp = "backed-up";
    public const string Restored = "restored";
    public const string KeyRotated = "key-rotated";
    public const string Erased = "erased";
    public const string Command = "command";
}
