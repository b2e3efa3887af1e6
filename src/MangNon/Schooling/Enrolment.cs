using MangNon.Register;

namespace MangNon.Schooling;

/// <summary>A child's school year (học tập): one per child and school year, as latest known.</summary>
public sealed class Enrolment : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>The calendar year in which the school year begins: 2024 for 2024-2025.</summary>
    public required int SchoolYear { get; set; }

    /// <summary>The school, where it is one of the commune's; null where it is not written.</summary>
    public Guid? FacilityId { get; set; }

    /// <summary>Lớp: −1 nursery (NT), 0 kindergarten (MG), 1…12.</summary>
    public required int Grade { get; set; }

    public required EnrolmentResult Result { get; set; }

    /// <summary>The day of the latest news; it plays no part in the figures.</summary>
    public DateOnly? AsOf { get; set; }
}

/// <summary>Kết quả of a school year. The numbers are stored: never renumber.</summary>
public enum EnrolmentResult
{
    /// <summary>Đang học.</summary>
    Attending = 1,

    /// <summary>Lên lớp.</summary>
    Promoted = 2,

    /// <summary>Ở lại.</summary>
    Repeating = 3,

    /// <summary>Hoàn thành cấp.</summary>
    LevelCompleted = 4,

    /// <summary>Bỏ học.</summary>
    DroppedOut = 5,

    /// <summary>Chuyển trường.</summary>
    Transferred = 6,
}
