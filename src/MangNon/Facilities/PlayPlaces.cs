using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Facilities;

/// <summary>Places to play (điểm vui chơi) by village (chỉ tiêu 21).</summary>
public static class PlayPlaces
{
    /// <summary>
    /// Villages, in reading order, of which no place to play that is open on a day has a survey of that year: they count
    /// as without one. Empty for one who may not survey the commune's places.
    /// </summary>
    public static async Task<IReadOnlyList<string>> UnsurveyedAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!viewer.Reach(Act.Write, RecordKind.Facilities).Covers(communeId))
        {
            return [];
        }

        var year = today.Year;
        var surveyed = db
            .Facilities.Where(f => f.CommuneId == communeId && f.Kind == FacilityKind.PlayPoint)
            .Where(f => (f.OpenedOn == null || f.OpenedOn <= today) && (f.ClosedOn == null || f.ClosedOn > today))
            .Where(f => db.FacilitySurveys.Any(s => s.FacilityId == f.Id && s.Year == year))
            .Select(f => f.VillageName);
        var villages = await db
            .Villages.Where(v => v.CommuneId == communeId && !surveyed.Contains(v.Name))
            .Select(v => v.Name)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return [.. villages.Order(VillageNames.Order)];
    }
}
