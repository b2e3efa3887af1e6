using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Circumstances;

/// <summary>Tảo hôn in a commune.</summary>
public static class ChildMarriages
{
    /// <summary>
    /// How many were prevented: the commune's total without names, like a figure, for who reads figures. What happened is
    /// sealed, so it is told apart in memory.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="from">First day that it was known on, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>Null for one who may not read the commune's figures.</returns>
    public static async Task<int?> PreventedAsync(
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
        if (!viewer.MayAll(Act.Read, RecordKind.Figures, communeId))
        {
            return null;
        }

        var found = await (
            from incident in db.Incidents.AsNoTracking()
            join child in db.Children on incident.ChildId equals child.Id
            where child.CommuneId == communeId && incident.OccurredOn >= @from && incident.OccurredOn <= to
            select incident
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return found.Count(incident => incident.IsPrevented);
    }
}
