namespace MangNon.Access;

/// <summary>What needs two people. Stored by number: never renumber.</summary>
public enum AgreementMatter
{
    /// <summary>What is sealed of one child is opened to the one who asks.</summary>
    OpenSealed = 1,

    /// <summary>The names of a whole list are taken away in a file.</summary>
    ExportNames = 2,

    /// <summary>All that is held about one child is deleted.</summary>
    DeleteChild = 3,

    /// <summary>Two lines of the register that are one child become one (<see cref="Register.Merging.ChildMerges"/>).</summary>
    MergeChildren = 4,
}

/// <summary>
/// An act that needs two people: asked for by one, decided by another who may approve it (<see cref="Act.Approve"/>),
/// then done once by the one who asked, before it lapses.
/// </summary>
public sealed class Agreement
{
    public required Guid Id { get; init; }

    public required AgreementMatter Matter { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>The child it is about; null for names of a whole list.</summary>
    public Guid? ChildId { get; init; }

    /// <summary>
    /// The sealed kinds that are asked for, no more; sealed in the database. Empty where nothing is to be opened.
    /// </summary>
    public IReadOnlyList<RecordKind> Kinds
    {
        get => RecordKinds.OfWords(KindWords);
        init => KindWords = RecordKinds.WordsOf(value);
    }

    public required Guid AskedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>Why, in the words of the one who asks; sealed in the database.</summary>
    public required string Reason { get; init; }

    /// <summary>Never the one who asked.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>UTC; null while it waits.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Null while it waits.</summary>
    public bool? IsGiven { get; set; }

    /// <summary>Words of the one who decided; sealed in the database.</summary>
    public string? Remark { get; set; }

    /// <summary>UTC, exclusive: until when it may be decided and, once given, done.</summary>
    public required DateTime Until { get; set; }

    /// <summary>UTC; when it was done. Once only.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>The column behind <see cref="Kinds"/>.</summary>
    internal string? KindWords { get; init; }

    /// <summary>Neither decided nor lapsed.</summary>
    public bool WaitsAt(DateTime now) => DecidedAt is null && now < Until;

    /// <summary>Given, not done and not lapsed.</summary>
    public bool IsUsableAt(DateTime now) => IsGiven == true && DoneAt is null && now < Until;
}
