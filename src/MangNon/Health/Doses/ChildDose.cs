using MangNon.Register;

namespace MangNon.Health.Doses;

/// <summary>How a dose stands.</summary>
public enum DoseStanding
{
    Given,

    /// <summary>Due, and not given, of a child under five: chỉ tiêu 5b waits for it.</summary>
    Missing,

    /// <summary>Not recorded, of a child who has passed five: nobody waits for it.</summary>
    Unrecorded,

    /// <summary>Not yet due.</summary>
    Later,

    /// <summary>Not asked for.</summary>
    Optional,
}

/// <summary>One dose of the schedule for one child. Pure.</summary>
/// <param name="Vaccine">Code of the vaccine.</param>
/// <param name="Dose">From 1.</param>
/// <param name="Age">The age the schedule names; null for a dose that is not in it.</param>
/// <param name="GivenOn">The first day it is recorded for.</param>
/// <param name="DueOn">From this day on it counts as missing.</param>
/// <param name="Standing">On the day asked for.</param>
public sealed record ChildDose(
    string Vaccine,
    int Dose,
    string? Age,
    DateOnly? GivenOn,
    DateOnly? DueOn,
    DoseStanding Standing
)
{
    /// <summary>In the schedule's order, then what was given beside it. A dead child's doses are those due by the day of death.</summary>
    public static IReadOnlyList<ChildDose> Of(
        Child child,
        ImmunisationSchedule schedule,
        IEnumerable<Vaccination> given,
        DateOnly today
    )
    {
        var days = given
            .GroupBy(v => (v.Vaccine, v.Dose))
            .ToDictionary(doses => doses.Key, doses => doses.Min(v => v.GivenOn));
        var day = child.DiedOn is { } died && died < today ? died : today;
        var underFive = Register.Age.Years(child.BirthDate, day) < 5;
        var lines = new List<ChildDose>();
        foreach (var dose in schedule.Doses)
        {
            DateOnly? givenOn = days.Remove((dose.Vaccine, dose.Dose), out var on) ? on : null;
            DateOnly? dueOn = dose.DueFromAgeDays is { } due ? child.BirthDate.AddDays(due) : null;
            lines.Add(
                new ChildDose(
                    dose.Vaccine,
                    dose.Dose,
                    dose.Age,
                    givenOn,
                    dueOn,
                    givenOn is not null ? DoseStanding.Given
                        : !dose.Required || dueOn is null ? DoseStanding.Optional
                        : dueOn <= day ? (underFive ? DoseStanding.Missing : DoseStanding.Unrecorded)
                        : DoseStanding.Later
                )
            );
        }

        lines.AddRange(
            days.OrderBy(d => d.Value)
                .Select(d => new ChildDose(d.Key.Vaccine, d.Key.Dose, null, d.Value, null, DoseStanding.Given))
        );
        return lines;
    }
}
