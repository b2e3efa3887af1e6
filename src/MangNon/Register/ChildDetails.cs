namespace MangNon.Register;

/// <summary>What is known of a child beyond the workbook, which therefore never overwrites it: one per child at most.</summary>
public sealed class ChildDetails : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>
    /// The birth date that stands for a month or a year, where the day is not known. It says nothing any more once the
    /// child's birth date is another.
    /// </summary>
    public DateOnly? ApproximateBirth { get; set; }

    /// <summary>What of <see cref="ApproximateBirth"/> is known.</summary>
    public BirthKnown? BirthKnown { get; set; }

    /// <summary>Quan hệ của người chăm sóc với trẻ.</summary>
    public CaregiverRelation? CaregiverRelation { get; set; }

    /// <summary>Mã số thẻ bảo hiểm y tế, sealed (<see cref="Storage.FieldSeal"/>).</summary>
    public string? HealthInsuranceSealed { get; set; }

    /// <summary>What is known of a child's birth date; null where the day is.</summary>
    public BirthKnown? KnownOf(DateOnly birthDate) => ApproximateBirth == birthDate ? BirthKnown : null;
}

/// <summary>What is known of a birth date whose day is not. The numbers are stored: never renumber.</summary>
public enum BirthKnown
{
    /// <summary>Month and year: the first of the month stands for it.</summary>
    Month = 1,

    /// <summary>The year: its first day stands for it.</summary>
    Year = 2,
}

/// <summary>Quan hệ của người chăm sóc với trẻ. The numbers are stored: never renumber.</summary>
public enum CaregiverRelation
{
    /// <summary>Cha hoặc mẹ.</summary>
    Parent = 1,

    /// <summary>Ông, bà.</summary>
    Grandparent = 2,

    /// <summary>Anh, chị.</summary>
    Sibling = 3,

    /// <summary>Cô, dì, chú, bác, cậu.</summary>
    UncleOrAunt = 4,

    /// <summary>Cha mẹ nuôi.</summary>
    AdoptiveParent = 5,

    /// <summary>Người nhận chăm sóc thay thế (Luật Trẻ em 2016, Điều 60–69).</summary>
    AlternativeCarer = 6,

    /// <summary>Cơ sở trợ giúp xã hội.</summary>
    Institution = 7,

    /// <summary>Khác.</summary>
    Other = 8,
}
