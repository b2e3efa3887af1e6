using MangNon.Access;
using MangNon.Storage;

namespace MangNon.Health.Doses;

/// <summary>What a child under five needs: doses due on a day, those to come, those that wait for another.</summary>
/// <param name="Child">Whom, and where.</param>
/// <param name="Doses">All that is not given, in the schedule's order.</param>
/// <param name="Day">The day it is asked for.</param>
public sealed record ChildDue(ChildInVillage Child, IReadOnlyList<NextDose> Doses, DateOnly Day)
{
    /// <summary>How far one looks ahead.</summary>
    public const int DaysAhead = 30;

    /// <summary>The dose given last before the day or on it; null where none was.</summary>
    public Vaccination? Last { get; init; }

    /// <summary>To be given on the day.</summary>
    public IEnumerable<NextDose> Due => Doses.Where(dose => dose.IsDueOn(Day));

    /// <summary>Counted as missing on the day (chỉ tiêu 5b), also those that wait for another; not what something stands against.</summary>
    public IEnumerable<NextDose> Late => Doses.Where(dose => dose.IsLateOn(Day) && !dose.IsHeldOn(Day));

    /// <summary>From the day after to <see cref="DaysAhead"/> days later, inclusive; not what something stands against for good.</summary>
    public IEnumerable<NextDose> Soon =>
        Doses.Where(dose =>
            !dose.IsDueOn(Day) && dose.From <= Day.AddDays(DaysAhead) && dose.Exemption is not { Until: null }
        );

    /// <summary>Days that the latest dose is late; negative where none is.</summary>
    public int DaysLate => Late.Select(dose => dose.DaysLate(Day)).DefaultIfEmpty(-1).Max();
}

/// <summary>Who is due for which doses.</summary>
public static class DueDoses
{
    /// <summary>
    /// Children under five on the day who need a dose now or within <see cref="ChildDue.DaysAhead"/> days: the latest
    /// first, then by the first day due, then by given name.
    /// </summary>
    public static async Task<IReadOnlyList<ChildDue>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ImmunisationSchedule schedule,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var children = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var given = await HealthRegister.DosesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var exemptions = await HealthRegister.ExemptionsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        return Of(children, given, exemptions, schedule, query.Day);
    }

    /// <summary>The same of children already read. Pure.</summary>
    public static IReadOnlyList<ChildDue> Of(
        IEnumerable<ChildInVillage> children,
        ILookup<Guid, Vaccination> given,
        ILookup<Guid, VaccineExemption> exemptions,
        ImmunisationSchedule schedule,
        DateOnly day
    ) =>
        [
            .. children
                .Select(child => new ChildDue(
                    child,
                    CatchUp.Of(child.Child.BirthDate, schedule, given[child.Child.Id], exemptions[child.Child.Id], day),
                    day
                )
                {
                    Last = given[child.Child.Id].Where(dose => dose.GivenOn <= day).MaxBy(dose => dose.GivenOn),
                })
                .Where(due => due.Due.Any() || due.Soon.Any())
                .OrderByDescending(due => due.DaysLate)
                .ThenBy(due => due.Due.Concat(due.Soon).Min(dose => dose.From)),
        ];
}
