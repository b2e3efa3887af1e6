using MangNon.Access;
using MangNon.Figures.Counting;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Quality;

/// <summary>
/// What is to be put right in a commune's register (chỗ cần sửa), as far as the viewer may know: each child is looked at
/// for the kinds of record that the viewer may read of that child, and for no other.
/// </summary>
public static class QualityList
{
    /// <summary>The rules over kinds of record that the viewer may read of anybody, in the order in which they are shown.</summary>
    public static IReadOnlyList<QualityRule> RulesFor(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return [.. QualityChecks.All.Where(check => viewer.May(Act.Read, check.Kind)).Select(check => check.Rule)];
    }

    /// <summary>By village as people count them, then by name, then in the order of the rules.</summary>
    public static async Task<IReadOnlyList<QualityFinding>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var sight = await SightAsync(db, viewer, communeId, cancel).ConfigureAwait(false);
        var villages = await db
            .Villages.AsNoTracking()
            .Where(village => village.CommuneId == communeId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var found = new List<QualityFinding>();
        foreach (var village in villages.OrderBy(village => village.Name, VillageNames.Order))
        {
            var children = await LoadAsync(db, viewer, village.Id, cancel).ConfigureAwait(false);
            found.AddRange(
                children
                    .OrderBy(child => child.File.FullName, PersonNames.Order)
                    .ThenBy(child => child.File.Id)
                    .SelectMany(child => Of(child, village, sight, today))
            );
        }

        return found;
    }

    private static IEnumerable<QualityFinding> Of(
        CheckedChild child,
        Village village,
        Dictionary<RecordKind, HashSet<Guid>?> sight,
        DateOnly today
    )
    {
        var file = child.File;
        var shown = new QualityChild(file.Id, file.FullName, file.BirthDate, village.Id, village.Name);
        return QualityChecks
            .All.Where(check => sight[check.Kind]?.Contains(file.Id) ?? true)
            .SelectMany(check =>
                check.Find(child, today).Select(values => new QualityFinding(check.Rule, shown, values))
            );
    }

    /// <summary>For each kind whose records the viewer may read; null for all of the commune.</summary>
    private static async Task<Dictionary<RecordKind, HashSet<Guid>?>> SightAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        CancellationToken cancel
    )
    {
        var sight = new Dictionary<RecordKind, HashSet<Guid>?>();
        foreach (var kind in QualityChecks.All.Select(check => check.Kind).Distinct())
        {
            var reach = viewer.Reach(Act.Read, kind);
            sight[kind] =
                reach.Covers(communeId) ? null
                : reach.IsNothing ? []
                : await reach
                    .Of(db, db.Children.Where(child => child.CommuneId == communeId))
                    .Select(child => child.Id)
                    .ToHashSetAsync(cancel)
                    .ConfigureAwait(false);
        }

        return sight;
    }

    /// <summary>The children of a village whose names the viewer may read, with their records.</summary>
    private static async Task<List<CheckedChild>> LoadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid villageId,
        CancellationToken cancel
    )
    {
        var reached = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children.AsNoTracking());
        var people = await (
            from child in reached
            join household in db.Households on child.HouseholdId equals household.Id
            where household.VillageId == villageId
            select new
            {
                child.Id,
                child.FatherName,
                child.MotherName,
                child.Caregiver,
                child.PersonalIdSealed,
            }
        )
            .ToDictionaryAsync(child => child.Id, cancel)
            .ConfigureAwait(false);
        if (people.Count == 0)
        {
            return [];
        }

        var (_, files, _) = await FreshCounts.LoadAtOneMomentAsync(db, villageId, cancel).ConfigureAwait(false);
        return
        [
            .. from file in files
            where people.ContainsKey(file.Id)
            let one = people[file.Id]
            select new CheckedChild(
                file,
                !string.IsNullOrEmpty(one.FatherName)
                    || !string.IsNullOrEmpty(one.MotherName)
                    || !string.IsNullOrEmpty(one.Caregiver),
                db.Seal.Open(one.PersonalIdSealed, SealedFields.ChildPersonalId)
            ),
        ];
    }
}
