using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Circumstances;

/// <summary>A child in special circumstances, or at risk of them, as far as the one who asks may know.</summary>
/// <param name="Child">The child.</param>
/// <param name="VillageId">The village of its household.</param>
/// <param name="VillageName">Its name.</param>
/// <param name="Open">What holds on the day, in the order of the law's letters, risk last.</param>
/// <param name="LastSupport">The last day on which the child was given a support; null for none.</param>
public sealed record ChildInCircumstances(
    Child Child,
    Guid VillageId,
    string VillageName,
    IReadOnlyList<Circumstance> Open,
    DateOnly? LastSupport
)
{
    /// <summary>In one of the 14 groups of Điều 10; otherwise only at risk.</summary>
    public bool IsSpecial => Open.Any(one => one.Group != Circumstance.AtRisk);

    /// <summary>In one of the 14 groups, and given nothing yet in the year of a day (chỉ tiêu 8b).</summary>
    public bool WaitsForSupport(DateOnly today) => IsSpecial && !(LastSupport?.Year >= today.Year);
}

/// <summary>The children under 16 of a commune in special circumstances or at risk of them. The groups are sealed: told apart in memory.</summary>
public static class CircumstanceList
{
    private const int Adult = 16;

    /// <returns>By given name.</returns>
    public static async Task<IReadOnlyList<ChildInCircumstances>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var known = viewer
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking())
            .Where(child => child.CommuneId == communeId);
        var open = new Dictionary<Guid, List<Circumstance>>();
        foreach (
            var groups in Circumstance.Groups.Append(Circumstance.AtRisk).GroupBy(group => KindOf.Circumstance(group))
        )
        {
            var reach = viewer.Reach(Act.Read, groups.Key);
            if (reach.IsNothing)
            {
                continue;
            }

            var found = await reach
                .Of(db, known)
                .Join(db.Circumstances.AsNoTracking(), child => child.Id, one => one.ChildId, (_, one) => one)
                .Where(one => one.From <= today && (one.To == null || one.To > today))
                .ToListAsync(cancel)
                .ConfigureAwait(false);
            foreach (var one in found.Where(one => groups.Contains(one.Group)))
            {
                if (!open.TryGetValue(one.ChildId, out var all))
                {
                    open[one.ChildId] = all = [];
                }

                all.Add(one);
            }
        }

        return await AssembleAsync(db, viewer, known, open, today, cancel).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<ChildInCircumstances>> AssembleAsync(
        MangNonDb db,
        Viewer viewer,
        IQueryable<Child> known,
        Dictionary<Guid, List<Circumstance>> open,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var ids = open.Keys.ToArray();
        var children = await known
            .Where(child => ids.Contains(child.Id))
            .Join(db.Households, child => child.HouseholdId, h => h.Id, (child, h) => new { child, h.VillageId })
            .Join(
                db.Villages,
                one => one.VillageId,
                v => v.Id,
                (one, v) =>
                    new
                    {
                        one.child,
                        v.Id,
                        v.Name,
                    }
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var supports = await viewer
            .Reach(Act.Read, RecordKind.Circumstances)
            .Of(db, known)
            .Where(child => ids.Contains(child.Id))
            .Join(db.Supports, child => child.Id, one => one.ChildId, (_, one) => new { one.ChildId, one.GivenOn })
            .Where(one => one.GivenOn <= today)
            .GroupBy(one => one.ChildId)
            .Select(group => new { group.Key, Last = group.Max(one => one.GivenOn) })
            .ToDictionaryAsync(one => one.Key, one => one.Last, cancel)
            .ConfigureAwait(false);
        return
        [
            .. children
                .Where(one => Standings.On(one.child, today) == Standing.Resident)
                .Where(one => Age.Years(one.child.BirthDate, today) < Adult)
                .OrderBy(one => one.child.FullName, PersonNames.Order)
                .ThenBy(one => one.child.Id)
                .Select(one => new ChildInCircumstances(
                    one.child,
                    one.Id,
                    one.Name,
                    [.. open[one.child.Id].OrderBy(held => Place(held.Group)).ThenBy(held => held.From)],
                    supports.TryGetValue(one.child.Id, out var last) ? last : null
                )),
        ];
    }

    /// <summary>Risk, which is none of the groups, comes last.</summary>
    private static int Place(string group)
    {
        var place = Circumstance.Groups.ToList().IndexOf(group);
        return place < 0 ? int.MaxValue : place;
    }
}
