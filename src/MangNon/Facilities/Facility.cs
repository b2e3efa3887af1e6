namespace MangNon.Facilities;

/// <summary>A school or a place to play (cơ sở).</summary>
public sealed class Facility
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    /// <summary>The commune's own code (Mã cơ sở), unique within the commune.</summary>
    public required string Code { get; set; }

    public string? Name { get; set; }

    public required FacilityKind Kind { get; set; }

    /// <summary>Thôn, repaired text; matched with the village of the same name.</summary>
    public string? VillageName { get; set; }

    /// <summary>First day open, inclusive; null where not known (open since ever).</summary>
    public DateOnly? OpenedOn { get; set; }

    /// <summary>Day of closing: from this day on not open.</summary>
    public DateOnly? ClosedOn { get; set; }
}

/// <summary>Loại of a facility. The numbers are stored: never renumber.</summary>
public enum FacilityKind
{
    /// <summary>Mầm non.</summary>
    Preschool = 1,

    /// <summary>Tiểu học.</summary>
    Primary = 2,

    /// <summary>THCS.</summary>
    LowerSecondary = 3,

    /// <summary>TH&amp;THCS.</summary>
    PrimaryAndLowerSecondary = 4,

    /// <summary>Điểm vui chơi: the one kind that is not a school.</summary>
    PlayPoint = 5,
}
