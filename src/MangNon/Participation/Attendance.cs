using MangNon.Register;

namespace MangNon.Participation;

/// <summary>A child took part in an activity (tham gia).</summary>
public sealed class Attendance : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ActivityId { get; init; }

    public required Guid ChildId { get; init; }
}
