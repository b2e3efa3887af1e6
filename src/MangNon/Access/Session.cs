namespace MangNon.Access;

/// <summary>
/// Phiên làm việc: one browser signed in, from the sign-in to its end. The cookie only names it; what holds is this
/// row, asked for at every request. All instants are UTC.
/// </summary>
public sealed class Session
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public DateTime BegunAt { get; set; }

    /// <summary>The last request, to the minute: it is written at most once a minute.</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>When a password, a second factor or a passkey was last given in this session.</summary>
    public DateTime ConfirmedAt { get; set; }

    /// <summary>Rises whenever the person proves again who they are: cookies from before that are worth nothing.</summary>
    public int Turn { get; set; }

    /// <summary>Null while it lasts. A session whose time has run out ends with the first request after that.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Null exactly as long as <see cref="EndedAt"/> is.</summary>
    public SessionEnd? Ended { get; set; }

    public SignInMethod Method { get; set; }

    /// <summary>Network address it was begun from, at most 64 characters.</summary>
    public string Address { get; set; } = "";

    /// <summary>Browser and system in words, as “Chrome, Windows”; never the whole of what the browser says of itself.</summary>
    public string Browser { get; set; } = "";

    /// <summary>Sign-ins to the account that failed between the last success and this one.</summary>
    public int FailuresBefore { get; set; }
}

/// <summary>What a person proved at the sign-in.</summary>
public enum SignInMethod
{
    Password = 0,
    PasswordAndCode = 1,
    PasswordAndRecoveryCode = 2,

    /// <summary>A passkey that asked for a finger, a face or a PIN: two factors in one.</summary>
    Passkey = 3,

    /// <summary>Through the agency's own sign-in (OpenID Connect).</summary>
    Agency = 4,

    /// <summary>Through the agency's own sign-in, and a code of the second step here.</summary>
    AgencyAndCode = 5,
}

/// <summary>Why a session ended.</summary>
public enum SessionEnd
{
    SignedOut = 0,

    /// <summary>By the person, from the list of sessions.</summary>
    ByPerson = 1,

    /// <summary>By an administrator.</summary>
    ByAdministrator = 2,
    Idle = 3,
    TooLong = 4,
    PasswordChanged = 5,
    SecondFactorChanged = 6,
    AccountDisabled = 7,

    /// <summary>The same browser signed in again.</summary>
    SignedInAgain = 8,
}
