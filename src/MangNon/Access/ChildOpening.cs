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

    /// <summary>The sealed kinds that are opened, no more; sealed in the database.</summary>
    public required IReadOnlyList<RecordKind> Kinds
    {
        get => RecordKinds.OfWords(KindWords);
        init => KindWords = RecordKinds.WordsOf(value);
    }

    /// <summary>Why, in the words of the one who opens or asked; sealed in the database.</summary>
    public required string Reason { get; init; }

    /// <summary>The agreement of two people; null for an emergency.</summary>
    public Guid? ApprovalId { get; init; }

    public bool IsEmergency => ApprovalId is null;

    /// <summary>The column behind <see cref="Kinds"/>.</summary>
    internal string? KindWords { get; init; }
}

/// <summary>A sealed kind of record of one child, open to the one who asks at this moment.</summary>
public readonly record struct OpenedKind(Guid ChildId, RecordKind Kind);
