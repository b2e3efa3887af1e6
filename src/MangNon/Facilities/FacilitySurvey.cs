namespace MangNon.Facilities;

/// <summary>The yearly survey of a facility (khảo sát): one per facility and year.</summary>
public sealed class FacilitySurvey
{
    public required Guid Id { get; init; }

    public required Guid FacilityId { get; init; }

    public required int Year { get; set; }

    /// <summary>Công trình vệ sinh.</summary>
    public bool Sanitation { get; set; }

    /// <summary>Tư vấn tâm lý.</summary>
    public bool Counselling { get; set; }

    /// <summary>Hạ tầng khuyết tật.</summary>
    public bool DisabilityAccess { get; set; }

    /// <summary>Hoạt động: in operation.</summary>
    public bool Operating { get; set; }
}
