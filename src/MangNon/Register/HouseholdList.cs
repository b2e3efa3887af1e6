using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register;

/// <summary>A household with the children who live in it.</summary>
/// <param name="Household">The household.</param>
/// <param name="VillageName">The name of its village.</param>
/// <param name="Children">Resident children under 18, the oldest first.</param>
public sealed record HouseholdWithChildren(Household Household, string VillageName, IReadOnlyList<Child> Children);

/// <summary>The households of a commune, or of one village, that a person reaches as a whole.</summary>
public static class HouseholdList
{
    private const int Adult = 18;

    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="villageId">One village; null for all.</param>
    /// <param name="today">In Vietnam.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>By village as people count them, then by the head's given name, those without a head last.</returns>
    public static async Task<IReadOnlyList<HouseholdWithChildren>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid? villageId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var reach = viewer.Reach(Act.Read, RecordKind.Identity);
        var found = await reach
            .OfHouseholds(db.Households.AsNoTracking())
            .Where(h => h.CommuneId == communeId && (villageId == null || h.VillageId == villageId))
            .Join(db.Villages, h => h.VillageId, v => v.Id, (household, village) => new { household, village.Name })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var children = await reach
            .Of(db, db.Children.AsNoTracking())
            .Where(c => c.CommuneId == communeId)
            .Where(c => villageId == null || db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == villageId))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var living = children
            .Where(c => Standings.On(c, today) == Standing.Resident && Age.Years(c.BirthDate, today) < Adult)
            .OrderBy(c => c.BirthDate)
            .ThenBy(c => c.Id)
            .ToLookup(c => c.HouseholdId);
        return
        [
            .. found
                .OrderBy(one => one.Name, VillageNames.Order)
                .ThenBy(one => one.household.Head is null)
                .ThenBy(one => one.household.Head ?? "", PersonNames.Order)
                .ThenBy(one => one.household.Code, StringComparer.Ordinal)
                .Select(one => new HouseholdWithChildren(one.household, one.Name, [.. living[one.household.Id]])),
        ];
    }
}
