using MangNon.Access;
using MangNon.Audit;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>An activity's form as one person gets it.</summary>
/// <param name="Activity">Null for a new one.</param>
/// <param name="Fields">With the villages to choose from.</param>
/// <param name="Texts">What is written; empty for a new one.</param>
/// <param name="Stamp">Of what is written: by it is known at saving whether another changed it meanwhile.</param>
/// <param name="Removal">What stands against deleting it.</param>
public sealed record ActivityEntry(
    Activity? Activity,
    IReadOnlyList<EntryField> Fields,
    IReadOnlyDictionary<string, string> Texts,
    string Stamp,
    ActivityRemoval Removal
);

/// <summary>What deleting an activity asks for.</summary>
public enum ActivityRemoval
{
    /// <summary>Nothing: one's own, at which nobody took part.</summary>
    Free,

    /// <summary>A reason: another wrote it, or children took part, whose part is deleted with it.</summary>
    NeedsReason,

    /// <summary>It cannot be: children took part whom this person does not reach.</summary>
    Refused,
}

/// <summary>What became of deleting an activity.</summary>
public enum RemovalAnswer
{
    Removed,

    /// <summary>There is none, or not for this person.</summary>
    NotFound,

    /// <summary>Another changed it meanwhile, or children took part meanwhile: nothing was deleted.</summary>
    Stale,
    NoReason,
    Refused,
}

/// <summary>
/// Activities written by hand. Who writes participation for the whole commune changes all of them; a school those that it
/// wrote itself. Children's part in them is <see cref="AttendanceSaving"/>.
/// </summary>
public static class Activities
{
    private const string First = "HD001";

    /// <summary>Null where there is no such activity, or not for this person to change: the two look the same.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="id">Null for a new one.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<ActivityEntry?> OpenAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid? id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false))
        {
            return null;
        }

        var activity = id is { } one ? await FindAsync(db, viewer, communeId, one, cancel).ConfigureAwait(false) : null;
        if (id is not null && activity is null)
        {
            return null;
        }

