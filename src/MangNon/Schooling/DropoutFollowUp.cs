using MangNon.Register;

namespace MangNon.Schooling;

/// <summary>
/// A visit to a child who dropped out or goes to no school (thăm hỏi trẻ bỏ học): why, who went, what was agreed. It
/// hangs on the child and not on a school year, which a workbook writes anew.
/// </summary>
public sealed class DropoutFollowUp : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly VisitedOn { get; set; }

    public required DropoutCause Cause { get; set; }

    /// <summary>Người thăm: who went, as written.</summary>
    public required string VisitedBy { get; set; }

    /// <summary>What was agreed; null where nothing was.</summary>
    public string? Outcome { get; set; }
}

/// <summary>
/// Why a child left school. The commune's own list: the law has none. The numbers are stored: never renumber.
/// </summary>
public enum DropoutCause
{
    /// <summary>Hoàn cảnh kinh tế.</summary>
    Poverty = 1,

    /// <summary>Sức khỏe, khuyết tật.</summary>
    Health = 2,

    /// <summary>Học lực.</summary>
    Learning = 3,

    /// <summary>Theo gia đình đi nơi khác.</summary>
    Moved = 4,

    /// <summary>Lao động sớm.</summary>
    Work = 5,

    /// <summary>Kết hôn sớm.</summary>
    Marriage = 6,

    /// <summary>Khác.</summary>
    Other = 7,
}
