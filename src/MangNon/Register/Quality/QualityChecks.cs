using MangNon.Access;

namespace MangNon.Register.Quality;

/// <summary>A rule, and what one must be allowed to read of a child to be told of it.</summary>
internal sealed record QualityCheck(
    QualityRule Rule,
    RecordKind Kind,
    Func<CheckedChild, DateOnly, IEnumerable<IReadOnlyList<object?>>> Find
);

/// <summary>All rules, in the order in which they are shown. Pure.</summary>
internal static class QualityChecks
{
    public static IReadOnlyList<QualityCheck> All { get; } =
    [
        new(QualityRule.NobodyCares, RecordKind.Identity, IdentityRules.NobodyCares),
        new(QualityRule.BirthNotRegistered, RecordKind.Identity, IdentityRules.BirthNotRegistered),
        new(QualityRule.RegisteredBeforeBirth, RecordKind.Identity, IdentityRules.RegisteredBeforeBirth),
        new(QualityRule.LeftBeforeArrived, RecordKind.Identity, IdentityRules.LeftBeforeArrived),
        new(QualityRule.DiedBeforeBirth, RecordKind.Identity, IdentityRules.DiedBeforeBirth),
        new(QualityRule.NoPersonalId, RecordKind.Contact, PersonalIdRules.Missing),
        new(QualityRule.PersonalIdLength, RecordKind.Contact, PersonalIdRules.Length),
        new(QualityRule.PersonalIdDiffers, RecordKind.Contact, PersonalIdRules.Differs),
        new(QualityRule.WeighedBeforeBirth, RecordKind.Health, HealthRules.WeighedBeforeBirth),
        new(QualityRule.WeighedAfterDeath, RecordKind.Health, HealthRules.WeighedAfterDeath),
        new(QualityRule.DoseBeforeBirth, RecordKind.Health, HealthRules.DoseBeforeBirth),
        new(QualityRule.DoseAfterDeath, RecordKind.Health, HealthRules.DoseAfterDeath),
        new(QualityRule.DoseTwice, RecordKind.Health, HealthRules.DoseTwice),
        new(QualityRule.NotSeenForAYear, RecordKind.Health, HealthRules.NotSeenForAYear),
        new(QualityRule.AgeDoesNotFitClass, RecordKind.Schooling, SchoolingRules.AgeDoesNotFitClass),
        new(QualityRule.EnrolledThoughDead, RecordKind.Schooling, SchoolingRules.EnrolledThoughDead),
        new(QualityRule.EnrolledThoughLeft, RecordKind.Schooling, SchoolingRules.EnrolledThoughLeft),
    ];
}
