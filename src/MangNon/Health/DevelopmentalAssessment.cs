using MangNon.Register;

namespace MangNon.Health;

/// <summary>One developmental assessment (đánh giá phát triển phù hợp), chỉ tiêu 15.</summary>
public sealed class DevelopmentalAssessment : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly AssessedOn { get; set; }

    /// <summary>Order of entry: of several on one day, the highest is the last and counts.</summary>
    public required long Sequence { get; set; }

    /// <summary>Phù hợp: developing as expected in health, learning and psychosocial wellbeing.</summary>
    public required bool OnTrack { get; set; }
}
