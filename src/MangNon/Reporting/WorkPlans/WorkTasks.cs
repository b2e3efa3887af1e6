using MangNon.Access;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;

namespace MangNon.Reporting.WorkPlans;

/// <summary>A task's form as one person gets it.</summary>
/// <param name="Line">Null for a new one.</param>
/// <param name="Owners">Those that a new one can be given to; empty for one that is there.</param>
/// <param name="Fields">Those that the person writes; empty for who reads alone.</param>
/// <param name="Texts">What is written in them.</param>
/// <param name="Stamp">Of these: by it is known at saving whether another changed them meanwhile.</param>
public sealed record WorkTaskEntry(
    WorkTaskLine? Line,
    IReadOnlyList<Reporter> Owners,
    IReadOnlyList<EntryField> Fields,
    IReadOnlyDictionary<string, string> Texts,
    string Stamp
);

/// <summary>One task of a year's plan, written by hand. Who writes in one commune waits for one another.</summary>
public static class WorkTasks
{
    /// <summary>Null where there is no such task, or not for this person: the two look the same.</summary>
    public static async Task<WorkTaskEntry?> OpenAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        Guid id,
        CancellationToken cancel
    )
    {
        if (await WorkPlanBook.FindAsync(db, viewer, place, id, cancel).ConfigureAwait(false) is not { } line)
        {
            return null;
        }

        var fields = WorkTaskForm.Fields(line);
        var texts = WorkTaskForm.Read(line.Task, fields);
        return new WorkTaskEntry(line, [], fields, texts, EntryStamp.Of(texts.Values));
    }

    /// <summary>The form of a new task of one's own; null for who lays out no plan there.</summary>
    public static async Task<WorkTaskEntry?> NewAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        var owners = await WorkPlanBook.PlannedAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        if (owners.Count == 0)
        {
            return null;
        }

        var fields = WorkTaskForm.FieldsOfNew([.. owners.Select(owner => owner.Key.Slug)]);
        var texts = WorkTaskForm.Read(null, fields);
        texts[WorkTaskForm.Unit] = owners.Count == 1 ? owners[0].Key.Slug : "";
        return new WorkTaskEntry(null, owners, fields, texts, "");
    }

    /// <summary>Adds a task of one's own.</summary>
    public static async Task<RecordResult> AddAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        EntryTexts texts,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(texts);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (await NewAsync(db, viewer, place, year, cancel).ConfigureAwait(false) is not { } entry)
        {
            return RecordResult.Of(EditAnswer.NotFound);
        }

        if (Faults(db, texts, entry.Fields, year) is { Count: > 0 } faults)
        {
            return new RecordResult(EditAnswer.Refused, faults);
        }

        var owner = entry.Owners.Single(one => one.Key.Slug == texts[WorkTaskForm.Unit]).Key;
        var task = new WorkTask
        {
            Id = Guid.CreateVersion7(),
            CommuneId = place.CommuneId,
            Year = year,
            UnitId = owner.UnitId,
            PlaceId = owner.PlaceId,
            Text = "",
        };
        WorkTaskForm.Write(task, texts, entry.Fields);
        Sign(db, viewer, task);
        db.WorkTasks.Add(task);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RecordResult.Of(EditAnswer.Saved);
    }

    /// <summary>Changes what the person may change; all or nothing.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="place">Where.</param>
    /// <param name="id">Which.</param>
    /// <param name="texts">What was typed.</param>
    /// <param name="stamp">The stamp of the form that was filled in.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<RecordResult> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        Guid id,
        EntryTexts texts,
        string? stamp,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(texts);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (
            await OpenAsync(db, viewer, place, id, cancel).ConfigureAwait(false)
            is not { Line: { } line, Fields.Count: > 0 } entry
        )
        {
            return RecordResult.Of(EditAnswer.NotFound);
        }

        if (entry.Stamp != stamp)
        {
            return new RecordResult(EditAnswer.Refused, [], IsStale: true);
        }

        if (Faults(db, texts, entry.Fields, line.Task.Year) is { Count: > 0 } faults)
        {
            return new RecordResult(EditAnswer.Refused, faults);
        }

        WorkTaskForm.Write(line.Task, texts, entry.Fields);
        if (EntryStamp.Of(WorkTaskForm.Read(line.Task, entry.Fields).Values) == stamp)
        {
            return RecordResult.Of(EditAnswer.Unchanged);
        }

        Sign(db, viewer, line.Task);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RecordResult.Of(EditAnswer.Saved);
    }

    /// <summary>Takes a task off the plan; false where there is none for this person, or another changed it meanwhile.</summary>
    public static async Task<bool> RemoveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        Guid id,
        string? stamp,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (
            await OpenAsync(db, viewer, place, id, cancel).ConfigureAwait(false)
                is not { Line: { MayPlan: true } line } entry
            || entry.Stamp != stamp
        )
        {
            return false;
        }

        db.WorkTasks.Remove(line.Task);
        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    internal static void Sign(MangNonDb db, Viewer viewer, WorkTask task) =>
        (task.WrittenBy, task.WrittenAt) = (viewer.AccountId, db.Clock.GetUtcNow().UtcDateTime);

    private static List<EntryFault> Faults(MangNonDb db, EntryTexts texts, IReadOnlyList<EntryField> fields, int year)
    {
        var faults = texts.Faults(fields, DateOnly.MinValue, VietnamTime.Today(db.Clock)).ToList();
        return faults.Count > 0
            ? faults
            : [.. WorkTaskForm.Faults(texts, year).Where(fault => fields.Any(field => field.Key == fault.Key))];
    }
}
