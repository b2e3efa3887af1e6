namespace MangNon.Access;

/// <summary>
/// What is sealed of one child, opened to one person until a moment: agreed to by two people, or by one alone in
/// immediate danger (Luật Trẻ em 2016, Điều 50; then the chairman and the focal office are told at once).
/// </summary>
public sealed class ChildOpening
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>UTC, inclusive.</summary>
    public required DateTime From { get; init; }

    /// <summary>UTC, exclusive.</summary>
    public required DateTime Until { get; set; }

    public required string Reason { get; init; }

    /// <summary>The agreement of two people; null for an emergency.</summary>
    public Guid? ApprovalId { get; init; }

    public bool IsEmergency => ApprovalId is null;
}
