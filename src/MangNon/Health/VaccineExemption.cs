using MangNon.Register;

namespace MangNon.Health;

/// <summary>
/// Why a child is not given a vaccine (lý do chưa tiêm), for a time or for good. The child is not called for the vaccine
/// meanwhile; the figures (chỉ tiêu 5a, 5b) count its doses as not given all the same. No workbook carries it.
/// </summary>
public sealed class VaccineExemption : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>Code of the vaccine, as in the immunisation schedule's data: all its doses.</summary>
    public required string Vaccine { get; set; }

    public required VaccineExemptionReason Reason { get; set; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last day, inclusive; null for good, or until it is changed.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Up to 300 letters.</summary>
    public string? Note { get; set; }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day <= until);
}

/// <summary>Why a vaccine is not given. The numbers are stored: never renumber.</summary>
public enum VaccineExemptionReason
{
    /// <summary>Chống chỉ định.</summary>
    Contraindicated = 1,

    /// <summary>Tạm hoãn: always until a day.</summary>
    Postponed = 2,

    /// <summary>Gia đình từ chối.</summary>
    Refused = 3,
}
