using System.Globalization;
using MangNon.Access;
using MangNon.Storage;
using MangNon.Vocabularies;

namespace MangNon.Register.Editing;

/// <summary>A child, where there is one, with its household, as the fields are read from them and written to them.</summary>
/// <param name="Child">Null where the household alone is meant: then the child's own fields are not asked for.</param>
/// <param name="Household">The household.</param>
/// <param name="VillageName">The name of its village.</param>
/// <param name="Details">What is known beyond the workbook; null where nothing is.</param>
public sealed record RegisterEntry(Child? Child, Household Household, string VillageName, ChildDetails? Details = null)
{
    internal Child TheChild => Child ?? throw new InvalidOperationException("A field of a child, and no child.");
}

/// <summary>Reads, checks and writes fields of a child and its household as people here write them. Pure but for the objects given.</summary>
public static class RegisterFields
{
    public const int Longest = 150;
    private static readonly string[] Days = ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"];

    /// <summary>The fields of a child's own form, in its order.</summary>
    public static IReadOnlyList<RegisterField> OfChild { get; } =
    [
        RegisterField.FullName,
        RegisterField.BirthDate,
        RegisterField.Sex,
        RegisterField.EthnicGroup,
        RegisterField.PersonalId,
        RegisterField.HealthInsurance,
        RegisterField.BirthRegisteredOn,
        RegisterField.FatherName,
        RegisterField.MotherName,
        RegisterField.Caregiver,
        RegisterField.CaregiverRelation,
        RegisterField.Household,
        RegisterField.Residence,
        RegisterField.ArrivedOn,
        RegisterField.LeftOn,
        RegisterField.DiedOn,
        RegisterField.DeathCause,
        RegisterField.DisabilityType,
        RegisterField.DisabilityLevel,
        RegisterField.WantsEducation,
    ];

    /// <summary>The fields of a household's form, in its order.</summary>
    public static IReadOnlyList<RegisterField> OfHousehold { get; } =
    [
        RegisterField.Head,
        RegisterField.Village,
        RegisterField.Address,
        RegisterField.Phone,
        RegisterField.HouseholdClass,
    ];

    /// <summary>What a family may ask to have corrected, in the order of the form.</summary>
    public static IReadOnlyList<RegisterField> Correctable { get; } =
    [.. Enum.GetValues<RegisterField>().Where(field => field <= RegisterField.Household)];

    /// <summary>The kind of record that a field belongs to: who may read and write it.</summary>
    public static RecordKind KindOf(RegisterField field) =>
        field switch
        {
            RegisterField.EthnicGroup or RegisterField.HouseholdClass => RecordKind.Background,
            RegisterField.PersonalId or RegisterField.HealthInsurance or RegisterField.Address or RegisterField.Phone =>
                RecordKind.Contact,
            RegisterField.DeathCause => RecordKind.Health,
            RegisterField.DisabilityType or RegisterField.DisabilityLevel or RegisterField.WantsEducation =>
                RecordKind.Disability,
            _ => RecordKind.Identity,
        };

    /// <summary>Fields that a record cannot be without.</summary>
    public static bool IsNeeded(RegisterField field) =>
        field
            is RegisterField.FullName
                or RegisterField.BirthDate
                or RegisterField.Sex
                or RegisterField.EthnicGroup
                or RegisterField.Household
                or RegisterField.HouseholdClass
                or RegisterField.Village;

    /// <summary>The words to choose from; null for a field that is typed.</summary>
    public static IReadOnlyCollection<string>? Choices(RegisterField field) =>
        field switch
        {
            RegisterField.Sex => Vocabulary.Sexes.All,
            RegisterField.EthnicGroup => [.. EthnicGroups.All.Select(group => group.Name)],
            RegisterField.Residence => Vocabulary.Residences.All,
            RegisterField.DeathCause => Vocabulary.DeathCauses.All,
            RegisterField.DisabilityLevel => Vocabulary.DisabilityLevels.All,
            RegisterField.WantsEducation => Vocabulary.YesNo.All,
            RegisterField.HouseholdClass => Vocabulary.HouseholdClasses.All,
            RegisterField.CaregiverRelation => Vocabulary.CaregiverRelations.All,
            _ => null,
        };

    public static bool IsDay(RegisterField field) =>
        field
            is RegisterField.BirthDate
                or RegisterField.BirthRegisteredOn
                or RegisterField.ArrivedOn
                or RegisterField.LeftOn
                or RegisterField.DiedOn;

