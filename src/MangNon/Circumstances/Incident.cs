using MangNon.Register;

namespace MangNon.Circumstances;

/// <summary>Something that happened to a child (biến cố).</summary>
public sealed class Incident : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>Sealed in the database, with all that follows from it: no query can ask for it.</summary>
    public required IncidentKind Kind
    {
        get => Matter.Kind;
        set => Matter = Matter with { Kind = value };
    }

    public required DateOnly OccurredOn { get; set; }

    /// <summary>Chi tiết; the cause of an injury. Sealed.</summary>
    public string? Detail
    {
        get => Matter.Detail;
        set => Matter = Matter with { Detail = value };
    }

    /// <summary>Sealed.</summary>
    public IncidentOutcome? Outcome
    {
        get => Matter.Outcome;
        set => Matter = Matter with { Outcome = value };
    }

    /// <summary>Sealed.</summary>
    public DateOnly? OutcomeOn
    {
        get => Matter.OutcomeOn;
        set => Matter = Matter with { OutcomeOn = value };
    }

    /// <summary>Nơi xảy ra of an injury; null where not written, and for other kinds. Not in the workbook. Sealed.</summary>
    public IncidentPlace? Place
    {
        get => Matter.Place;
        set => Matter = Matter with { Place = value };
    }

    /// <summary>A child marriage that was prevented.</summary>
    public bool IsPrevented => Kind == IncidentKind.ChildMarriage && Outcome == IncidentOutcome.Prevented;

    /// <summary>The one column behind the sealed properties: one opening for each row.</summary>
    internal IncidentMatter Matter { get; set; } = new();
}

/// <summary>Loại of an incident. The numbers are stored: never renumber.</summary>
public enum IncidentKind
{
    /// <summary>TNTT: tai nạn thương tích.</summary>
    Injury = 1,

    /// <summary>XamHai: xâm hại.</summary>
    Abuse = 2,

    /// <summary>LaoDong: lao động trẻ em.</summary>
    ChildLabour = 3,

    /// <summary>TaoHon: tảo hôn.</summary>
    ChildMarriage = 4,

    /// <summary>ThienTai: gặp thiên tai.</summary>
    Disaster = 5,
}

/// <summary>Kết quả of an incident; each kind has its own. The numbers are stored: never renumber.</summary>
public enum IncidentOutcome
{
    /// <summary>TNTT: Sống.</summary>
    Survived = 1,

    /// <summary>TNTT: Tử vong.</summary>
    Died = 2,

    /// <summary>XamHai: Xác nhận.</summary>
    Confirmed = 3,

    /// <summary>XamHai: Không xác nhận.</summary>
    NotConfirmed = 4,

    /// <summary>XamHai: Đang xác minh.</summary>
    BeingVerified = 5,

    /// <summary>ThienTai: Đã cứu trợ.</summary>
    Relieved = 6,

    /// <summary>TaoHon: Đã ngăn chặn. The marriage did not take place, and is not counted as one.</summary>
    Prevented = 7,
}
