using MangNon.Access;
using MangNon.Audit;
using MangNon.Recording;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>An ask of a list.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="ActivityName">Where it was raised; null where at no activity.</param>
/// <param name="State">On the day asked for.</param>
public sealed record AskLine(ChildrenAsk Ask, string? ActivityName, AskState State);

/// <summary>An ask's form as one person gets it.</summary>
/// <param name="Ask">Null for a new one.</param>
/// <param name="Fields">With the activities to choose from.</param>
/// <param name="Texts">What is written; empty for a new one.</param>
/// <param name="Stamp">Of what is written: by it is known at saving whether another changed it meanwhile.</param>
/// <param name="Activities">The activities to choose from, the latest first.</param>
public sealed record AskEntry(
    ChildrenAsk? Ask,
    IReadOnlyList<EntryField> Fields,
    IReadOnlyDictionary<string, string> Texts,
    string Stamp,
    IReadOnlyList<Activity> Activities
);

/// <summary>What children asked for, written by hand by those who write participation: all of the commune's.</summary>
public static class ChildrenAsks
{
    /// <summary>Activities of so many years back can be chosen as where an ask was raised.</summary>
    private const int YearsBack = 2;

    /// <summary>Those that wait first, the longest waiting before the others; then the latest answered.</summary>
    public static async Task<IReadOnlyList<AskLine>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false))
        {
            return [];
        }

        var rows = await (
            from ask in db.ChildrenAsks.AsNoTracking()
            where ask.CommuneId == communeId
            join activity in db.Activities on ask.ActivityId equals activity.Id into raised
            from activity in raised.DefaultIfEmpty()
            select new { ask, Name = activity == null ? null : activity.Name ?? activity.Code }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new AskLine(row.ask, row.Name, row.ask.StateOn(today)))
                .OrderBy(line => line.Ask.AnsweredOn is not null)
                .ThenBy(line =>
                    line.Ask.AnsweredOn is null ? line.Ask.AskedOn.DayNumber : -line.Ask.AnsweredOn.Value.DayNumber
                )
                .ThenBy(line => line.Ask.Id),
        ];
    }

    /// <summary>Null where there is no such ask, or not for this person: the two look the same.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="id">Null for a new one.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<AskEntry?> OpenAsync(
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

        var ask = await FindAsync(db, communeId, id, cancel).ConfigureAwait(false);
        if (id is not null && ask is null)
        {
            return null;
        }

        var since = new DateOnly(VietnamTime.Today(db.Clock).Year - YearsBack, 1, 1);
        var kept = ask?.ActivityId;
        var activities = await db
            .Activities.AsNoTracking()
            .Where(a => a.CommuneId == communeId && (a.HeldOn >= since || a.Id == kept))
            .OrderByDescending(a => a.HeldOn)
            .ThenBy(a => a.Code)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var texts = AskForm.Read(ask);
        return new AskEntry(
            ask,
            AskForm.Fields([.. activities.Select(a => a.Id.ToString())]),
            texts,
            ask is null ? "" : EntryStamp.Of(texts.Values),
            activities
        );
    }

    /// <summary>Adds an ask, or changes one: its answer among the rest; all or nothing.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="id">Null for a new one.</param>
    /// <param name="texts">What was typed.</param>
    /// <param name="stamp">The stamp of the form that was filled in.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<RecordResult> SaveAsync(
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
        ArgumentNullException.ThrowIfNull(texts);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        if (id is { } turn)
        {
            await Turn.OfAskAsync(db, turn, cancel).ConfigureAwait(false);
        }

        if (await OpenAsync(db, viewer, communeId, id, cancel).ConfigureAwait(false) is not { } entry)
        {
            return RecordResult.Of(EditAnswer.NotFound);
        }

        if (entry.Ask is not null && entry.Stamp != stamp)
        {
            return new RecordResult(EditAnswer.Refused, [], IsStale: true);
        }

        var faults = texts.Faults(entry.Fields, DateOnly.MinValue, VietnamTime.Today(db.Clock)).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(AskForm.Faults(texts));
        }

        if (faults.Count > 0)
        {
            return new RecordResult(EditAnswer.Refused, faults);
        }

        var ask = entry.Ask;
        if (ask is null)
        {
            ask = new ChildrenAsk
            {
                Id = Guid.CreateVersion7(),
                CommuneId = communeId,
                AskedOn = default,
                Topic = AskTopic.Other,
                Matter = "",
            };
            db.ChildrenAsks.Add(ask);
        }

        AskForm.Write(ask, texts);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RecordResult.Of(EditAnswer.Saved);
    }

    /// <summary>Deletes an ask that was written by mistake; false where there is none for this person, or another changed it meanwhile.</summary>
    public static async Task<bool> RemoveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid id,
        string? stamp,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfAskAsync(db, id, cancel).ConfigureAwait(false);
        if (
            await OpenAsync(db, viewer, communeId, id, cancel).ConfigureAwait(false) is not { Ask: { } ask } entry
            || entry.Stamp != stamp
        )
        {
            return false;
        }

        db.ChildrenAsks.Remove(ask);
        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    private static async Task<ChildrenAsk?> FindAsync(
        MangNonDb db,
        Guid communeId,
        Guid? id,
        CancellationToken cancel
    ) =>
        id is null
            ? null
            : await db
                .ChildrenAsks.SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == communeId, cancel)
                .ConfigureAwait(false);
}