        var texts = ActivityForm.Read(activity);
        return new ActivityEntry(
            activity,
            await FieldsAsync(db, communeId, activity, cancel).ConfigureAwait(false),
            texts,
            activity is null ? "" : EntryStamp.Of(texts.Values),
            activity is null
                ? ActivityRemoval.Refused
                : await RemovalAsync(db, viewer, activity, cancel).ConfigureAwait(false)
        );
    }

    /// <summary>Adds an activity, with the commune's next code, or changes one; all or nothing.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="id">Null for a new one.</param>
    /// <param name="texts">What was typed.</param>
    /// <param name="stamp">The stamp of the form that was filled in.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<(RecordResult Result, Guid? Id)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid? id,
        EntryTexts texts,
        string? stamp,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(texts);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        // A new one takes the next code; one that is changed waits for others who change it or its list.
        await (
            id is { } turn ? Turn.OfActivityAsync(db, turn, cancel) : Turn.OfCommuneAsync(db, communeId, cancel)
        ).ConfigureAwait(false);
        if (!await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false))
        {
            return (RecordResult.Of(EditAnswer.NotFound), null);
        }

        var activity = id is { } one ? await FindAsync(db, viewer, communeId, one, cancel).ConfigureAwait(false) : null;
        if (id is not null && activity is null)
        {
            return (RecordResult.Of(EditAnswer.NotFound), null);
        }

        if (activity is not null && EntryStamp.Of(ActivityForm.Read(activity).Values) != stamp)
        {
            return (new RecordResult(EditAnswer.Refused, [], IsStale: true), id);
        }

        var fields = await FieldsAsync(db, communeId, activity, cancel).ConfigureAwait(false);
        var faults = texts.Faults(fields, DateOnly.MinValue, VietnamTime.Today(db.Clock)).ToList();
        if (texts.Whole(ActivityForm.HeadCount) > ActivityForm.MostPeople)
        {
            faults.Add(new EntryFault(ActivityForm.HeadCount, EntryProblem.NotANumber));
        }

        if (faults.Count > 0)
        {
            return (new RecordResult(EditAnswer.Refused, faults), id);
        }

        if (activity is null)
        {
            activity = new Activity
            {
                Id = Guid.CreateVersion7(),
                CommuneId = communeId,
                Code = await NextCode
                    .OfAsync(db.Activities.Where(a => a.CommuneId == communeId).Select(a => a.Code), First, cancel)
                    .ConfigureAwait(false),
                Kind = ActivityKind.Other,
                HeldOn = default,
            };
            db.Activities.Add(activity);
        }

        ActivityForm.Write(activity, texts);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (RecordResult.Of(EditAnswer.Saved), activity.Id);
    }

    /// <summary>Deletes an activity written by mistake, with the part of children in it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who deletes.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="id">The activity.</param>
    /// <param name="stamp">The stamp of the form on which it was asked for.</param>
    /// <param name="seen">What that form asked for.</param>
    /// <param name="why">The reason; needed by <see cref="ActivityRemoval.NeedsReason"/>.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<RemovalAnswer> RemoveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid id,
        string? stamp,
        ActivityRemoval seen,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfActivityAsync(db, id, cancel).ConfigureAwait(false);
        if (
            !await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false)
            || await FindAsync(db, viewer, communeId, id, cancel).ConfigureAwait(false) is not { } activity
        )
        {
            return RemovalAnswer.NotFound;
        }

        var removal = await RemovalAsync(db, viewer, activity, cancel).ConfigureAwait(false);
        if (removal == ActivityRemoval.Refused)
        {
            return RemovalAnswer.Refused;
        }

        if (EntryStamp.Of(ActivityForm.Read(activity).Values) != stamp || removal != seen)
        {
            return RemovalAnswer.Stale;
        }

        if (removal == ActivityRemoval.NeedsReason && string.IsNullOrWhiteSpace(why))
        {
            return RemovalAnswer.NoReason;
        }

        db.Attendances.RemoveRange(
            await db.Attendances.Where(a => a.ActivityId == id).ToListAsync(cancel).ConfigureAwait(false)
        );
        // The asks raised there stay, without it; told of in the log as well.
        foreach (
            var ask in await db.ChildrenAsks.Where(a => a.ActivityId == id).ToListAsync(cancel).ConfigureAwait(false)
        )
        {
            ask.ActivityId = null;
        }

        db.Activities.Remove(activity);
        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RemovalAnswer.Removed;
    }

    /// <summary>Names of the commune's villages, in reading order; what an activity says already can be kept.</summary>
    private static async Task<IReadOnlyList<EntryField>> FieldsAsync(
        MangNonDb db,
        Guid communeId,
        Activity? activity,
        CancellationToken cancel
    )
    {
        var villages = await db
            .Villages.Where(v => v.CommuneId == communeId)
            .Select(v => v.Name)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return ActivityForm.Fields([
            .. villages
                .Concat(activity?.VillageName is { } kept ? [kept] : [])
                .Distinct(StringComparer.Ordinal)
                .Order(VillageNames.Order),
        ]);
    }

    /// <summary>One that the person may change.</summary>
    private static async Task<Activity?> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid id,
        CancellationToken cancel
    )
    {
        var found = await db
            .Activities.SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == communeId, cancel)
            .ConfigureAwait(false);
        return
            found is not null
            && (
                viewer.MayAll(Act.Write, RecordKind.Participation, communeId)
                || await ActivityRegister
                    .IsOwnAsync(db, viewer, AuditSubjects.Activity, id, cancel)
                    .ConfigureAwait(false)
            )
            ? found
            : null;
    }

    private static async Task<ActivityRemoval> RemovalAsync(
        MangNonDb db,
        Viewer viewer,
        Activity activity,
        CancellationToken cancel
    )
    {
        var own = ActivityRegister
            .Reached(db, viewer, activity.CommuneId)
            .Where(c => db.Attendances.Any(a => a.ActivityId == activity.Id && a.ChildId == c.Id));
        var attended = await db.Attendances.CountAsync(a => a.ActivityId == activity.Id, cancel).ConfigureAwait(false);
        return attended == 0
            ? await ActivityRegister
                .IsOwnAsync(db, viewer, AuditSubjects.Activity, activity.Id, cancel)
                .ConfigureAwait(false)
                ? ActivityRemoval.Free
                : ActivityRemoval.NeedsReason
            : await own.CountAsync(cancel).ConfigureAwait(false) == attended
                ? ActivityRemoval.NeedsReason
                : ActivityRemoval.Refused;
    }
}
