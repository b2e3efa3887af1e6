using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>A child's line of an attendance list as a form sends it.</summary>
/// <param name="ChildId">Whose.</param>
/// <param name="Was">What the form showed when it was opened.</param>
/// <param name="Ticked">What it holds now.</param>
public sealed record AttendanceTick(Guid ChildId, bool Was, bool Ticked);

/// <summary>What became of a list that was sent.</summary>
/// <param name="Added">Children who now took part.</param>
/// <param name="Removed">Children who now did not.</param>
/// <param name="Meanwhile">Lines that this person left alone and another changed: the other's stands.</param>
/// <param name="Strangers">Lines of children who are not this person's (any more): then nothing was saved.</param>
public sealed record AttendanceAnswer(int Added, int Removed, IReadOnlyList<Guid> Meanwhile, int Strangers);

/// <summary>
/// Saves a list of who took part: all of it or nothing, and only the lines that were shown. A tick has two values, so two
/// people who change the same line changed it alike; what one left alone and the other changed stays, and is told.
/// </summary>
public static class AttendanceSaving
{
    /// <summary>Null where there is no such activity, or not for this person.</summary>
    public static async Task<AttendanceAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid activityId,
        IReadOnlyCollection<AttendanceTick> ticks,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(ticks);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfActivityAsync(db, activityId, cancel).ConfigureAwait(false);
        if (
            await AttendanceRoster.ActivityOfAsync(db, viewer, communeId, activityId, cancel).ConfigureAwait(false)
            is null
        )
        {
            return null;
        }

        var sent = ticks.DistinctBy(tick => tick.ChildId).ToList();
        var ids = sent.ConvertAll(tick => tick.ChildId);
        var reached = (
            await ActivityRegister
                .Reached(db, viewer, communeId)
                .Where(c => ids.Contains(c.Id))
                .Select(c => c.Id)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        ).ToHashSet();
        var strangers = sent.Count(tick => !reached.Contains(tick.ChildId));
        if (strangers > 0)
        {
            return new AttendanceAnswer(0, 0, [], strangers);
        }

        var rows = await db
            .Attendances.Where(a => a.ActivityId == activityId && ids.Contains(a.ChildId))
            .ToDictionaryAsync(a => a.ChildId, cancel)
            .ConfigureAwait(false);
        var (added, removed, meanwhile) = (0, 0, new List<Guid>());
        foreach (var tick in sent)
        {
            var now = rows.ContainsKey(tick.ChildId);
            if (tick.Ticked == tick.Was)
            {
                if (now != tick.Was)
                {
                    meanwhile.Add(tick.ChildId);
                }
            }
            else if (tick.Ticked && !now)
            {
                db.Attendances.Add(
                    new Attendance
                    {
                        Id = Guid.CreateVersion7(),
                        ActivityId = activityId,
                        ChildId = tick.ChildId,
                    }
                );
                added++;
            }
            else if (!tick.Ticked && now)
            {
                db.Attendances.Remove(rows[tick.ChildId]);
                removed++;
            }
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new AttendanceAnswer(added, removed, meanwhile, 0);
    }
}
