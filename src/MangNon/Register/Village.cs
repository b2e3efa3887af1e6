namespace MangNon.Register;

/// <summary>
/// A village (thôn, bản, tổ dân phố). Records hang on it, and it survives the merging of communes:
/// figures are computed for one village at a time.
/// </summary>
public sealed class Village
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    /// <summary>Repaired text; unique within the commune.</summary>
    public required string Name { get; set; }

    /// <summary>First day, inclusive; null where not known.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day, inclusive; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Rises, in the same transaction, with every write to a record that belongs to a child or household of the village.</summary>
    public long Version { get; set; }
}
