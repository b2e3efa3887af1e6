using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MangNon.Storage;

/// <summary>
/// Which villages and communes a set of changes makes stale. Every write through the change tracker passes here, so
/// that no edit can forget to raise the version; bulk imports raise it themselves with <see cref="RaiseAsync"/>.
/// </summary>
public static class Freshness
{
    /// <summary>The owners whose figures the tracked changes touch: before and after, where a record moves.</summary>
    internal static async Task<(HashSet<Guid> Villages, HashSet<Guid> Communes)> TouchedAsync(
        MangNonDb db,
        CancellationToken cancel
    )
    {
        var (villages, communes) = (new HashSet<Guid>(), new HashSet<Guid>());
        var (households, children, activities) = (new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            switch (entry.Entity)
            {
                case Household h:
                    villages.UnionWith(BeforeAndAfter(entry, nameof(Household.VillageId)));
                    communes.Add(h.CommuneId);
                    break;
                case Child:
                    households.UnionWith(BeforeAndAfter(entry, nameof(Child.HouseholdId)));
                    break;
                case Activity a:
                    activities.Add(a.Id);
                    break;
                case IChildRecord r:
                    children.Add(r.ChildId);
                    break;
                case Village v:
                    communes.Add(v.CommuneId);
                    break;
                case Facility f:
                    communes.Add(f.CommuneId);
                    break;
                case FacilitySurvey s:
                    communes.UnionWith(
                        await db
                            .Facilities.Where(f => f.Id == s.FacilityId)
                            .Select(f => f.CommuneId)
                            .ToListAsync(cancel)
                            .ConfigureAwait(false)
                    );
                    break;
                case ReportedFigure r:
                    communes.Add(r.CommuneId);
                    break;
                case ChildFriendlyScore s:
                    communes.Add(s.CommuneId);
                    break;
            }
        }

        if (activities.Count > 0)
        {
            children.UnionWith(
                await db
                    .Attendances.Where(a => activities.Contains(a.ActivityId))
                    .Select(a => a.ChildId)
                    .ToListAsync(cancel)
                    .ConfigureAwait(false)
            );
        }

        await AddHouseholdsOfAsync(db, children, households, cancel).ConfigureAwait(false);
        await AddVillagesOfAsync(db, households, villages, cancel).ConfigureAwait(false);
        return (villages, communes);
    }

    /// <summary>Raises versions, within the transaction under way.</summary>
    public static async Task RaiseAsync(
        MangNonDb db,
        IReadOnlyCollection<Guid> villages,
        IReadOnlyCollection<Guid> communes,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(villages);
        ArgumentNullException.ThrowIfNull(communes);
        if (villages.Count > 0)
        {
            await db
                .Villages.Where(v => villages.Contains(v.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(v => v.Version, v => v.Version + 1), cancel)
                .ConfigureAwait(false);
        }

        if (communes.Count > 0)
        {
            await db
                .Communes.Where(c => communes.Contains(c.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version + 1), cancel)
                .ConfigureAwait(false);
        }
    }

    private static async Task AddHouseholdsOfAsync(
        MangNonDb db,
        HashSet<Guid> children,
        HashSet<Guid> households,
        CancellationToken cancel
    )
    {
        foreach (var tracked in db.ChangeTracker.Entries<Child>())
        {
            if (children.Contains(tracked.Entity.Id))
            {
                households.Add(tracked.Entity.HouseholdId);
            }
        }

        households.UnionWith(
            await db
                .Children.Where(c => children.Contains(c.Id))
                .Select(c => c.HouseholdId)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        );
    }

    private static async Task AddVillagesOfAsync(
        MangNonDb db,
        HashSet<Guid> households,
        HashSet<Guid> villages,
        CancellationToken cancel
    )
    {
        foreach (var tracked in db.ChangeTracker.Entries<Household>())
        {
            if (households.Contains(tracked.Entity.Id))
            {
                villages.Add(tracked.Entity.VillageId);
            }
        }

        villages.UnionWith(
            await db
                .Households.Where(h => households.Contains(h.Id))
                .Select(h => h.VillageId)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        );
    }

    private static IEnumerable<Guid> BeforeAndAfter(EntityEntry entry, string property)
    {
        yield return (Guid)entry.Property(property).CurrentValue!;
        if (entry.State != EntityState.Added)
        {
            yield return (Guid)entry.Property(property).OriginalValue!;
        }
    }
}
