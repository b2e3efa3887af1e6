using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Health;

/// <summary>A child with the village it lives in.</summary>
public sealed record ChildInVillage(Child Child, Guid VillageId, string VillageName);

/// <summary>Whose children, of what age, on which day.</summary>
/// <param name="CommuneId">The commune.</param>
/// <param name="VillageId">One village; null for all that the person may have.</param>
/// <param name="Day">Ages and residence are of this day.</param>
/// <param name="UnderYears">Younger than so many completed years.</param>
public sealed record HealthQuery(Guid CommuneId, Guid? VillageId, DateOnly Day, int UnderYears = HealthQuery.UnderFive)
{
    /// <summary>0–59 months: those whom chỉ tiêu 4 and 5b count.</summary>
    public const int UnderFive = 5;

    public const int UnderTen = 10;

    /// <summary>This child alone; null for all.</summary>
    public Guid? ChildId { get; init; }
}

/// <summary>
/// The children that a health station works with: resident on a day, of an age, and within what the person may write
/// about health. Every list of this room begins here, so that no page asks for others.
/// </summary>
public static class HealthRegister
{
    /// <summary>By given name, as Vietnamese sorts.</summary>
    public static async Task<IReadOnlyList<ChildInVillage>> ResidentsAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        var rows = await (
            from child in Reached(db, viewer, query).AsNoTracking()
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new ChildInVillage(child, village.Id, village.Name)
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. rows.Where(row =>
                    Age.Years(row.Child.BirthDate, query.Day) < query.UnderYears
                    && Standings.On(row.Child, query.Day) == Standing.Resident
                )
                .OrderBy(row => row.Child.FullName, PersonNames.Order)
                .ThenBy(row => row.Child.BirthDate)
                .ThenBy(row => row.Child.Id),
        ];
    }

    /// <summary>The same for whom the person may do something more with the list: <see cref="Act.Export"/> for a file with names.</summary>
    public static async Task<IReadOnlyList<ChildInVillage>> ResidentsAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        Act act,
        CancellationToken cancel
    )
    {
        var children = await ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        if (act == Act.Read)
        {
            return children;
        }

        var allowed = viewer.Reach(act, RecordKind.Identity).Of(db, db.Children);
        allowed = viewer.Reach(act, RecordKind.Health).Of(db, allowed);
        var ids = await allowed
            .Where(child => child.CommuneId == query.CommuneId)
            .Select(child => child.Id)
            .ToHashSetAsync(cancel)
            .ConfigureAwait(false);
        return [.. children.Where(child => ids.Contains(child.Child.Id))];
    }

    /// <summary>All weighings of the children of a query, in the order of day and entry; narrowed by what is asked beside.</summary>
    public static async Task<ILookup<Guid, Weighing>> WeighingsAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        DateOnly since,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var children = Reached(db, viewer, query).Select(child => child.Id);
        var rows = await db
            .Weighings.AsNoTracking()
            .Where(w => w.MeasuredOn >= since && children.Contains(w.ChildId))
            .OrderBy(w => w.MeasuredOn)
            .ThenBy(w => w.Sequence)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return rows.ToLookup(w => w.ChildId);
    }

    /// <summary>All doses of the children of a query.</summary>
    public static Task<ILookup<Guid, Vaccination>> DosesAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return AllAsync(db, db.Vaccinations, viewer, query, cancel);
    }

    /// <summary>Why children of a query are not given vaccines, on whatever day.</summary>
    public static Task<ILookup<Guid, VaccineExemption>> ExemptionsAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return AllAsync(db, db.VaccineExemptions, viewer, query, cancel);
    }

    /// <summary>All check-ups of the children of a query.</summary>
    public static Task<ILookup<Guid, HealthCheck>> ChecksAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return AllAsync(db, db.HealthChecks, viewer, query, cancel);
    }

    /// <summary>All services of integrated early development of the children of a query.</summary>
    public static Task<ILookup<Guid, ServiceContact>> ServicesAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return AllAsync(db, db.ServiceContacts, viewer, query, cancel);
    }

    /// <summary>A village of the commune in which the person has children to look after; null where there is none such, or not for this person.</summary>
    public static async Task<Village?> VillageAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid villageId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var reach = viewer.Reach(Act.Write, RecordKind.Health);
        return reach.Covers(communeId) || reach.Villages.Contains(villageId)
            ? await db
                .Villages.AsNoTracking()
                .SingleOrDefaultAsync(v => v.Id == villageId && v.CommuneId == communeId, cancel)
                .ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Of two who write about the same village the second waits here until the first has committed, so that neither
    /// overlooks what the other wrote. Within a transaction.
    /// </summary>
    internal static Task TakeTurnAsync(MangNonDb db, Guid villageId, CancellationToken cancel) =>
        Freshness.RaiseAsync(db, [villageId], [], cancel);

    private static async Task<ILookup<Guid, T>> AllAsync<T>(
        MangNonDb db,
        IQueryable<T> rows,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
        where T : class, IChildRecord
    {
        var children = Reached(db, viewer, query).Select(child => child.Id);
        var found = await rows.AsNoTracking()
            .Where(one => children.Contains(one.ChildId))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return found.ToLookup(one => one.ChildId);
    }

    private static IQueryable<Child> Reached(MangNonDb db, Viewer viewer, HealthQuery query)
    {
        // One born on 29/02 has the birthday a day later than AddYears says: read generously, decide by Age.
        var bornAfter = query.Day.AddYears(-query.UnderYears).AddDays(-2);
        var children = db.Children.Where(c => c.CommuneId == query.CommuneId && c.BirthDate > bornAfter);
        children = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, children);
        children = viewer.Reach(Act.Write, RecordKind.Health).Of(db, children);
        if (query.ChildId is { } one)
        {
            children = children.Where(c => c.Id == one);
        }

        return query.VillageId is { } village
            ? children.Where(c => db.Households.Any(h => h.Id == c.HouseholdId && h.VillageId == village))
            : children;
    }
}
