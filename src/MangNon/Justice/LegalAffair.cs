using MangNon.Register;

namespace MangNon.Justice;

/// <summary>
/// An adoption of a child, or legal aid to it (việc pháp lý), as the justice officer follows it. Kept at the site alone:
/// no component counts it and no workbook carries it. What it is about is sealed: that a child is adopted is confidential.
/// </summary>
public sealed class LegalAffair : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>Sealed in the database, with all that follows from it: no query can ask for it.</summary>
    public required LegalAffairKind Kind
    {
        get => Matter.Kind;
        set => Matter = Matter with { Kind = value };
    }

    /// <summary>The day the papers were received, or aid was asked for.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day it ended, inclusive; null while it is open.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Sealed.</summary>
    public required LegalAffairState State
    {
        get => Matter.State;
        set => Matter = Matter with { State = value };
    }

    /// <summary>Số văn bản: of the decision, certificate or request; null where not written. Sealed.</summary>
    public string? Number
    {
        get => Matter.Number;
        set => Matter = Matter with { Number = value };
    }

    /// <summary>Sealed.</summary>
    public string? Words
    {
        get => Matter.Words;
        set => Matter = Matter with { Words = value };
    }

    public bool IsOpen => State == LegalAffairState.Ongoing;

    /// <summary>The one column behind the sealed properties: one opening for each row.</summary>
    internal LegalMatter Matter { get; set; } = new();
}

/// <summary>Loại of a legal affair. The numbers are stored: never renumber.</summary>
public enum LegalAffairKind
{
    /// <summary>Nuôi con nuôi trong nước (Luật Nuôi con nuôi 2010).</summary>
    DomesticAdoption = 1,

    /// <summary>Nuôi con nuôi có yếu tố nước ngoài.</summary>
    ForeignAdoption = 2,

    /// <summary>Trợ giúp pháp lý (Luật Trợ giúp pháp lý 2017).</summary>
    LegalAid = 3,
}

/// <summary>How a legal affair stands. The numbers are stored: never renumber.</summary>
public enum LegalAffairState
{
    /// <summary>Đang giải quyết.</summary>
    Ongoing = 1,

    /// <summary>Đã giải quyết.</summary>
    Settled = 2,

    /// <summary>Đã dừng: refused, or taken back.</summary>
    Stopped = 3,
}
