using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Access;

/// <summary>Opens what is sealed of one child to one person for a while: by two people, or alone in immediate danger.</summary>
public static class Openings
{
    /// <summary>How long what two people agreed to stays open, from the decision on.</summary>
    public static readonly TimeSpan Agreed = TimeSpan.FromHours(24);

    /// <summary>How long one person alone opens in immediate danger.</summary>
    public static readonly TimeSpan Emergency = TimeSpan.FromHours(1);

    /// <summary>
    /// The sealed kinds that a person may do something about (<see cref="Act.Ask"/>,
    /// <see cref="Act.OpenInEmergency"/>) for a child whose identity the person reads. It is decided by the roles alone:
    /// whether there is anything sealed plays no part.
    /// </summary>
    public static async Task<IReadOnlyList<RecordKind>> KindsAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        Guid childId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var identity = viewer.Reach(Act.Read, RecordKind.Identity);
        if (!await Approvers.CoversAsync(db, identity, childId, cancel).ConfigureAwait(false))
        {
            return [];
        }

        var kinds = new List<RecordKind>();
        foreach (var kind in RecordKinds.Sealed)
        {
            if (await Approvers.CoversAsync(db, viewer.Reach(act, kind), childId, cancel).ConfigureAwait(false))
            {
                kinds.Add(kind);
            }
        }

        return kinds;
    }

    /// <summary>Asks a second person to open kinds of one child.</summary>
    /// <returns>Null where there is no such child for this person, or one of the kinds is not for it to ask for.</returns>
    public static async Task<Agreement?> AskAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        IReadOnlyList<RecordKind> kinds,
        string reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var may = await KindsAsync(db, viewer, Act.Ask, childId, cancel).ConfigureAwait(false);
        if (kinds.Count == 0 || !kinds.All(may.Contains))
        {
            return null;
        }

        var commune = await CommuneOfAsync(db, childId, cancel).ConfigureAwait(false);
        return await Agreements
            .AskAsync(db, viewer, AgreementMatter.OpenSealed, commune, childId, kinds, reason, cancel)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Opens at once for <see cref="Emergency"/>, and tells all who are the commune's chairman or focal office today,
    /// but the one who opens.
    /// </summary>
    /// <returns>The opening and who was told; null where the person may not open anything of this child.</returns>
    public static async Task<(ChildOpening Opening, IReadOnlyList<Guid> Told)?> OpenInEmergencyAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        string reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var opener = Agreements.AccountOf(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Agreements.HoldAsync(db, opener, cancel).ConfigureAwait(false);
        if (
            await Approvers.TodayAsync(db, opener, cancel).ConfigureAwait(false) is not { } today
            || await KindsAsync(db, today, Act.OpenInEmergency, childId, cancel).ConfigureAwait(false)
                is not { Count: > 0 } kinds
        )
        {
            return null;
        }

        var now = Agreements.Now(db);
        var commune = await CommuneOfAsync(db, childId, cancel).ConfigureAwait(false);
        var opening = new ChildOpening
        {
            Id = Guid.CreateVersion7(),
            AccountId = opener,
            ChildId = childId,
            Kinds = kinds,
            From = now,
            Until = now + Emergency,
            Reason = reason.Trim(),
        };
        db.ChildOpenings.Add(opening);
        var holders = await Approvers
            .HoldersAsync(db, commune, [Role.Chairman, Role.FocalOffice], cancel)
            .ConfigureAwait(false);
        Guid[] told = [.. holders.Where(account => account != opener)];
        db.Notices.AddRange(
            told.Select(account => new Notice
            {
                Id = Guid.CreateVersion7(),
                AccountId = account,
                Kind = NoticeKind.OpenedInEmergency,
                CommuneId = commune,
                ChildId = childId,
                OpeningId = opening.Id,
                ByAccountId = opener,
                At = now,
            })
        );
        db.Note(Event(AuditActs.OpenedInEmergency, opening, commune, told));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (opening, told);
    }

    /// <summary>What is open of one child to this person now, the one that lasts longest first.</summary>
    public static async Task<IReadOnlyList<ChildOpening>> OpenNowAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var (account, now) = (Agreements.AccountOf(viewer), Agreements.Now(db));
        return await db
            .ChildOpenings.AsNoTracking()
            .Where(o => o.AccountId == account && o.ChildId == childId && o.From <= now && o.Until > now)
            .OrderByDescending(o => o.Until)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
    }

    /// <summary>Ends what is open of one child to this person, before its time; false where nothing was open.</summary>
    public static async Task<bool> CloseAsync(MangNonDb db, Viewer viewer, Guid childId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var account = Agreements.AccountOf(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var open = await OpenNowAsync(db, viewer, childId, cancel).ConfigureAwait(false);
        if (open.Count == 0)
        {
            return false;
        }

        var now = Agreements.Now(db);
        var commune = await CommuneOfAsync(db, childId, cancel).ConfigureAwait(false);
        await db
            .ChildOpenings.Where(o => o.AccountId == account && o.ChildId == childId && o.From <= now && o.Until > now)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Until, now), cancel)
            .ConfigureAwait(false);
        foreach (var one in open)
        {
            db.Note(
                new AuditEvent(
                    AuditActs.Resealed,
                    AuditSubjects.Child,
                    childId,
                    commune,
                    new { Opening = one.Id, one.Until }
                )
            );
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Part of the transaction that decides.</summary>
    internal static void Open(MangNonDb db, Agreement agreement, DateTime now)
    {
        var opening = new ChildOpening
        {
            Id = Guid.CreateVersion7(),
            AccountId = agreement.AskedBy,
            ChildId = agreement.ChildId!.Value,
            Kinds = agreement.Kinds,
            From = now,
            Until = now + Agreed,
            Reason = agreement.Reason,
            ApprovalId = agreement.Id,
        };
        db.ChildOpenings.Add(opening);
        db.Note(Event(AuditActs.Unsealed, opening, agreement.CommuneId, null));
    }

    private static AuditEvent Event(string act, ChildOpening opening, Guid communeId, IReadOnlyList<Guid>? told) =>
        new(
            act,
            AuditSubjects.Child,
            opening.ChildId,
            communeId,
            new
            {
                Opening = opening.Id,
                Agreement = opening.ApprovalId,
                To = opening.AccountId,
                Kinds = opening.KindWords,
                opening.Until,
                opening.Reason,
                Told = told,
            }
        );

    private static Task<Guid> CommuneOfAsync(MangNonDb db, Guid childId, CancellationToken cancel) =>
        db.Children.Where(c => c.Id == childId).Select(c => c.CommuneId).SingleAsync(cancel);
}
