using MangNon.Reporting.UnitReports;

namespace MangNon.Reporting.WorkPlans;

/// <summary>How far a task is (tiến độ). The numbers are stored: never renumber.</summary>
public enum WorkProgress
{
    NotBegun = 1,
    UnderWay = 2,
    Done = 3,

    /// <summary>It was not done and is not going to be this year; <see cref="WorkTask.Outcome"/> says why.</summary>
    NotDone = 4,
}

/// <summary>
/// One task of a unit, school or village in one year (kế hoạch công tác năm; Kế hoạch III, V): of the programme, or the
/// unit's own.
/// </summary>
public sealed class WorkTask
{
    /// <summary>The most letters of a task of one's own, and of what came of a task.</summary>
    public const int LongestText = 1000;

    /// <summary>The most letters of the evidence.</summary>
    public const int LongestEvidence = 500;

    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    public required int Year { get; init; }

    /// <summary>The unit of the programme.</summary>
    public required string UnitId { get; init; }

    /// <summary>The school or village, where each has its own; <see cref="Guid.Empty"/> for a unit that works as one.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary><see cref="PlanTask.Id"/>; null for the unit's own.</summary>
    public string? PlanTaskId { get; init; }

    /// <summary>Where it stands in the plan, “V.7”; null for the unit's own.</summary>
    public string? Section { get; init; }

    /// <summary>The task of the year before that was not done and goes on here; null for none.</summary>
    public Guid? CarriedFromId { get; init; }

    /// <summary>As printed in the plan when the year was opened, or as the unit wrote it.</summary>
    public required string Text { get; set; }

    /// <summary>The last day; null where none was set.</summary>
    public DateOnly? DueOn { get; set; }

    public WorkProgress Progress { get; set; } = WorkProgress.NotBegun;

    /// <summary>What was done, or why it was not.</summary>
    public string? Outcome { get; set; }

    /// <summary>What proves it, in words: number and day of a paper, code of an activity.</summary>
    public string? Evidence { get; set; }

    /// <summary>Who last wrote; null while nobody did since the year was opened.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? WrittenAt { get; set; }

    public ReporterKey Owner => new(UnitId, PlaceId);

    public bool IsOwn => PlanTaskId is null;

    /// <summary>Quá hạn: its last day is over and it is not done.</summary>
    public bool IsLateOn(DateOnly today) => DueOn < today && Progress != WorkProgress.Done;

    /// <summary>Not done, and its last day is today or within so many days.</summary>
    public bool IsDueWithin(int days, DateOnly today) =>
        Progress is WorkProgress.NotBegun or WorkProgress.UnderWay && DueOn >= today && DueOn <= today.AddDays(days);
}
