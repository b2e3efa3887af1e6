namespace MangNon.Register.Editing;

/// <summary>
/// What of a child and of its household is written by hand. Stored by number where a family asks for a correction:
/// never renumber.
/// </summary>
public enum RegisterField
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

    /// <summary>The child's household, by its code.</summary>
    Household = 12,
    Residence = 13,
    ArrivedOn = 14,
    LeftOn = 15,
    DiedOn = 16,
    DeathCause = 17,
    DisabilityType = 18,
    DisabilityLevel = 19,
    WantsEducation = 20,

    /// <summary>Chủ hộ.</summary>
    Head = 21,

    /// <summary>Loại hộ.</summary>
    HouseholdClass = 22,

    /// <summary>The household's village, by its name.</summary>
    Village = 23,

    /// <summary>Mã số thẻ bảo hiểm y tế.</summary>
    HealthInsurance = 24,

    /// <summary>Quan hệ của người chăm sóc với trẻ.</summary>
    CaregiverRelation = 25,
}

/// <summary>What stands against a value as typed.</summary>
public enum FieldProblem
{
    Missing,
    NotAName,
    TooLong,
    NotADay,
    DayInFuture,
    TooOld,
    BirthAfterRegistration,
    NotASex,
    NotAnEthnicGroup,
    NotAPersonalId,
    NotAPhone,
    NotAnInsuranceNumber,
    NoSuchHousehold,
    NoSuchVillage,

    /// <summary>A word that is not in the list.</summary>
    NotInList,
    ArrivedBeforeBirth,
    LeftBeforeArrived,
    DiedBeforeBirth,

    /// <summary>A cause of death and no day of it.</summary>
    CauseWithoutDeath,

    /// <summary>A level of disability and no form of it.</summary>
    LevelWithoutDisability,

    /// <summary>Another child of the commune has this identity number.</summary>
    NumberTaken,
}

/// <summary>A field and what stands against it.</summary>
public sealed record FieldFault(RegisterField Field, FieldProblem Problem);
