namespace MangNon.Register;

/// <summary>A household (hộ).</summary>
public sealed class Household
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    public required Guid VillageId { get; set; }

    /// <summary>The commune's own code (Mã hộ), unique within the commune.</summary>
    public required string Code { get; set; }

    /// <summary>Chủ hộ.</summary>
    public string? Head { get; set; }

    public string? Address { get; set; }

    /// <summary>Điện thoại, sealed (<see cref="Storage.FieldSeal"/>): confidential, never in clear in the database.</summary>
    public string? PhoneSealed { get; set; }

    /// <summary>Loại hộ.</summary>
    public required HouseholdClass Class { get; set; }
}

/// <summary>Loại hộ by the poverty standard in force. The numbers are stored: never renumber.</summary>
public enum HouseholdClass
{
    /// <summary>Hộ nghèo.</summary>
    Poor = 1,

    /// <summary>Hộ cận nghèo.</summary>
    NearPoor = 2,

    /// <summary>Khác.</summary>
    Other = 3,
}
