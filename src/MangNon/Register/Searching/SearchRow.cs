namespace MangNon.Register.Searching;

/// <summary>What of one child is searched.</summary>
public sealed record SearchRow(
    Guid Id,
    string FullName,
    DateOnly BirthDate,
    string Code,
    string? FatherName,
    string? MotherName,
    string? Caregiver,
    string HouseholdCode,
    string? Head,
    string VillageName
);
