namespace MangNon.Register.Matching;

/// <summary>
/// Two children that somebody compared and found to be two (không trùng): they are not shown as one again. Goes with either
/// child; why it was found stands in the log.
/// </summary>
public sealed class NotDuplicate
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>The one of the two whose id is less.</summary>
    public required Guid FirstId { get; init; }

    public required Guid SecondId { get; init; }

    /// <summary>Null for the owner of the data folder.</summary>
    public Guid? DecidedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DecidedAt { get; init; }
}
