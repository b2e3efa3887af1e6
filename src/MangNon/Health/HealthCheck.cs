using MangNon.Register;

namespace MangNon.Health;

/// <summary>
/// One check-up of a child (khám sức khỏe). No component counts it; no workbook carries it. What is sealed elsewhere
/// (HIV, abuse) has no place in its words.
/// </summary>
public sealed class HealthCheck : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly CheckedOn { get; set; }

    public required HealthCheckKind Kind { get; set; }

    /// <summary>Kết quả, in words; up to 300 letters.</summary>
    public required string Finding { get; set; }

    /// <summary>Nơi chuyển tuyến; null where the child was not referred. Up to 300 letters.</summary>
    public string? ReferredTo { get; set; }

    /// <summary>Whether the family was told what was found.</summary>
    public required bool FamilyTold { get; set; }
}

/// <summary>Hình thức khám. The numbers are stored: never renumber.</summary>
public enum HealthCheckKind
{
    /// <summary>Khám định kỳ tại trạm.</summary>
    AtStation = 1,

    /// <summary>Khám định kỳ tại trường.</summary>
    AtSchool = 2,

    /// <summary>Khám sàng lọc.</summary>
    Screening = 3,

    /// <summary>Khám khác.</summary>
    Other = 4,
}
