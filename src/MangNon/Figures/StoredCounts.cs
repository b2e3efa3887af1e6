namespace MangNon.Figures;

/// <summary>
/// The counts of one village for one period under one set of rules, kept so that they need not be computed again. They
/// hold only while the version they were computed at is the village's current one.
/// </summary>
public sealed class StoredCounts
{
    /// <summary>The village.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Hash of the rules, the schedules and the code that counted.</summary>
    public required string RulesHash { get; init; }

    /// <summary>Version of the village when its records were read.</summary>
    public required long Version { get; set; }

    /// <summary>The counts, in the form of <c>CountsCodec</c>.</summary>
    public required byte[] Payload { get; set; }
}
