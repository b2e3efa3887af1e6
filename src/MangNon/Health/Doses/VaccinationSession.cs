using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Health.Doses;

/// <summary>Which session (buổi tiêm): where, when, of what.</summary>
/// <param name="Query">The village and the day.</param>
/// <param name="Vaccine">Code of the vaccine.</param>
/// <param name="Dose">Its number; null for whichever comes next for each child (mũi kế tiếp).</param>
public sealed record SessionQuery(HealthQuery Query, string Vaccine, int? Dose);

/// <summary>A child who can be given a dose in a session.</summary>
/// <param name="Child">Whom.</param>
/// <param name="Dose">The dose it would be.</param>
/// <param name="From">Called for from this day on; after the session's day for one who may have it, but earlier than the schedule calls.</param>
/// <param name="LateFrom">Late from this day on; null for a dose that is never due.</param>
/// <param name="Given">All doses the child has.</param>
public sealed record SessionChild(
    Child Child,
    ScheduledDose Dose,
    DateOnly From,
    DateOnly? LateFrom,
    IReadOnlyCollection<Vaccination> Given
)
{
    /// <summary>What stands against the vaccine on the session's day; null where nothing does.</summary>
    public VaccineExemption? Exemption { get; init; }
}

/// <summary>A session with the children who can be given the vaccine: those due first, the latest before others.</summary>
public sealed record VaccinationSession(SessionQuery Session, Village Village, IReadOnlyList<SessionChild> Children)
{
    /// <summary>Those who could be given it but for an <see cref="SessionChild.Exemption"/>, in the same order.</summary>
    public required IReadOnlyList<SessionChild> Exempt { get; init; }

    /// <summary>Null where there is no such village, or not for this person, or no such dose.</summary>
    public static async Task<VaccinationSession?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ImmunisationSchedule schedule,
        SessionQuery session,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(session);
        var query = session.Query;
        if (
            schedule.MaxDose(session.Vaccine) == 0
            || session.Dose is { } dose && !schedule.HasDose(session.Vaccine, dose)
            || query.VillageId is not { } villageId
            || await HealthRegister.VillageAsync(db, viewer, query.CommuneId, villageId, cancel).ConfigureAwait(false)
                is not { } village
        )
        {
            return null;
        }

        var children = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var given = await HealthRegister.DosesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var exemptions = await HealthRegister.ExemptionsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var called = children
            .Select(one => Of(one.Child, schedule, [.. given[one.Child.Id]], session))
            .OfType<SessionChild>()
            .OrderBy(one => one.From > query.Day)
            .ThenBy(one => one.LateFrom ?? one.From)
            .Select(one => one with { Exemption = Against(exemptions[one.Child.Id], session.Vaccine, query.Day) })
            .ToLookup(one => one.Exemption is not null);
        return new VaccinationSession(session, village, [.. called[false]]) { Exempt = [.. called[true]] };
    }

    internal static VaccineExemption? Against(IEnumerable<VaccineExemption> exemptions, string vaccine, DateOnly day) =>
        exemptions.FirstOrDefault(one => one.Vaccine == vaccine && one.HoldsOn(day));

    /// <summary>Null for a child who has the dose, or cannot have it on the day.</summary>
    internal static SessionChild? Of(
        Child child,
        ImmunisationSchedule schedule,
        IReadOnlyCollection<Vaccination> given,
        SessionQuery session
    )
    {
        var day = session.Query.Day;
        var dose = session.Dose is { } number
            ? schedule.Find(session.Vaccine, number)
            : DoseChecks.Next(schedule, given, session.Vaccine);
        if (
            dose is null
            || DoseChecks.Of(child.BirthDate, schedule, given, dose.Vaccine, dose.Dose, day, day) is not null
        )
        {
            return null;
        }

        var next = CatchUp
            .Of(child.BirthDate, schedule, given, [], day)
            .FirstOrDefault(one => one.Dose.Vaccine == dose.Vaccine && one.Dose.Dose == dose.Dose);
        return new SessionChild(
            child,
            dose,
            next?.From ?? child.BirthDate.AddDays(dose.FromAgeDays ?? dose.MinAgeDays),
            next?.LateFrom,
            given
        );
    }
}
