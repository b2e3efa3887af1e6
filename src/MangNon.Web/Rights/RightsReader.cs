using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Rights;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Rights;

/// <summary>A request with the child it is about.</summary>
internal sealed record RequestLine(RightsRequest Request, string ChildName, string ChildCode);

/// <summary>How often those of a unit looked at a child.</summary>
internal sealed record LookLine(string Unit, int Times, DateTime Last);

/// <summary>Reads what families asked for and consented to, within what the one who asks may see.</summary>
internal sealed class RightsReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentViewer viewers,
    Preferences preferences
)
{
    /// <summary>Late first, then by the last day to answer on; the answered last.</summary>
    public async Task<IReadOnlyList<RequestLine>> AllAsync(Act act = Act.Read)
    {
        await using var db = await databases.CreateDbContextAsync();
        var viewer = await viewers.GetAsync();
        var rows = await Requests
            .Of(db, viewer, act)
            .AsNoTracking()
            .Join(
                db.Children,
                r => r.ChildId,
                c => c.Id,
                (r, c) =>
                    new
                    {
                        r,
                        c.FullName,
                        c.Code,
                    }
            )
            .ToListAsync();
        return
        [
            .. rows.Select(row => new RequestLine(row.r, row.FullName, row.Code))
                .OrderBy(line => !line.Request.IsOpen)
                .ThenBy(line => line.Request.IsOpen ? line.Request.DueOn.DayNumber : -line.Request.DueOn.DayNumber)
                .ThenBy(line => line.Request.Id),
        ];
    }

    /// <summary>The last days of the requests that the person is to answer and that wait.</summary>
    public async Task<IReadOnlyList<DateOnly>> DueDaysAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Requests
            .Of(db, await viewers.GetAsync(), Act.Write)
            .Where(r => r.AnsweredAt == null)
            .Select(r => r.DueOn)
            .ToListAsync();
    }

    public async Task<RequestLine?> FindAsync(Guid id) =>
        (await AllAsync()).FirstOrDefault(line => line.Request.Id == id);

    public async Task<IReadOnlyList<Consent>> ConsentsAsync(Guid childId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db
            .Consents.AsNoTracking()
            .Where(c => c.ChildId == childId)
            .OrderByDescending(c => c.GivenOn)
            .ToListAsync();
    }

    /// <summary>
    /// Who looked, by unit and without names. For a family, those who protect children are one line whatever they did,
    /// so that it does not show that one of them is at work.
    /// </summary>
    public async Task<IReadOnlyList<LookLine>> LooksAsync(Guid childId, bool forFamily)
    {
        string?[] acts = [AuditActs.Viewed, AuditActs.SealedViewed, AuditActs.Printed];
        await using var db = await databases.CreateDbContextAsync();
        var looks = await db
            .AuditEntries.Where(e => e.SubjectId == childId && acts.Contains(e.Act))
            .Select(e => new { e.AccountId, e.At })
            .ToListAsync();
        var accounts = looks.Select(look => look.AccountId).OfType<Guid>().Distinct().ToArray();
        var grants = (
            await db.RoleGrants.AsNoTracking().Where(g => accounts.Contains(g.AccountId)).ToListAsync()
        ).ToLookup(g => g.AccountId);
        return
        [
            .. looks
                .GroupBy(look => Unit(look.AccountId, look.At), StringComparer.Ordinal)
                .Select(group => new LookLine(group.Key, group.Count(), group.Max(look => look.At)))
                .OrderBy(line => line.Unit, MangNon.Register.PersonNames.Order),
        ];

        string Unit(Guid? account, DateTime at)
        {
            if (account is not { } id)
            {
                return Texts.T("Printout.Owner");
            }

            var day = VietnamTime.DayOf(at);
            var roles = grants[id].Where(g => g.From <= day && !(g.To < day)).Select(g => Role.Find(g.RoleId)).ToList();
            var role = Role.All.FirstOrDefault(roles.Contains);
            return role is null ? Texts.T("Printout.UnitUnknown")
                : forFamily && Protects(role) ? Texts.T("Printout.Protectors")
                : Texts.Name(role.Vi, role.En);
        }
    }

    public DateOnly Today => preferences.Today;

    private static bool Protects(Role role) =>
        (AccessRules.Of(role, RecordKind.Abuse) & (Act.Read | Act.Approve)) != Act.None;
}
