using System.Collections.Frozen;
using MangNon.Access;
using MangNon.Register;

namespace MangNon.Exchange;

public sealed record ImportOptions
{
    /// <summary>The 34 components of the 24 chỉ tiêu (Quyết định 23/QĐ-TTg 07/01/2021).</summary>
    public static readonly IReadOnlySet<string> NationalComponentIds = (
        "1 2 3a 3b 3c 4a 4b 4c 5a 5b 6 7 8a 8b 9 10 11a 11b 12 13 14 15 16 17a 17b 18a 18b 19 20a 20b 21 22 23 24"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Do everything and keep nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Tells today, after which no date may lie, in Vietnam (UTC+7, no summer time).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Ids that <c>SoLieu</c> may name, a province's own among them.</summary>
    public IReadOnlySet<string> ComponentIds { get; init; } = NationalComponentIds;

    /// <summary>Kinds of record that may be written; rows of others are refused. Null for all.</summary>
    public IReadOnlySet<RecordKind>? Kinds { get; init; }

    public WorkbookLimits Limits { get; init; } = WorkbookLimits.Default;

    internal DateOnly Today => VietnamTime.Today(Clock);
}
