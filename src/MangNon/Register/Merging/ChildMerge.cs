namespace MangNon.Register.Merging;

/// <summary>
/// Two lines of the register that are one child: one is kept, the other goes into it. Asked for by one, agreed to by
/// another, done once, and taken back within <see cref="ChildMerges.UndoWithin"/>. Hangs on the child that is kept, and
/// is deleted with it.
/// </summary>
public sealed class ChildMerge
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>The child that is kept.</summary>
    public required Guid ChildId { get; init; }

    /// <summary>The child that goes into it; not in the register while the merge stands.</summary>
    public required Guid OtherId { get; init; }

    public required Guid AgreementId { get; init; }

    /// <summary>UTC; null while it has not been done.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>UTC; null while it has not been taken back.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <summary>
    /// While it stands a copy of all that is needed to take it back; afterwards what could not be taken back. Sealed.
    /// </summary>
    internal string? Matter { get; set; }

    /// <summary>Done and not taken back.</summary>
    public bool Stands => DoneAt is not null && UndoneAt is null;

    /// <summary>Whether it is done, not taken back, and not done too long ago for it.</summary>
    public bool MayBeUndoneAt(DateTime now) => Stands && now < DoneAt + ChildMerges.UndoWithin;
}
