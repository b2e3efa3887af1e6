using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Access;

/// <summary>One child as one person may see it.</summary>
/// <param name="Child">The child.</param>
/// <param name="VillageId">The village of its household.</param>
/// <param name="Kinds">The kinds of record of this child that may be read.</param>
/// <param name="Writable">Those that may be written.</param>
public sealed record ChildSight(
    Child Child,
    Guid VillageId,
    IReadOnlySet<RecordKind> Kinds,
    IReadOnlySet<RecordKind> Writable
)
{
    public bool Sees(RecordKind kind) => Kinds.Contains(kind);

    public bool MayWrite(RecordKind kind) => Writable.Contains(kind);

    public bool SeesAll(IEnumerable<RecordKind> kinds) => kinds.All(Kinds.Contains);

    /// <summary>
    /// Null both for a child that does not exist and for one that the person may not see: the same queries, the same
    /// answer.
    /// </summary>
    public static async Task<ChildSight?> ReadAsync(MangNonDb db, Viewer viewer, Guid childId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var seen = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children.AsNoTracking());
        var found = await seen.Where(c => c.Id == childId)
            .Join(db.Households, c => c.HouseholdId, h => h.Id, (c, h) => new { Child = c, h.VillageId })
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var schools = await db
            .Enrolments.Where(e => e.ChildId == childId && e.FacilityId != null)
            .Select(e => new { e.FacilityId, e.SchoolYear })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return new ChildSight(found.Child, found.VillageId, Reached(Act.Read), Reached(Act.Write));

        HashSet<RecordKind> Reached(Act act) =>
            RecordKinds
                .OfChildren.Where(kind =>
                {
                    var reach = viewer.Reach(act, kind);
                    return reach.Covers(found.Child.CommuneId)
                        || reach.Villages.Contains(found.VillageId)
                        || reach.Children.Contains(childId)
                        || schools.Exists(s =>
                            s.SchoolYear >= reach.SchoolYear - 1 && reach.Facilities.Contains(s.FacilityId!.Value)
                        );
                })
                .ToHashSet();
    }
}
