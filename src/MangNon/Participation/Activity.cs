namespace MangNon.Participation;

/// <summary>An activity for or with children (hoạt động).</summary>
public sealed class Activity
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    /// <summary>The commune's own code (Mã hoạt động), unique within the commune.</summary>
    public required string Code { get; set; }

    public required ActivityKind Kind { get; set; }

    public string? Name { get; set; }

    public required DateOnly HeldOn { get; set; }

    /// <summary>Đơn vị chủ trì, as written.</summary>
    public string? Organiser { get; set; }

    /// <summary>Thôn, as written.</summary>
    public string? VillageName { get; set; }

    /// <summary>Số người tham gia: head-count, not the list of children.</summary>
    public int? Attendance { get; set; }
}

/// <summary>Loại of an activity. The numbers are stored: never renumber.</summary>
public enum ActivityKind
{
    /// <summary>Hỏi ý kiến.</summary>
    Consultation = 1,

    /// <summary>Tập huấn quyền tham gia.</summary>
    ParticipationTraining = 2,

    /// <summary>Mô hình.</summary>
    ParticipationModel = 3,

    /// <summary>Truyền thông.</summary>
    Communication = 4,

    /// <summary>Khác.</summary>
    Other = 5,
}
