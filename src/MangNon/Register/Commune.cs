namespace MangNon.Register;

/// <summary>
/// A commune (xã, phường, đặc khu) whose children this database holds. The unit itself, its names and its
/// parents over time are in <see cref="Units"/>; this is what the product keeps about the commune it serves.
/// </summary>
public sealed class Commune
{
    /// <summary>Made by the application (UUID version 7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit's code (National Statistics Office), to be read together with <see cref="UnitCodeAsOf"/>: a code is not an identity.</summary>
    public required string UnitCode { get; set; }

    /// <summary>A day on which <see cref="UnitCode"/> named this unit.</summary>
    public required DateOnly UnitCodeAsOf { get; set; }

    /// <summary>The name as shown, e.g. “xã Bình Lương”.</summary>
    public required string Name { get; set; }

    /// <summary>The programme followed here, by the id in its file.</summary>
    public required string ProgrammeId { get; set; }

    /// <summary>Points that a commune of this class needs to be recognised as child-friendly (Quyết định 06/QĐ-TTg 03/01/2019: 800, 850 or 900).</summary>
    public required decimal ChildFriendlyThreshold { get; set; }

    /// <summary>The data are the sample shipped with the product: no real people. Said on every page.</summary>
    public bool IsSample { get; set; }

    /// <summary>
    /// The commune keeps a list of its villages of its own. While false, the villages are the distinct
    /// “Thôn” of the households, and a village without a household does not count.
    /// </summary>
    public bool HasVillageList { get; set; }

    /// <summary>Rises with every write to what belongs to the commune as a whole (facilities, surveys, scores, reported figures, the list of villages).</summary>
    public long Version { get; set; }
}
