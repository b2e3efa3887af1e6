namespace MangNon.Register;

/// <summary>
/// A person in the register of children. By law a child is under 16 (Luật Trẻ em 2016, Điều 1); the register
/// also holds 16- and 17-year-olds, because chỉ tiêu 10 counts them.
/// </summary>
public sealed class Child
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; set; }

    public required Guid HouseholdId { get; set; }

    /// <summary>The commune's own code (Mã trẻ), unique within the commune.</summary>
    public required string Code { get; set; }

    public required string FullName { get; set; }

    /// <summary>The name folded for search: lower case, no diacritics, đ as d (see <see cref="PersonName"/>).</summary>
    public required string NameFolded { get; set; }

    public required DateOnly BirthDate { get; set; }

    public required Sex Sex { get; set; }

    /// <summary>Code of the ethnic group, 1…54 (Quyết định 121-TCTK/PPCĐ 02/3/1979); 1 is Kinh.</summary>
    public required int EthnicGroup { get; set; }

    /// <summary>Mã định danh cá nhân, sealed (<see cref="Storage.FieldSeal"/>): confidential, never in clear in the database.</summary>
    public string? PersonalIdSealed { get; set; }

    /// <summary>
    /// 16 bytes by which the number is found without being opened; null where there is none of 9 or 12 digits. Kept
    /// by <see cref="Storage.BlindIndex"/>; never shown, never exported.
    /// </summary>
    public byte[]? PersonalIdIndex { get; set; }

    /// <summary>Ngày đăng ký khai sinh; null when not registered or not known.</summary>
    public DateOnly? BirthRegisteredOn { get; set; }

    public string? FatherName { get; set; }

    public string? MotherName { get; set; }

    public string? Caregiver { get; set; }

    public Residence Residence { get; set; }

    /// <summary>First day here, inclusive; null for one who was born here.</summary>
    public DateOnly? ArrivedOn { get; set; }

    /// <summary>Day of leaving: from this day on no longer resident.</summary>
    public DateOnly? LeftOn { get; set; }

    /// <summary>Day of death: from this day on no longer resident.</summary>
    public DateOnly? DiedOn { get; set; }

    public DeathCause? DeathCause { get; set; }

    /// <summary>Dạng khuyết tật, as written; null for a child without disability.</summary>
    public string? DisabilityType { get; set; }

    public DisabilityLevel? DisabilityLevel { get; set; }

    /// <summary>Nhu cầu học tập: wants education (asked of children with a disability).</summary>
    public bool WantsEducation { get; set; }
}

/// <summary>Giới tính. The numbers are WHO's and are stored.</summary>
public enum Sex
{
    /// <summary>Nam.</summary>
    Male = 1,

    /// <summary>Nữ.</summary>
    Female = 2,
}

/// <summary>Cư trú. The numbers are stored: never renumber.</summary>
public enum Residence
{
    /// <summary>Nothing written: taken as resident.</summary>
    Unstated = 0,

    /// <summary>Thường trú.</summary>
    Permanent = 1,

    /// <summary>Tạm trú.</summary>
    Temporary = 2,

    /// <summary>Vắng: not resident, whatever the dates say.</summary>
    Absent = 3,
}

/// <summary>Nguyên nhân mất. The numbers are stored: never renumber.</summary>
public enum DeathCause
{
    /// <summary>Bệnh.</summary>
    Illness = 1,

    /// <summary>Tai nạn thương tích.</summary>
    Injury = 2,

    /// <summary>Khác.</summary>
    Other = 3,
}

/// <summary>Mức khuyết tật (Luật Người khuyết tật 2010, Điều 3). The numbers are stored: never renumber.</summary>
public enum DisabilityLevel
{
    /// <summary>Nhẹ.</summary>
    Mild = 1,

    /// <summary>Nặng.</summary>
    Severe = 2,

    /// <summary>Đặc biệt nặng.</summary>
    VerySevere = 3,
}
