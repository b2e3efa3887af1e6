namespace MangNon.Health.Doses;

/// <summary>Why a dose cannot be written down.</summary>
public enum DoseProblem
{
    /// <summary>The day cannot be read.</summary>
    NotADay,

    /// <summary>The schedule knows no such dose.</summary>
    NotInSchedule,

    InFuture,

    BeforeBirth,

    /// <summary>This dose is recorded already, on whatever day.</summary>
    AlreadyGiven,

    /// <summary>The dose that it must follow is not recorded.</summary>
    EarlierMissing,

    /// <summary>The child is younger than the dose's least age.</summary>
    TooYoung,

    /// <summary>Too few days after the dose that it must follow.</summary>
    TooSoon,

    /// <summary>It is written down that the child is not given the vaccine on that day.</summary>
    Exempt,
}

/// <summary>What is wrong with a dose.</summary>
/// <param name="Problem">Why.</param>
/// <param name="FirstDay">The first day it could be given; null where no day would do.</param>
public sealed record DoseRefusal(DoseProblem Problem, DateOnly? FirstDay = null);

/// <summary>Whether a dose given on a day can be written down. Pure.</summary>
public static class DoseChecks
{
    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    public static DoseRefusal? Of(
        DateOnly birth,
        ImmunisationSchedule schedule,
        IReadOnlyCollection<Vaccination> given,
        string vaccine,
        int dose,
        DateOnly day,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(given);
        if (schedule.Find(vaccine, dose) is not { } scheduled)
        {
            return new DoseRefusal(DoseProblem.NotInSchedule);
        }

        if (day > today)
        {
            return new DoseRefusal(DoseProblem.InFuture);
        }

        if (day < birth)
        {
            return new DoseRefusal(DoseProblem.BeforeBirth);
        }

        var days = CatchUp.FirstDays(given);
        if (days.ContainsKey((vaccine, dose)))
        {
            return new DoseRefusal(DoseProblem.AlreadyGiven);
        }

        if (scheduled.After is { } needed && !days.ContainsKey((needed.Vaccine, needed.Dose)))
        {
            return new DoseRefusal(DoseProblem.EarlierMissing);
        }

        var byAge = birth.AddDays(scheduled.MinAgeDays);
        if (day < byAge)
        {
            return new DoseRefusal(DoseProblem.TooYoung, byAge);
        }

        return
            scheduled.After is { } after
            && days[(after.Vaccine, after.Dose)].AddDays(after.Days) is var byInterval
            && day < byInterval
            ? new DoseRefusal(DoseProblem.TooSoon, byInterval)
            : null;
    }

    /// <summary>The dose of a vaccine that a child needs next: the lowest number not recorded; null where all are.</summary>
    public static ScheduledDose? Next(
        ImmunisationSchedule schedule,
        IReadOnlyCollection<Vaccination> given,
        string vaccine
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var days = CatchUp.FirstDays(given);
        return schedule
            .Doses.Where(dose => string.Equals(dose.Vaccine, vaccine, StringComparison.Ordinal))
            .OrderBy(dose => dose.Dose)
            .FirstOrDefault(dose => !days.ContainsKey((dose.Vaccine, dose.Dose)));
    }
}
