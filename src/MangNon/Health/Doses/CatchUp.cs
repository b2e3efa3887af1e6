namespace MangNon.Health.Doses;

/// <summary>One dose that a child still needs.</summary>
/// <param name="Dose">Of the schedule.</param>
/// <param name="From">Called for from this day on, inclusive: the schedule's age, or the interval after the dose before it where that is later.</param>
/// <param name="LateFrom">Counted as missing (chỉ tiêu 5b) from this day on, inclusive.</param>
/// <param name="IsNext">What must come before it was given: it can be given as soon as its day has come.</param>
public sealed record NextDose(ScheduledDose Dose, DateOnly From, DateOnly LateFrom, bool IsNext)
{
    /// <summary>
    /// What stood against it on the day asked for, or against the dose it waits for; null where nothing did. Where it has
    /// a last day, <see cref="From"/> is after it.
    /// </summary>
    public VaccineExemption? Exemption { get; init; }

    /// <summary>To be given on this day.</summary>
    public bool IsDueOn(DateOnly day) => IsNext && From <= day && !IsHeldOn(day);

    /// <summary>Nobody is called for it on this day, and there is a reason.</summary>
    public bool IsHeldOn(DateOnly day) => Exemption?.HoldsOn(day) == true;

    /// <summary>Due, and late: chỉ tiêu 5b misses it, whatever stands against it.</summary>
    public bool IsLateOn(DateOnly day) => LateFrom <= day;

    /// <summary>Whole days past <see cref="LateFrom"/>; 0 on that day, negative before it.</summary>
    public int DaysLate(DateOnly day) => day.DayNumber - LateFrom.DayNumber;
}

/// <summary>What comes next for a child, and from which day, given what was given and what is late. Pure.</summary>
public static class CatchUp
{
    /// <summary>
    /// The required doses not recorded, in the schedule's order. Where one waits for another that is missing too, it is
    /// reckoned as if that one were given as early as it can be, but not before <paramref name="day"/>.
    /// </summary>
    /// <param name="birth">Day of birth.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="given">What was given, on whatever day.</param>
    /// <param name="exemptions">What stands against vaccines of the child, on whatever day.</param>
    /// <param name="day">The day it is asked for.</param>
    public static IReadOnlyList<NextDose> Of(
        DateOnly birth,
        ImmunisationSchedule schedule,
        IEnumerable<Vaccination> given,
        IEnumerable<VaccineExemption> exemptions,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var days = FirstDays(given);
        var against = exemptions
            .Where(one => one.HoldsOn(day))
            .GroupBy(one => one.Vaccine, StringComparer.Ordinal)
            .ToDictionary(
                vaccine => vaccine.Key,
                vaccine => vaccine.MaxBy(one => one.Until ?? DateOnly.MaxValue)!,
                StringComparer.Ordinal
            );
        var planned = new Dictionary<(string, int), DateOnly>();
        return
        [
            .. schedule
                .Doses.Where(dose => dose is { Required: true, DueFromAgeDays: not null })
                .Where(dose => !days.ContainsKey((dose.Vaccine, dose.Dose)))
                .Select(dose => new NextDose(
                    dose,
                    From(dose),
                    birth.AddDays(dose.DueFromAgeDays!.Value),
                    dose.After is not { } after || days.ContainsKey((after.Vaccine, after.Dose))
                )
                {
                    Exemption = Against(dose),
                }),
        ];

        // Also of one that waits for another which is not given.
        VaccineExemption? Against(ScheduledDose? dose)
        {
            var seen = new HashSet<ScheduledDose>();
            while (dose is not null && seen.Add(dose))
            {
                if (against.TryGetValue(dose.Vaccine, out var exemption))
                {
                    return exemption;
                }

                dose =
                    dose.After is { } after && !days.ContainsKey((after.Vaccine, after.Dose))
                        ? schedule.Find(after.Vaccine, after.Dose)
                        : null;
            }

            return null;
        }

        DateOnly From(ScheduledDose dose)
        {
            var byAge = birth.AddDays(dose.FromAgeDays ?? dose.DueFromAgeDays ?? dose.MinAgeDays);
            var from =
                dose.After is { } after && Before(after) is { } before && before.AddDays(after.Days) is var byInterval
                    ? (byInterval > byAge ? byInterval : byAge)
                    : byAge;
            return against.GetValueOrDefault(dose.Vaccine)?.Until is { } until && until >= from
                ? until.AddDays(1)
                : from;
        }

        DateOnly? Before(DoseInterval after)
        {
            var key = (after.Vaccine, after.Dose);
            if (days.TryGetValue(key, out var on) || planned.TryGetValue(key, out on))
            {
                return on;
            }

            if (schedule.Find(after.Vaccine, after.Dose) is not { } dose)
            {
                return null;
            }

            // Guards against a schedule that goes round in a circle: then the dose waits for nothing.
            planned[key] = birth;
            var from = From(dose);
            return planned[key] = from > day ? from : day;
        }
    }

    /// <summary>The first day that each dose is recorded for.</summary>
    internal static Dictionary<(string Vaccine, int Dose), DateOnly> FirstDays(IEnumerable<Vaccination> given) =>
        given.GroupBy(v => (v.Vaccine, v.Dose)).ToDictionary(doses => doses.Key, doses => doses.Min(v => v.GivenOn));
}
