namespace MangNon.Participation;

/// <summary>
/// What children asked of the commune and what they were answered (kiến nghị của trẻ em; Luật Trẻ em 2016, Điều 74–79).
/// Of children together, never of a child by name: no column points to one, and the form asks to write no names. No
/// component counts it and the workbook has no sheet for it.
/// </summary>
public sealed class ChildrenAsk
{
    /// <summary>Letters of <see cref="Matter"/> and of <see cref="Answer"/>.</summary>
    public const int LongestText = 1000;

    /// <summary>After so many days without an answer an ask is late. The commune's own rule: the law sets no such term.</summary>
    public const int DaysToAnswer = 30;

    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    /// <summary>The activity at which it was raised; null where it was raised otherwise, or the activity was deleted.</summary>
    public Guid? ActivityId { get; set; }

    /// <summary>The day on which it was raised.</summary>
    public required DateOnly AskedOn { get; set; }

    public required AskTopic Topic { get; set; }

    /// <summary>What is asked for.</summary>
    public required string Matter { get; set; }

    /// <summary>Whom it was put to, as written.</summary>
    public string? PutTo { get; set; }

    /// <summary>The day of the answer; null while it waits.</summary>
    public DateOnly? AnsweredOn { get; set; }

    public string? Answer { get; set; }

    /// <summary>What was answered has been done.</summary>
    public bool IsDone { get; set; }

    public AskState StateOn(DateOnly today) =>
        AnsweredOn is not null ? (IsDone ? AskState.Done : AskState.Answered)
        : AskedOn.AddDays(DaysToAnswer) < today ? AskState.Late
        : AskState.Waiting;
}

/// <summary>Where an ask stands.</summary>
public enum AskState
{
    /// <summary>Waits for an answer, for more than <see cref="ChildrenAsk.DaysToAnswer"/> days.</summary>
    Late,

    /// <summary>Waits for an answer, for at most <see cref="ChildrenAsk.DaysToAnswer"/> days.</summary>
    Waiting,

    /// <summary>Answered, and not done yet.</summary>
    Answered,

    /// <summary>Answered and done.</summary>
    Done,
}

/// <summary>What an ask is about. The numbers are stored: never renumber.</summary>
public enum AskTopic
{
    /// <summary>Học tập, trường lớp.</summary>
    Schooling = 1,

    /// <summary>Vui chơi, văn hóa, thể thao.</summary>
    Play = 2,

    /// <summary>An toàn, phòng chống bạo lực, xâm hại.</summary>
    Safety = 3,

    /// <summary>Sức khỏe, dinh dưỡng.</summary>
    Health = 4,

    /// <summary>Môi trường, nước sạch, vệ sinh.</summary>
    Environment = 5,

    /// <summary>Gia đình, chăm sóc.</summary>
    Family = 6,

    /// <summary>Được lắng nghe, tham gia.</summary>
    Participation = 7,

    /// <summary>Khác.</summary>
    Other = 8,
}
