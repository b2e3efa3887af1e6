using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Figures.Loading;

/// <summary>Loads what the figures read of a commune besides its children. Small: tens of rows.</summary>
internal static class CommuneLoader
{
    public static async Task<CommuneFile> LoadAsync(MangNonDb db, Guid communeId, CancellationToken cancel)
    {
        var facilities = await db
            .Facilities.AsNoTracking()
            .Where(f => f.CommuneId == communeId)
            .OrderBy(f => f.Code)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var surveys = await db
            .FacilitySurveys.AsNoTracking()
            .Where(s => db.Facilities.Any(f => f.Id == s.FacilityId && f.CommuneId == communeId))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var byFacility = surveys.ToLookup(s => s.FacilityId);
        return new CommuneFile
        {
            Commune = await db
                .Communes.AsNoTracking()
                .SingleAsync(c => c.Id == communeId, cancel)
                .ConfigureAwait(false),
            Villages = await db
                .Villages.AsNoTracking()
                .Where(v => v.CommuneId == communeId)
                .OrderBy(v => v.Name)
                .ToListAsync(cancel)
                .ConfigureAwait(false),
            InhabitedVillages = (
                await db
                    .Households.Where(h => h.CommuneId == communeId)
                    .Select(h => h.VillageId)
                    .Union(
                        db.ErasedCounts.Where(e =>
                                db.Villages.Any(v => v.Id == e.VillageId && v.CommuneId == communeId)
                            )
                            .Select(e => e.VillageId)
                    )
                    .Distinct()
                    .ToListAsync(cancel)
                    .ConfigureAwait(false)
            ).ToHashSet(),
            Facilities = [.. facilities.Select(f => new FacilityFile(f, [.. byFacility[f.Id]]))],
            Scores = await db
                .ChildFriendlyScores.AsNoTracking()
                .Where(s => s.CommuneId == communeId)
                .ToListAsync(cancel)
                .ConfigureAwait(false),
            Reported = await db
                .ReportedFigures.AsNoTracking()
                .Where(r => r.CommuneId == communeId)
                .ToListAsync(cancel)
                .ConfigureAwait(false),
        };
    }
}
