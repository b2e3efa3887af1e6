namespace MangNon.Access;

/// <summary>What somebody is told of. Stored by number: never renumber.</summary>
public enum NoticeKind
{
    /// <summary>An act that needs two people waits for a decision that the one who is told may take.</summary>
    Asked = 1,

    /// <summary>What the one who is told asked for was agreed to.</summary>
    Given = 2,

    /// <summary>What the one who is told asked for was refused.</summary>
    Refused = 3,

    /// <summary>Somebody opened what is sealed of a child alone, in immediate danger.</summary>
    OpenedInEmergency = 4,
}

/// <summary>
/// Something that one person is told of on the desk until it is marked as seen; written in the transaction of what it
/// tells of. It holds ids and no words: those are read, by right, where they stand.
/// </summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Who is told.</summary>
    public required Guid AccountId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required Guid CommuneId { get; init; }

    public Guid? ChildId { get; init; }

    public Guid? AgreementId { get; init; }

    public Guid? OpeningId { get; init; }

    /// <summary>Who did what it tells of.</summary>
    public required Guid ByAccountId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; null while it has not been marked as seen.</summary>
    public DateTime? SeenAt { get; set; }
}
