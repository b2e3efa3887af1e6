using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Health;
using MangNon.Register;

namespace MangNon.Tests.Figures;

/// <summary>Children and periods for tests of the figures.</summary>
internal static class ChildFiles
{
    public static readonly Period Year2025 = Period.OfYear(2025);

    public static readonly ImmunisationSchedule NoSchedule = Schedule([], []);

    public static ImmunisationSchedule Schedule(
        (string Vaccine, int Dose, int DueFromAgeDays)[] doses,
        (string Vaccine, int Dose)[] infantSeries
    ) =>
        new(
            [.. doses.Select(d => new ScheduledDose(d.Vaccine, d.Dose, "", d.DueFromAgeDays, true, "", true))],
            [.. infantSeries.Select(d => new ScheduledDose(d.Vaccine, d.Dose, "", null, true, "", true))]
        )
        {
            Name = "",
            NameEn = "",
            LegalBasis = "",
            InfantSeriesLegalBasis = "",
        };

    public static FactContext Context(string? from = null, string? to = null, ImmunisationSchedule? schedule = null) =>
        new(new Period(Day.Of(from ?? "2025-01-01"), Day.Of(to ?? "2025-12-31")), schedule ?? NoSchedule);

    public static ChildFile Child(
        string birth = "2020-03-05",
        string? arrived = null,
        string? left = null,
        string? died = null,
        DeathCause? cause = null,
        Residence residence = Residence.Permanent,
        string? registered = null,
        int ethnicGroup = 3,
        HouseholdClass household = HouseholdClass.Other,
        bool disabled = false,
        bool wantsEducation = false
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Code = "TE1",
            FullName = "Lò Văn An",
            BirthDate = Day.Of(birth),
            Sex = Sex.Male,
            EthnicGroup = ethnicGroup,
            HouseholdClass = household,
            BirthRegisteredOn = Day.OrNull(registered),
            Residence = residence,
            ArrivedOn = Day.OrNull(arrived),
            LeftOn = Day.OrNull(left),
            DiedOn = Day.OrNull(died),
            DeathCause = cause,
            Disabled = disabled,
            WantsEducation = wantsEducation,
        };
}
