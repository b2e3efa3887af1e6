using MangNon.Register.Editing;

namespace MangNon.Rights;

/// <summary>What is asked for (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4). Stored by number: never renumber.</summary>
public enum RequestKind
{
    /// <summary>Xem, nhận bản sao: to see what is held, or a copy of it.</summary>
    See = 1,

    /// <summary>Chỉnh sửa.</summary>
    Correct = 2,

    /// <summary>Xóa hoặc hạn chế xử lý.</summary>
    Erase = 3,

    /// <summary>Rút lại sự đồng ý.</summary>
    WithdrawConsent = 4,
}

/// <summary>Who asks or consents for the child. Stored by number: never renumber.</summary>
public enum Relation
{
    Father = 1,
    Mother = 2,

    /// <summary>Người giám hộ.</summary>
    Guardian = 3,

    /// <summary>Trẻ tự yêu cầu.</summary>
    Child = 4,

    /// <summary>Người khác được ủy quyền.</summary>
    Authorised = 5,
}

/// <summary>How it was asked. Stored by number: never renumber.</summary>
public enum RequestChannel
{
    /// <summary>Bằng giấy.</summary>
    Paper = 1,

    /// <summary>Gặp trực tiếp.</summary>
    InPerson = 2,
}

/// <summary>What was decided. Stored by number: never renumber.</summary>
public enum RequestDecision
{
    Accepted = 1,
    Partly = 2,
    Refused = 3,
}

/// <summary>
/// What a family asks of the commune about what is held of its child. It is answered within working days counted from
/// data (<see cref="RightsRules"/>); who asked and in which words is sealed.
/// </summary>
public sealed class RightsRequest
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    public required Guid ChildId { get; init; }

    public required RequestKind Kind { get; init; }

    public required Relation AskedBy { get; init; }

    public required RequestChannel Channel { get; init; }

    /// <summary>UTC; when the family asked, which may be before it was written down.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The last day to answer on, inclusive, in Vietnam. Counted when it was received; a later change of data does not move it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The account that wrote it down.</summary>
    public Guid? ReceivedBy { get; init; }

    /// <summary>Name of the one who asks, what is asked, and for a correction the field and its values. Sealed.</summary>
    public required RequestMatter Matter { get; init; }

    /// <summary>Null while it waits.</summary>
    public RequestDecision? Decision { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why; needed for a refusal. Sealed.</summary>
    public string? Remark { get; set; }

    /// <summary>UTC; when the family was told. The clock runs until then.</summary>
    public DateTime? AnsweredAt { get; set; }

    public bool IsOpen => AnsweredAt is null;

    /// <summary>After its last day without an answer.</summary>
    public bool IsLate(DateOnly today) => IsOpen && today > DueOn;
}

/// <summary>What of a request is sealed, all of it together.</summary>
/// <param name="Name">Of the one who asks.</param>
/// <param name="Words">What is asked for, as said or written.</param>
/// <param name="Field">For a correction which field; null for one in words alone.</param>
/// <param name="Old">What the register said on that day.</param>
/// <param name="New">What it shall say.</param>
/// <param name="Purpose">For a withdrawal the purpose; null for all.</param>
public sealed record RequestMatter(
    string Name = "",
    string Words = "",
    RegisterField? Field = null,
    string? Old = null,
    string? New = null,
    string? Purpose = null
);
