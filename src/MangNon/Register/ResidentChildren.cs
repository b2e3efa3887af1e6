using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register;

/// <summary>Children of a query who live in the commune, each with the village of its household.</summary>
internal static class ResidentChildren
{
    private const int Adult = 18;

    /// <param name="db">The database.</param>
    /// <param name="children">Those meant; whom the one who asks may see is the caller's to say.</param>
    /// <param name="today">In Vietnam.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>Residents of the day under 18, by given name.</returns>
    public static async Task<IReadOnlyList<(Child Child, Village Village)>> ReadAsync(
        MangNonDb db,
        IQueryable<Child> children,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var found = await (
            from child in children
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new { child, village }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. found
                .Where(one => Standings.On(one.child, today) == Standing.Resident)
                .Where(one => Age.Years(one.child.BirthDate, today) < Adult)
                .OrderBy(one => one.child.FullName, PersonNames.Order)
                .ThenBy(one => one.child.Id)
                .Select(one => (one.child, one.village)),
        ];
    }
}
