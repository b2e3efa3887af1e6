using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Matching;

/// <summary>Remembers which pairs were found to be two children, and takes such a finding back.</summary>
public static class DuplicateDecisions
{
    /// <summary>The pairs of a commune that were found to be two, each with the lesser id first.</summary>
    public static async Task<IReadOnlySet<(Guid First, Guid Second)>> OfAsync(
        MangNonDb db,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var pairs = await db
            .NotDuplicates.AsNoTracking()
            .Where(one => one.CommuneId == communeId)
            .Select(one => new { one.FirstId, one.SecondId })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return pairs.Select(one => (one.FirstId, one.SecondId)).ToHashSet();
    }

    public static (Guid First, Guid Second) Pair(Guid one, Guid other) =>
        one.CompareTo(other) < 0 ? (one, other) : (other, one);

    /// <summary>Remembers, or forgets, that two are two; false where the person may not write both children.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who decides.</param>
    /// <param name="one">A child.</param>
    /// <param name="other">Another.</param>
    /// <param name="areTwo">True to remember, false to forget.</param>
    /// <param name="why">Goes into the log.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<bool> DecideAsync(
        MangNonDb db,
        Viewer viewer,
        Guid one,
        Guid other,
        bool areTwo,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var (first, second) = Pair(one, other);
        await Turn.OfChildAsync(db, first, cancel).ConfigureAwait(false);
        var children = await viewer
            .Reach(Act.Write, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking())
            .Where(c => c.Id == first || c.Id == second)
            .Select(c => new { c.Id, c.CommuneId })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        if (children.Count != 2 || children[0].CommuneId != children[1].CommuneId)
        {
            return false;
        }

        var known = await db
            .NotDuplicates.SingleOrDefaultAsync(d => d.FirstId == first && d.SecondId == second, cancel)
            .ConfigureAwait(false);
        if ((known is not null) == areTwo)
        {
            return true;
        }

        if (known is not null)
        {
            db.NotDuplicates.Remove(known);
        }
        else
        {
            db.NotDuplicates.Add(
                new NotDuplicate
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = children[0].CommuneId,
                    FirstId = first,
                    SecondId = second,
                    DecidedBy = viewer.AccountId,
                    DecidedAt = db.Clock.GetUtcNow().UtcDateTime,
                }
            );
        }

        foreach (var (child, beside) in new[] { (first, second), (second, first) })
        {
            db.Note(
                new AuditEvent(
                    areTwo ? AuditActs.FoundTwo : AuditActs.FoundTwoTakenBack,
                    AuditSubjects.Child,
                    child,
                    children[0].CommuneId,
                    new { Other = beside, Reason = PersonName.Repair(why) }
                )
            );
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }
}
