using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Justice;

/// <summary>A legal affair with the child it is about.</summary>
public sealed record ListedAffair(LegalAffair Affair, Child Child, string VillageName);

/// <summary>The legal affairs of a commune that are open, within what a person may read. How they stand is sealed: it is told apart in memory.</summary>
public static class OpenAffairs
{
    /// <returns>Null for one who may read none of the commune's; the longest open first.</returns>
    public static async Task<IReadOnlyList<ListedAffair>?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var reach = viewer.Reach(Act.Read, RecordKind.Legal);
        if (reach.IsNothing)
        {
            return null;
        }

        var known = viewer
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking())
            .Where(child => child.CommuneId == communeId);
        var found = await (
            from child in reach.Of(db, known)
            join affair in db.LegalAffairs.AsNoTracking() on child.Id equals affair.ChildId
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new
            {
                affair,
                child,
                village.Name,
            }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. found
                .Where(one => one.affair.IsOpen)
                .Select(one => new ListedAffair(one.affair, one.child, one.Name))
                .OrderBy(line => line.Affair.From)
                .ThenBy(line => line.Child.FullName, PersonNames.Order)
                .ThenBy(line => line.Affair.Id),
        ];
    }
}
