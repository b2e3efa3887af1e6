using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Circumstances;

/// <summary>
/// The incidents of a commune that a person may read. What happened is sealed: they are read narrowly and told apart in
/// memory.
/// </summary>
public static class IncidentList
{
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>The latest first; of one day by the children's given names.</returns>
    public static async Task<IReadOnlyList<ListedIncident>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly from,
        DateOnly to,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var known = viewer
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking())
            .Where(child => child.CommuneId == communeId);
        var lines = new List<ListedIncident>();
        foreach (var kinds in Enum.GetValues<IncidentKind>().GroupBy(KindOf.Incident))
        {
            var reach = viewer.Reach(Act.Read, kinds.Key);
            if (reach.IsNothing)
            {
                continue;
            }

            var found = await (
                from child in reach.Of(db, known)
                join incident in db.Incidents.AsNoTracking() on child.Id equals incident.ChildId
                where incident.OccurredOn >= @from && incident.OccurredOn <= to
                join household in db.Households on child.HouseholdId equals household.Id
                join village in db.Villages on household.VillageId equals village.Id
                select new
                {
                    incident,
                    child,
                    village.Id,
                    village.Name,
                }
            )
                .ToListAsync(cancel)
                .ConfigureAwait(false);
            lines.AddRange(
                found
                    .Where(one => kinds.Contains(one.incident.Kind))
                    .Select(one => new ListedIncident(one.incident, one.child, one.Id, one.Name))
            );
        }

        return
        [
            .. lines
                .OrderByDescending(line => line.Incident.OccurredOn)
                .ThenBy(line => line.Child.FullName, PersonNames.Order)
                .ThenBy(line => line.Incident.Id),
        ];
    }
}
