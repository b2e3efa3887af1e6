using System.Globalization;
using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Rights;

/// <summary>What of the register a family may ask to have corrected. Stored by number: never renumber.</summary>
public enum CorrectableField
{
    FullName = 1,
    BirthDate = 2,
    Sex = 3,
    EthnicGroup = 4,
    PersonalId = 5,
    BirthRegisteredOn = 6,
    FatherName = 7,
    MotherName = 8,
    Caregiver = 9,
    Address = 10,
    Phone = 11,

    /// <summary>The household, by its code.</summary>
    Household = 12,
}

/// <summary>What stands against a correction.</summary>
public enum CorrectionProblem
{
    Missing,
    NotAName,
    NotADay,
    DayInFuture,
    TooOld,
    BirthAfterRegistration,
    NotASex,
    NotAnEthnicGroup,
    NotAPersonalId,
    NotAPhone,
    NoSuchHousehold,
    SameAsNow,
}

/// <summary>Reads, checks and writes one field of a child. Pure but for the objects given.</summary>
public static class Corrections
{
    public const int Longest = 150;
    private static readonly string[] Days = ["d/M/yyyy", "dd/MM/yyyy"];

    public static RecordKind KindOf(CorrectableField field) =>
        field switch
        {
            CorrectableField.EthnicGroup => RecordKind.Background,
            CorrectableField.PersonalId or CorrectableField.Address or CorrectableField.Phone => RecordKind.Contact,
            _ => RecordKind.Identity,
        };

    /// <summary>What the register says, as people here write it; empty where nothing.</summary>
    public static string Read(CorrectableField field, Child child, Household household, FieldSeal seal)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(seal);
        return field switch
        {
            CorrectableField.FullName => child.FullName,
            CorrectableField.BirthDate => Text(child.BirthDate),
            CorrectableField.Sex => child.Sex == Sex.Male ? "Nam" : "Nữ",
            CorrectableField.EthnicGroup => EthnicGroups.Name(child.EthnicGroup),
            CorrectableField.PersonalId => seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId) ?? "",
            CorrectableField.BirthRegisteredOn => child.BirthRegisteredOn is { } day ? Text(day) : "",
            CorrectableField.FatherName => child.FatherName ?? "",
            CorrectableField.MotherName => child.MotherName ?? "",
            CorrectableField.Caregiver => child.Caregiver ?? "",
            CorrectableField.Address => household.Address ?? "",
            CorrectableField.Phone => seal.Open(household.PhoneSealed, SealedFields.HouseholdPhone) ?? "",
            _ => household.Code,
        };
    }

    /// <summary>Null where the value may be written.</summary>
    /// <param name="field">Which.</param>
    /// <param name="text">As typed.</param>
    /// <param name="child">As it is now.</param>
    /// <param name="today">In Vietnam.</param>
    public static CorrectionProblem? Check(CorrectableField field, string text, Child child, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(child);
        var value = PersonName.Repair(text);
        if (value.Length == 0)
        {
            return CorrectionProblem.Missing;
        }

        return field switch
        {
            CorrectableField.FullName
            or CorrectableField.FatherName
            or CorrectableField.MotherName
            or CorrectableField.Caregiver => IsName(value) ? null : CorrectionProblem.NotAName,
            CorrectableField.BirthDate => !TryDay(value, out var birth) ? CorrectionProblem.NotADay
            : birth > today ? CorrectionProblem.DayInFuture
            : Age.Years(birth, today) >= 18 ? CorrectionProblem.TooOld
            : child.BirthRegisteredOn < birth ? CorrectionProblem.BirthAfterRegistration
            : null,
            CorrectableField.BirthRegisteredOn => !TryDay(value, out var registered) ? CorrectionProblem.NotADay
            : registered > today ? CorrectionProblem.DayInFuture
            : registered < child.BirthDate ? CorrectionProblem.BirthAfterRegistration
            : null,
            CorrectableField.Sex => SexOf(value) is null ? CorrectionProblem.NotASex : null,
            CorrectableField.EthnicGroup => EthnicGroups.Find(value) is null
                ? CorrectionProblem.NotAnEthnicGroup
                : null,
            CorrectableField.PersonalId => value.Length == 12 && value.All(char.IsAsciiDigit)
                ? null
                : CorrectionProblem.NotAPersonalId,
            CorrectableField.Phone => value.Length is >= 9 and <= 12 && value.All(char.IsAsciiDigit)
                ? null
                : CorrectionProblem.NotAPhone,
            _ => value.Length > Longest ? CorrectionProblem.NotAName : null,
        };
    }

    /// <summary>Writes a value that passed <see cref="Check"/>; of the household's own fields the household is changed.</summary>
    public static void Write(CorrectableField field, string text, Child child, Household household, FieldSeal seal)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(seal);
        var value = PersonName.Repair(text);
        switch (field)
        {
            case CorrectableField.FullName:
                child.FullName = value;
                child.NameFolded = PersonName.Fold(value);
                break;
            case CorrectableField.BirthDate:
                child.BirthDate = Day(value);
                break;
            case CorrectableField.Sex:
                child.Sex = SexOf(value)!.Value;
                break;
            case CorrectableField.EthnicGroup:
                child.EthnicGroup = EthnicGroups.Find(value)!.Value;
                break;
            case CorrectableField.PersonalId:
                child.PersonalIdSealed = seal.Seal(value, SealedFields.ChildPersonalId);
                break;
            case CorrectableField.BirthRegisteredOn:
                child.BirthRegisteredOn = Day(value);
                break;
            case CorrectableField.FatherName:
                child.FatherName = value;
                break;
            case CorrectableField.MotherName:
                child.MotherName = value;
                break;
            case CorrectableField.Caregiver:
                child.Caregiver = value;
                break;
            case CorrectableField.Address:
                household.Address = value;
                break;
            case CorrectableField.Phone:
                household.PhoneSealed = seal.Seal(value, SealedFields.HouseholdPhone);
                break;
            case CorrectableField.Household:
                child.HouseholdId = household.Id;
                break;
        }
    }

    private static bool IsName(string value) =>
        value.Length <= Longest && value.Any(char.IsLetter) && !value.Any(char.IsControl);

    private static Sex? SexOf(string value) =>
        PersonName.Fold(value) switch
        {
            "nam" => Sex.Male,
            "nu" => Sex.Female,
            _ => null,
        };

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, Days, CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
