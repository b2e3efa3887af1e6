namespace MangNon.Figures;

/// <summary>
/// What the erased children of one village counted for in one closed calendar year, together: anonymous, so that past
/// years' figures stay as they were reported. It is a sum: no line is of one child alone once a second one is erased.
/// </summary>
public sealed class ErasedCounts
{
    public required Guid Id { get; init; }

    public required Guid VillageId { get; init; }

    public required int Year { get; init; }

    /// <summary>By component, as counted under the rules of the day of deletion. Sealed: a small sum tells much.</summary>
    public required string Payload { get; set; }
}