    /// <summary>What the register says, as people here write it; empty where nothing.</summary>
    public static string Read(RegisterField field, RegisterEntry entry, FieldSeal seal)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(seal);
        var household = entry.Household;
        return field switch
        {
            RegisterField.Address => household.Address ?? "",
            RegisterField.Phone => seal.Open(household.PhoneSealed, SealedFields.HouseholdPhone) ?? "",
            RegisterField.Head => household.Head ?? "",
            RegisterField.HouseholdClass => Vocabulary.HouseholdClasses.Text(household.Class),
            RegisterField.Village => entry.VillageName,
            RegisterField.Household => household.Code,
            RegisterField.BirthDate => BirthText.Of(
                entry.TheChild.BirthDate,
                entry.Details?.KnownOf(entry.TheChild.BirthDate)
            ),
            RegisterField.HealthInsurance => seal.Open(
                entry.Details?.HealthInsuranceSealed,
                SealedFields.ChildHealthInsurance
            ) ?? "",
            RegisterField.CaregiverRelation => entry.Details?.CaregiverRelation is { } relation
                ? Vocabulary.CaregiverRelations.Text(relation)
                : "",
            _ => Read(field, entry.TheChild, seal),
        };
    }

    /// <summary>The text as <see cref="Read"/> would give it back, where it can be understood: two ways of writing one day are one value.</summary>
    public static string Normal(RegisterField field, string? text)
    {
        var value = PersonName.Repair(text ?? "");
        return field == RegisterField.BirthDate && BirthText.TryRead(value, out var birth, out var known)
                ? BirthText.Of(birth, known)
            : IsDay(field) && TryDay(value, out var day) ? Text(day)
            : field == RegisterField.HealthInsurance
                ? value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
            : field is RegisterField.Phone or RegisterField.PersonalId
                ? value.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
            : value;
    }

    /// <summary>Null where the value may be written; dates against each other are looked at by <see cref="RegisterDates"/>.</summary>
    /// <param name="field">Which.</param>
    /// <param name="text">As typed.</param>
    /// <param name="today">In Vietnam.</param>
    public static FieldProblem? Check(RegisterField field, string? text, DateOnly today)
    {
        var value = Normal(field, text);
        if (value.Length == 0)
        {
            return IsNeeded(field) ? FieldProblem.Missing : null;
        }

        if (field == RegisterField.BirthDate)
        {
            return !BirthText.TryRead(value, out var birth, out _) ? FieldProblem.NotADay
                : birth > today ? FieldProblem.DayInFuture
                : Age.Years(birth, today) >= 18 ? FieldProblem.TooOld
                : null;
        }

        if (IsDay(field))
        {
            return !TryDay(value, out var day) ? FieldProblem.NotADay
                : day > today ? FieldProblem.DayInFuture
                : null;
        }

        return field switch
        {
            RegisterField.FullName
            or RegisterField.FatherName
            or RegisterField.MotherName
            or RegisterField.Caregiver
            or RegisterField.Head => IsName(value) ? null : FieldProblem.NotAName,
            RegisterField.Sex => Vocabulary.Sexes.TryFind(value, out _) ? null : FieldProblem.NotASex,
            RegisterField.EthnicGroup => EthnicGroups.Find(value) is null ? FieldProblem.NotAnEthnicGroup : null,
            RegisterField.PersonalId => PersonalIds.IsWhole(value) ? null : FieldProblem.NotAPersonalId,
            RegisterField.HealthInsurance => IsInsuranceNumber(value) ? null : FieldProblem.NotAnInsuranceNumber,
            RegisterField.Phone => value.Length is >= 9 and <= 12 && value.All(char.IsAsciiDigit)
                ? null
                : FieldProblem.NotAPhone,
            _ when Choices(field) is { } words => words.Contains(value, StringComparer.OrdinalIgnoreCase)
                ? null
                : FieldProblem.NotInList,
            _ => value.Length > Longest ? FieldProblem.TooLong : null,
        };
    }

    /// <summary>
    /// Writes a value that passed <see cref="Check"/>. A household or village by its code or name is the caller's to
    /// find: <see cref="RegisterField.Household"/> writes the entry's household, <see cref="RegisterField.Village"/> nothing.
    /// </summary>
    public static void Write(RegisterField field, string? text, RegisterEntry entry, FieldSeal seal)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(seal);
        var value = Normal(field, text);
        var orNull = value.Length == 0 ? null : value;
        var household = entry.Household;
        switch (field)
        {
            case RegisterField.Address:
                household.Address = orNull;
                break;
            case RegisterField.Phone:
                household.PhoneSealed = seal.Seal(orNull, SealedFields.HouseholdPhone);
                break;
            case RegisterField.Head:
                household.Head = orNull;
                break;
            case RegisterField.HouseholdClass:
                household.Class = Vocabulary.HouseholdClasses.OrNull(value)!.Value;
                break;
            case RegisterField.Village:
                break;
            case RegisterField.Household:
                entry.TheChild.HouseholdId = household.Id;
                break;
            case RegisterField.BirthDate when BirthText.TryRead(value, out var birth, out var known):
                entry.TheChild.BirthDate = birth;
                if (entry.Details is { } details)
                {
                    (details.ApproximateBirth, details.BirthKnown) = (known is null ? null : birth, known);
                }

                break;
            case RegisterField.HealthInsurance when entry.Details is not null:
                entry.Details.HealthInsuranceSealed = seal.Seal(orNull, SealedFields.ChildHealthInsurance);
                break;
            case RegisterField.CaregiverRelation when entry.Details is not null:
                entry.Details.CaregiverRelation = Vocabulary.CaregiverRelations.OrNull(value);
                break;
            case RegisterField.HealthInsurance or RegisterField.CaregiverRelation:
                break;
            default:
                Write(field, value, orNull, entry.TheChild, seal);
                break;
        }
    }

    /// <summary>Whether a value is kept in the details of a child, which must be there to write it.</summary>
    public static bool NeedsDetails(RegisterField field, string? text) =>
        field switch
        {
            RegisterField.BirthDate => BirthText.TryRead(Normal(field, text), out _, out var known)
                && known is not null,
            RegisterField.HealthInsurance or RegisterField.CaregiverRelation => Normal(field, text).Length > 0,
            _ => false,
        };

    /// <summary>
    /// Mã số thẻ BHYT: 15 characters (two letters, a digit 1…5, 12 digits), the 10 digits of the social insurance number
    /// that cards bear since 01/4/2021, or the 12 of the identity number.
    /// </summary>
    private static bool IsInsuranceNumber(string value) =>
        value.Length is 10 or 12
            ? value.All(char.IsAsciiDigit)
            : value.Length == 15
                && value[..2].All(char.IsAsciiLetterUpper)
                && value[2] is >= '1' and <= '5'
                && value[3..].All(char.IsAsciiDigit);

    /// <summary>Reads a day as it is typed: 5/3/2021, 05/03/2021, 5-3-2021.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Read(RegisterField field, Child child, FieldSeal seal) =>
        field switch
        {
            RegisterField.FullName => child.FullName,
            RegisterField.Sex => Vocabulary.Sexes.Text(child.Sex),
            RegisterField.EthnicGroup => EthnicGroups.Name(child.EthnicGroup),
            RegisterField.PersonalId => seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId) ?? "",
            RegisterField.BirthRegisteredOn => Text(child.BirthRegisteredOn),
            RegisterField.FatherName => child.FatherName ?? "",
            RegisterField.MotherName => child.MotherName ?? "",
            RegisterField.Caregiver => child.Caregiver ?? "",
            RegisterField.Residence => Vocabulary.Residences.TextOrNull(child.Residence) ?? "",
            RegisterField.ArrivedOn => Text(child.ArrivedOn),
            RegisterField.LeftOn => Text(child.LeftOn),
            RegisterField.DiedOn => Text(child.DiedOn),
            RegisterField.DeathCause => Vocabulary.DeathCauses.TextOrNull(child.DeathCause) ?? "",
            RegisterField.DisabilityType => child.DisabilityType ?? "",
            RegisterField.DisabilityLevel => Vocabulary.DisabilityLevels.TextOrNull(child.DisabilityLevel) ?? "",
            RegisterField.WantsEducation => Vocabulary.YesNo.Text(child.WantsEducation),
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };

    private static void Write(RegisterField field, string value, string? orNull, Child child, FieldSeal seal)
    {
        switch (field)
        {
            case RegisterField.FullName:
                child.FullName = value;
                child.NameFolded = PersonName.Fold(value);
                break;
            case RegisterField.BirthDate:
                child.BirthDate = Day(value)!.Value;
                break;
            case RegisterField.Sex:
                child.Sex = Vocabulary.Sexes.OrNull(value)!.Value;
                break;
            case RegisterField.EthnicGroup:
                child.EthnicGroup = EthnicGroups.Find(value)!.Value;
                break;
            case RegisterField.PersonalId:
                child.PersonalIdSealed = seal.Seal(orNull, SealedFields.ChildPersonalId);
                break;
            case RegisterField.BirthRegisteredOn:
                child.BirthRegisteredOn = Day(value);
                break;
            case RegisterField.FatherName:
                child.FatherName = orNull;
                break;
            case RegisterField.MotherName:
                child.MotherName = orNull;
                break;
            case RegisterField.Caregiver:
                child.Caregiver = orNull;
                break;
            case RegisterField.Residence:
                child.Residence = Vocabulary.Residences.OrNull(value) ?? Residence.Unstated;
                break;
            case RegisterField.ArrivedOn:
                child.ArrivedOn = Day(value);
                break;
            case RegisterField.LeftOn:
                child.LeftOn = Day(value);
                break;
            case RegisterField.DiedOn:
                child.DiedOn = Day(value);
                break;
            case RegisterField.DeathCause:
                child.DeathCause = Vocabulary.DeathCauses.OrNull(value);
                break;
            case RegisterField.DisabilityType:
                child.DisabilityType = orNull;
                break;
            case RegisterField.DisabilityLevel:
                child.DisabilityLevel = Vocabulary.DisabilityLevels.OrNull(value);
                break;
            case RegisterField.WantsEducation:
                child.WantsEducation = Vocabulary.YesNo.OrNull(value) ?? false;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field));
        }
    }

    private static bool IsName(string value) =>
        value.Length <= Longest && value.Any(char.IsLetter) && !value.Any(char.IsControl);

    private static DateOnly? Day(string text) => TryDay(text, out var day) ? day : null;

    private static string Text(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
