namespace MangNon.Access;

/// <summary>What one may do with a kind of record. Not stored by number.</summary>
[Flags]
public enum Act
{
    None = 0,

    /// <summary>See on a page.</summary>
    Read = 1,

    /// <summary>Add, change, end.</summary>
    Write = 2,

    /// <summary>Take away in a file with names.</summary>
    Export = 4,

    /// <summary>Be the second of two people: for opening what is sealed, deleting or merging a child, taking all names away.</summary>
    Approve = 8,

    /// <summary>Open what is sealed of one child for an hour in immediate danger, giving a reason; the chairman is told at once.</summary>
    OpenInEmergency = 16,
}
