namespace MangNon.Register.Quality;

/// <summary>What can be wrong, or missing, in what the register holds of a child.</summary>
public enum QualityRule
{
    /// <summary>Neither father, mother nor caregiver is written.</summary>
    NobodyCares,

    /// <summary>Not registered more than 60 days after birth (Luật Hộ tịch 2014, Điều 15). Values: the birth, days since.</summary>
    BirthNotRegistered,

    /// <summary>Birth registered before birth. Values: registered on, the birth.</summary>
    RegisteredBeforeBirth,

    /// <summary>Left before arrived. Values: left on, arrived on.</summary>
    LeftBeforeArrived,

    /// <summary>Died before birth. Values: died on, the birth.</summary>
    DiedBeforeBirth,

    /// <summary>No identity number.</summary>
    NoPersonalId,

    /// <summary>The identity number has not 12 digits. Values: how many characters.</summary>
    PersonalIdLength,

    /// <summary>The identity number tells another sex or another year of birth. Values: sex and year told, sex and birth written.</summary>
    PersonalIdDiffers,

    /// <summary>Weighed before birth, or after death. Values: weighed on, the birth or the death.</summary>
    WeighedBeforeBirth,
    WeighedAfterDeath,

    /// <summary>A dose before birth, or after death. Values: vaccine, dose, given on, the birth or the death.</summary>
    DoseBeforeBirth,
    DoseAfterDeath,

    /// <summary>The same dose more than once. Values: vaccine, dose, the days.</summary>
    DoseTwice,

    /// <summary>Under six, here for a year, and no weighing, dose, assessment or service within 365 days. Values: the latest, null for none.</summary>
    NotSeenForAYear,

    /// <summary>More than three years older or younger than the class is. Values: grade, school year, the birth.</summary>
    AgeDoesNotFitClass,

    /// <summary>Died or left, and attending all the same. Values: the day, grade, school year.</summary>
    EnrolledThoughDead,
    EnrolledThoughLeft,
}
