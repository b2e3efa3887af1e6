using MangNon.Access;

namespace MangNon.Register.Merging;

/// <summary>What became of asking for a merge, doing it, or taking it back. But for <see cref="Done"/> nothing was written.</summary>
public enum MergeAnswer
{
    Done,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    /// <summary>One of the two is in a merge that waits to be decided or done.</summary>
    Waits,

    /// <summary>Somebody found that they are two children; that is to be taken back first.</summary>
    FoundTwo,

    /// <summary>Not agreed to, lapsed, or done already.</summary>
    NotAgreed,

    /// <summary>It was done too long ago to be taken back.</summary>
    TooLate,

    /// <summary>Another child went into the one that is kept since: that is to be taken back first.</summary>
    LaterMerge,

    /// <summary>The household of the child that went is no longer there.</summary>
    HouseholdGone,

    /// <summary>Another child has the code of the one that went.</summary>
    CodeTaken,
}

/// <summary>A merge with what two people said of it.</summary>
public sealed record MergeState(ChildMerge Merge, Agreement Agreement)
{
    /// <summary>Waits to be decided, or is agreed to and not done.</summary>
    public bool IsOpenAt(DateTime now) => Merge.DoneAt is null && (Agreement.WaitsAt(now) || Agreement.IsUsableAt(now));
}
