using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Access;

/// <summary>Who may be the second of two people.</summary>
internal static class Approvers
{
    /// <summary>Whether one may approve every kind that an agreement concerns, over what it is about.</summary>
    public static async Task<bool> MayApproveAsync(
        MangNonDb db,
        Viewer viewer,
        Agreement agreement,
        CancellationToken cancel
    )
    {
        var kinds = agreement.Matter == AgreementMatter.OpenSealed ? agreement.Kinds : [RecordKind.Identity];
        if (kinds.Count == 0)
        {
            return false;
        }

        foreach (var kind in kinds)
        {
            var reach = viewer.Reach(Act.Approve, kind);
            var covers = agreement.ChildId is { } child
                ? await CoversAsync(db, reach, child, cancel).ConfigureAwait(false)
                : reach.Covers(agreement.CommuneId);
            if (!covers)
            {
                return false;
            }
        }

        return true;
    }

    public static Task<bool> CoversAsync(MangNonDb db, Reach reach, Guid childId, CancellationToken cancel) =>
        reach.IsNothing
            ? Task.FromResult(false)
            : reach.Of(db, db.Children.Where(c => c.Id == childId)).AnyAsync(cancel);

    /// <summary>What a person may do at this moment; null for an account that is closed or does not exist.</summary>
    public static async Task<Viewer?> TodayAsync(MangNonDb db, Guid accountId, CancellationToken cancel)
    {
        var account = await db
            .Users.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == accountId, cancel)
            .ConfigureAwait(false);
        return account is null || account.IsDisabled
            ? null
            : await ViewerReader.ReadAsync(db, accountId, db.Clock, cancel).ConfigureAwait(false);
    }

    /// <summary>Accounts that may decide an agreement today: told as soon as it is asked for.</summary>
    public static async Task<IReadOnlyList<Guid>> OfAsync(MangNonDb db, Agreement agreement, CancellationToken cancel)
    {
        var approvers = new List<Guid>();
        var roles = Role.All.Where(role => RecordKinds.OfChildren.Any(kind => MayApprove(role, kind))).ToArray();
        foreach (var account in await HoldersAsync(db, agreement.CommuneId, roles, cancel).ConfigureAwait(false))
        {
            if (
                account != agreement.AskedBy
                && await TodayAsync(db, account, cancel).ConfigureAwait(false) is { } viewer
                && await MayApproveAsync(db, viewer, agreement, cancel).ConfigureAwait(false)
            )
            {
                approvers.Add(account);
            }
        }

        return approvers;
    }

    /// <summary>Open accounts that hold one of some roles today for a whole commune.</summary>
    public static async Task<IReadOnlyList<Guid>> HoldersAsync(
        MangNonDb db,
        Guid communeId,
        IReadOnlyList<Role> roles,
        CancellationToken cancel
    )
    {
        var today = VietnamTime.Today(db.Clock);
        var ids = roles.Where(role => role.Scope == ScopeKind.Commune).Select(role => role.Id).ToArray();
        var held = await db
            .RoleGrants.AsNoTracking()
            .Where(g => g.Scope == ScopeKind.Commune && g.ScopeId == communeId && ids.Contains(g.RoleId))
            .Join(
                db.Users,
                g => g.AccountId,
                account => account.Id,
                (g, account) => new { Grant = g, Account = account }
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. held.Where(one => one.Grant.HoldsOn(today) && !one.Account.IsDisabled)
                .Select(one => one.Account.Id)
                .Distinct()
                .Order(),
        ];
    }

    private static bool MayApprove(Role role, RecordKind kind) =>
        (AccessRules.Of(role, kind) & Act.Approve) != Act.None;
}
