using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Units;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.People;

/// <summary>A unit that a role can be given for.</summary>
/// <param name="Key">Stands in forms: <c>xa-…</c>, <c>thon-…</c>, <c>co-so-…</c>, <c>tinh-38</c>.</param>
/// <param name="Scope">What kind of unit.</param>
/// <param name="Id">The commune, village or facility; null for a province.</param>
/// <param name="ProvinceCode">Null for what is below a province.</param>
/// <param name="CommuneId">The commune it belongs to; null for a province.</param>
/// <param name="Name">As shown.</param>
/// <param name="IsOpen">Still there today: only then is it offered.</param>
public sealed record UnitChoice(
    string Key,
    ScopeKind Scope,
    Guid? Id,
    string? ProvinceCode,
    Guid? CommuneId,
    string Name,
    bool IsOpen = true
);

/// <summary>
/// The units of the communes that an administrator looks after: roles are given for these alone, and people are seen
/// because of a role held for one of these. A province is among them where every commune of it that this database
/// holds is his.
/// </summary>
public sealed class AdministeredUnits
{
    private readonly Dictionary<Guid, UnitChoice> _byId;

    private AdministeredUnits(IReadOnlyList<UnitChoice> all, bool coversAll)
    {
        All = all;
        CoversAll = coversAll;
        _byId = all.Where(unit => unit.Id is not null).ToDictionary(unit => unit.Id!.Value);
    }

    public IReadOnlyList<UnitChoice> All { get; }

    /// <summary>No commune of the database is somebody else's.</summary>
    public bool CoversAll { get; }

    public IReadOnlyList<UnitChoice> Communes => [.. All.Where(unit => unit.Scope == ScopeKind.Commune)];

    public UnitChoice? Find(string? key) =>
        All.FirstOrDefault(unit => string.Equals(unit.Key, key, StringComparison.Ordinal));

    /// <summary>Null for a unit that is not among these.</summary>
    public UnitChoice? Of(RoleGrant grant) =>
        grant.Scope == ScopeKind.Province
            ? All.FirstOrDefault(unit => unit.ProvinceCode is not null && unit.ProvinceCode == grant.ProvinceCode)
        : _byId.GetValueOrDefault(grant.ScopeId ?? Guid.Empty) is { } unit && unit.Scope == grant.Scope ? unit
        : null;

    /// <summary>Whether a person is seen: by a role, of any time, for one of these units.</summary>
    public bool Sees(IReadOnlyCollection<RoleGrant> grants) =>
        grants.Count == 0 ? CoversAll : grants.Any(grant => Of(grant) is not null);

    /// <summary>Whether nobody else looks after the person too: no role that holds, or will, is for another's unit.</summary>
    public bool SeesAll(IReadOnlyCollection<RoleGrant> grants, DateOnly today) =>
        grants.Where(grant => !PeopleRules.IsOver(grant, today)).All(grant => Of(grant) is not null);

    public static async Task<AdministeredUnits> LoadAsync(
        MangNonDb db,
        IReadOnlySet<Guid> communeIds,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var stored = await db.Communes.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancel);
        var communes = stored.Where(c => communeIds.Contains(c.Id)).ToDictionary(c => c.Id);
        var ids = communes.Keys.ToArray();
        var villages = await db.Villages.AsNoTracking().Where(v => ids.Contains(v.CommuneId)).ToListAsync(cancel);
        var facilities = await db.Facilities.AsNoTracking().Where(f => ids.Contains(f.CommuneId)).ToListAsync(cancel);
        string Full(string name, Guid commune) => communes.Count == 1 ? name : $"{name}, {communes[commune].Name}";
        var all = new List<UnitChoice>();
        all.AddRange(
            communes.Values.Select(c => new UnitChoice($"xa-{c.Id}", ScopeKind.Commune, c.Id, null, c.Id, c.Name))
        );
        all.AddRange(
            villages
                .OrderBy(v => v.Name, VillageNames.Order)
                .Select(v => new UnitChoice(
                    $"thon-{v.Id}",
                    ScopeKind.Village,
                    v.Id,
                    null,
                    v.CommuneId,
                    Full(v.Name, v.CommuneId),
                    !(v.ValidTo < today)
                ))
        );
        all.AddRange(
            facilities
                .Select(f => new UnitChoice(
                    $"co-so-{f.Id}",
                    ScopeKind.Facility,
                    f.Id,
                    null,
                    f.CommuneId,
                    Full(f.Name ?? f.Code, f.CommuneId),
                    !(f.ClosedOn <= today)
                ))
                .OrderBy(unit => unit.Name, VillageNames.Order)
        );
        all.AddRange(Provinces(stored, communeIds, today));
        return new AdministeredUnits(all, stored.All(c => communeIds.Contains(c.Id)));
    }

    private static IEnumerable<UnitChoice> Provinces(
        IReadOnlyList<Commune> stored,
        IReadOnlySet<Guid> mine,
        DateOnly today
    ) =>
        stored
            .SelectMany(commune => ProvincesOf(commune, today).Select(province => (province, commune.Id)))
            .GroupBy(one => one.province, one => one.Id)
            .Where(province => province.All(mine.Contains))
            .Select(province => new UnitChoice(
                $"tinh-{province.Key.Code}",
                ScopeKind.Province,
                null,
                province.Key.Code,
                null,
                province.Key.NameInText
            ));

    /// <summary>The province of today; a commune of before the reorganisation belongs to the one that its own became.</summary>
    private static IEnumerable<AdministrativeUnit> ProvincesOf(Commune commune, DateOnly today) =>
        UnitCatalogue.Default.Find(commune.UnitCode, commune.UnitCodeAsOf) is not { } unit
            ? []
            : UnitCatalogue
                .Default.Successors(unit)
                .Select(step => step.To.Province)
                .Prepend(unit.Province)
                .Where(province => province.IsValidOn(today))
                .Distinct();
}
