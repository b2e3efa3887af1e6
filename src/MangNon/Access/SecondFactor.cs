namespace MangNon.Access;

/// <summary>
/// Xác thực hai bước: the key a person's authenticator app shares with the site (TOTP, RFC 6238: 6 digits, 30 s, SHA-1).
/// One row per account that has it; no row, no second step.
/// </summary>
public sealed class SecondFactor
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>The 160-bit key in base 32; sealed in the database, so that no query can compare it.</summary>
    public string Key { get; set; } = "";

    /// <summary>The last time step whose code was accepted: that one and those before it are not accepted again.</summary>
    public long LastStep { get; set; }

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; set; }
}

/// <summary>Mã dự phòng: one of ten codes for the day the telephone is lost. Each serves once.</summary>
public sealed class RecoveryCode
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>SHA-256 of the account and the code, as hexadecimal digits; the code has 79 random bits.</summary>
    public string Hash { get; set; } = "";

    /// <summary>UTC; null while it can still be used.</summary>
    public DateTime? UsedAt { get; set; }
}
