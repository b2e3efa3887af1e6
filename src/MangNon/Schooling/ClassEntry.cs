namespace MangNon.Schooling;

/// <summary>What was chosen for one pupil of a class.</summary>
/// <param name="ChildId">Whose row.</param>
/// <param name="Result">Null to take the child out of the class: written there by mistake.</param>
/// <param name="Seen">The result that the person had before the eyes.</param>
/// <param name="Confirmed">“Đúng như vậy”: what was asked about this row is right.</param>
public sealed record ClassEntry(Guid ChildId, EnrolmentResult? Result, EnrolmentResult Seen, bool Confirmed);

/// <summary>What is asked about a row before it is saved.</summary>
public enum ClassDoubt
{
    /// <summary>Somebody else wrote another result since the page was opened.</summary>
    ChangedMeanwhile,

    /// <summary>The child's school year would be removed.</summary>
    Removes,
}

/// <summary>A row, checked.</summary>
/// <param name="Entry">As chosen.</param>
/// <param name="Pupil">As the register has it now.</param>
/// <param name="IsChange">Whether there is anything to write.</param>
/// <param name="IsWrong">The class cannot end like that (<see cref="Grades.Results"/>).</param>
/// <param name="Doubts">What must be confirmed.</param>
public sealed record CheckedClassEntry(
    ClassEntry Entry,
    Pupil Pupil,
    bool IsChange,
    bool IsWrong,
    IReadOnlyList<ClassDoubt> Doubts
)
{
    /// <summary>Nothing of the class is saved while one row waits for an answer.</summary>
    public bool Waits => IsWrong || (Doubts.Count > 0 && !Entry.Confirmed);

    /// <summary>What the person left alone stays, whatever another made of it. Pure.</summary>
    public static CheckedClassEntry Of(Pupil pupil, ClassEntry entry)
    {
        ArgumentNullException.ThrowIfNull(pupil);
        ArgumentNullException.ThrowIfNull(entry);
        var now = pupil.Enrolment.Result;
        if (entry.Result == entry.Seen || entry.Result == now)
        {
            return new CheckedClassEntry(entry, pupil, false, false, []);
        }

        var isWrong = entry.Result is { } result && !Grades.Results(pupil.Enrolment.Grade).Contains(result);
        var doubts = new List<ClassDoubt>();
        if (now != entry.Seen)
        {
            doubts.Add(ClassDoubt.ChangedMeanwhile);
        }

        if (entry.Result is null)
        {
            doubts.Add(ClassDoubt.Removes);
        }

        return new CheckedClassEntry(entry, pupil, true, isWrong, doubts);
    }
}
