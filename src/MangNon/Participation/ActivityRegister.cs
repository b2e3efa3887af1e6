using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>
/// Whose activities, and whose participants, a person works with. An activity is about no single child: all who write
/// participation for some children of a commune work with all of its activities, and with these children's part in them.
/// </summary>
internal static class ActivityRegister
{
    /// <summary>Whether the person writes participation for some children of the commune.</summary>
    public static async Task<bool> MayWorkAsync(MangNonDb db, Viewer viewer, Guid communeId, CancellationToken cancel)
    {
        var reach = viewer.Reach(Act.Write, RecordKind.Participation);
        if (reach.Covers(communeId))
        {
            return true;
        }

        var (facilities, villages) = (reach.Facilities.ToArray(), reach.Villages.ToArray());
        return await db
                .Facilities.AnyAsync(f => f.CommuneId == communeId && facilities.Contains(f.Id), cancel)
                .ConfigureAwait(false)
            || await db
                .Villages.AnyAsync(v => v.CommuneId == communeId && villages.Contains(v.Id), cancel)
                .ConfigureAwait(false);
    }

    /// <summary>The children whose part in activities the person may write, and whose names he may read.</summary>
    public static IQueryable<Child> Reached(MangNonDb db, Viewer viewer, Guid communeId) =>
        viewer
            .Reach(Act.Write, RecordKind.Participation)
            .Of(
                db,
                viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children.Where(c => c.CommuneId == communeId))
            );

    /// <summary>Whether the person wrote a record first, by the log; false for the owner of the data folder, who may do all anyway.</summary>
    public static Task<bool> IsOwnAsync(
        MangNonDb db,
        Viewer viewer,
        string subject,
        Guid id,
        CancellationToken cancel
    ) =>
        viewer.AccountId is { } account
            ? db.AuditEntries.AnyAsync(
                e => e.SubjectId == id && e.Subject == subject && e.Act == AuditActs.Added && e.AccountId == account,
                cancel
            )
            : Task.FromResult(false);
}
