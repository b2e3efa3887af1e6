using MangNon.Register;
using MangNon.Storage;
using MangNon.Units;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Access;

/// <summary>Reads what a person may do at a moment.</summary>
public static class ViewerReader
{
    /// <param name="db">The database.</param>
    /// <param name="accountId">The person; whether the account may be used at all is not decided here.</param>
    /// <param name="now">The moment; the day is Vietnam's.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<Viewer> ReadAsync(MangNonDb db, Guid accountId, TimeProvider now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(now);
        var today = VietnamTime.Today(now);
        var instant = now.GetUtcNow().UtcDateTime;
        var grants = await db
            .RoleGrants.AsNoTracking()
            .Where(g => g.AccountId == accountId && g.RevokedAt == null)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var opened = await db
            .ChildOpenings.Where(o => o.AccountId == accountId && o.From <= instant && o.Until > instant)
            .Select(o => o.ChildId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var roles = new List<HeldRole>();
        foreach (var grant in grants.Where(g => g.HoldsOn(today)))
        {
            // A role that the program does not know, or that is held for another kind of unit, gives no right.
            if (Role.Find(grant.RoleId) is { } role && role.Scope == grant.Scope)
            {
                roles.Add(await HeldAsync(db, role, grant, today, cancel).ConfigureAwait(false));
            }
        }

        return new Viewer(accountId, roles, opened.ToHashSet(), today);
    }

    private static async Task<HeldRole> HeldAsync(
        MangNonDb db,
        Role role,
        RoleGrant grant,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var id = grant.ScopeId ?? Guid.Empty;
        switch (grant.Scope)
        {
            case ScopeKind.Commune:
                return new HeldRole(role, [id], [], [], [id]);
            case ScopeKind.Village:
                var ofVillage = db.Villages.Where(v => v.Id == id).Select(v => v.CommuneId);
                return new HeldRole(role, [], [id], [], await ofVillage.ToListAsync(cancel).ConfigureAwait(false));
            case ScopeKind.Facility:
                var ofFacility = db.Facilities.Where(f => f.Id == id).Select(f => f.CommuneId);
                return new HeldRole(role, [], [], [id], await ofFacility.ToListAsync(cancel).ConfigureAwait(false));
            default:
                var communes = await InProvinceAsync(db, grant.ProvinceCode ?? "", today, cancel).ConfigureAwait(false);
                return new HeldRole(role, communes, [], [], communes);
        }
    }

    private static async Task<IReadOnlyList<Guid>> InProvinceAsync(
        MangNonDb db,
        string province,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var wanted = UnitCatalogue.Default.Find(province, today);
        var communes = await db
            .Communes.Select(c => new
            {
                c.Id,
                c.UnitCode,
                c.UnitCodeAsOf,
            })
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. communes
                .Where(c => wanted is not null && IsIn(UnitCatalogue.Default.Find(c.UnitCode, c.UnitCodeAsOf), wanted))
                .Select(c => c.Id),
        ];
    }

    /// <summary>A commune of before the reorganisation belongs to the province that its province became.</summary>
    private static bool IsIn(AdministrativeUnit? commune, AdministrativeUnit province)
    {
        if (commune is null)
        {
            return false;
        }

        return commune.Province == province
            || UnitCatalogue.Default.Successors(commune).Any(step => step.To.Province == province);
    }
}
