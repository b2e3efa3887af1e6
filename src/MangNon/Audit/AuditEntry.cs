namespace MangNon.Audit;

/// <summary>Where an act came from. The numbers are stored and hashed: never renumber.</summary>
public enum AuditSource
{
    /// <summary>The program by itself: a migration, a scheduled backup, retention.</summary>
    System = 1,

    /// <summary>A person signed in at the site, or one trying to.</summary>
    Site = 2,

    /// <summary>The owner of the data folder at the command line, who needs no sign-in.</summary>
    CommandLine = 3,
}

/// <summary>
/// One line of the log: who did or saw what, and when. Written in the same transaction as what it tells of; never
/// changed, never deleted; bound to the line before by its hash (<see cref="AuditChain"/>). It holds ids and no
/// names; values before and after are sealed.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3… without a gap.</summary>
    public required long Id { get; init; }

    /// <summary>UTC, to the millisecond.</summary>
    public required DateTime At { get; init; }

    public required AuditSource Source { get; init; }

    /// <summary>Null where nobody was signed in.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The session at the site.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>What was done: one of <see cref="AuditActs"/>.</summary>
    public required string Act { get; init; }

    /// <summary>The kind of thing it was done to: “child”, “household”, “account”…; null where there is none.</summary>
    public string? Subject { get; init; }

    public Guid? SubjectId { get; init; }

    public Guid? CommuneId { get; init; }

    /// <summary>More, as JSON, sealed (<see cref="Storage.FieldSeal"/>): for a change each field with its value before and after.</summary>
    public string? DetailSealed { get; init; }

    /// <summary>SHA-256, 32 bytes, of this line and of <see cref="AuditEntry.Hash"/> of the line before.</summary>
    public byte[] Hash { get; internal set; } = [];
}
