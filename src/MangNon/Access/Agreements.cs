using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Access;

/// <summary>What became of a decision.</summary>
public enum AgreementAnswer
{
    Done,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    AlreadyDecided,

    Lapsed,

    /// <summary>One's own is for another to decide.</summary>
    Own,
}

/// <summary>
/// Acts that need two people: asked for, decided by another, done once. Each step is one transaction with its line in
/// the log and its notices; it joins the caller's transaction where one is under way.
/// </summary>
public static class Agreements
{
    /// <summary>How long it may wait for a decision, and, from the decision on, to be done.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>
    /// Asks; who may ask is the caller's to decide. A pending one of the same person for the same is returned as it is;
    /// names are asked for through <see cref="Exports.NameExports"/>, which knows what is the same list.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// <see cref="AgreementMatter.OpenSealed"/>, which <see cref="Openings.AskAsync"/> asks for; a child where there is
    /// none to name, or none where there is one; an empty reason.
    /// </exception>
    public static Task<Agreement> AskAsync(
        MangNonDb db,
        Viewer viewer,
        AgreementMatter matter,
        Guid communeId,
        Guid? childId,
        string reason,
        CancellationToken cancel
    ) =>
        matter == AgreementMatter.OpenSealed
            ? throw new ArgumentException("Openings.AskAsync asks to open, and names the kinds.", nameof(matter))
            : AskAsync(db, viewer, matter, communeId, childId, [], reason, cancel);

    internal static async Task<Agreement> AskAsync(
        MangNonDb db,
        Viewer viewer,
        AgreementMatter matter,
        Guid communeId,
        Guid? childId,
        IReadOnlyList<RecordKind> kinds,
        string reason,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var asker = AccountOf(viewer);
        if (childId is null != (matter == AgreementMatter.ExportNames))
        {
            throw new ArgumentException(
                "A child is named where the matter is about one, and only there.",
                nameof(childId)
            );
        }

        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HoldAsync(db, asker, cancel).ConfigureAwait(false);
        var now = Now(db);
        var pending = await OfAsker(db, asker, matter, communeId, childId)
            .Where(a => a.DecidedAt == null && a.Until > now)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        if (childId is not null && pending.Find(one => kinds.All(one.Kinds.Contains)) is { } same)
        {
            return same;
        }

        var agreement = new Agreement
        {
            Id = Guid.CreateVersion7(),
            Matter = matter,
            CommuneId = communeId,
            ChildId = childId,
            Kinds = kinds,
            AskedBy = asker,
            AskedAt = now,
            Reason = reason.Trim(),
            Until = now + Life,
        };
        db.Agreements.Add(agreement);
        db.Note(Event(AuditActs.ApprovalAsked, agreement));
        foreach (var approver in await Approvers.OfAsync(db, agreement, cancel).ConfigureAwait(false))
        {
            db.Notices.Add(NoticeOf(agreement, NoticeKind.Asked, approver, asker, now));
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return agreement;
    }

    /// <summary>
    /// Whether a person may decide now: it waits and has not lapsed, the person is not the one who asked, and may
    /// approve (<see cref="Act.Approve"/>) every kind that it concerns: the kinds to be opened of the child, else the
    /// identity of the child or of all of the commune.
    /// </summary>
    public static async Task<bool> MayDecideAsync(
        MangNonDb db,
        Viewer viewer,
        Agreement agreement,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(agreement);
        return viewer.AccountId is { } account
            && account != agreement.AskedBy
            && agreement.WaitsAt(Now(db))
            && await Approvers.MayApproveAsync(db, viewer, agreement, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a person may read it, decided or not: the one who asked, the one who decided, those who may approve.
    /// </summary>
    public static async Task<bool> MaySeeAsync(
        MangNonDb db,
        Viewer viewer,
        Agreement agreement,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(agreement);
        return viewer.AccountId is { } account
            && (
                account == agreement.AskedBy
                || account == agreement.DecidedBy
                || await Approvers.MayApproveAsync(db, viewer, agreement, cancel).ConfigureAwait(false)
            );
    }

    /// <summary>
    /// Gives or refuses, once. What the person may do is read anew within the transaction: an account closed or a role
    /// taken back since the page was opened decides nothing. What was asked to be opened is open from here on.
    /// </summary>
    public static async Task<AgreementAnswer> DecideAsync(
        MangNonDb db,
        Viewer viewer,
        Guid agreementId,
        bool give,
        string? remark,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var decider = AccountOf(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HoldAsync(db, decider, cancel).ConfigureAwait(false);
        var now = Now(db);
        var agreement = await db
            .Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == agreementId, cancel)
            .ConfigureAwait(false);
        if (agreement?.AskedBy == decider)
        {
            return AgreementAnswer.Own;
        }

        if (
            agreement is null
            || await Approvers.TodayAsync(db, decider, cancel).ConfigureAwait(false) is not { } today
            || !await Approvers.MayApproveAsync(db, today, agreement, cancel).ConfigureAwait(false)
        )
        {
            return AgreementAnswer.NotFound;
        }

        var words = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim();
        var opens = give && agreement.Matter == AgreementMatter.OpenSealed;
        var until = give ? now + Life : agreement.Until;
        var doneAt = opens ? now : (DateTime?)null;
        var decided = await db
            .Agreements.Where(a => a.Id == agreementId && a.DecidedAt == null && a.Until > now && a.AskedBy != decider)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(a => a.DecidedBy, decider)
                        .SetProperty(a => a.DecidedAt, now)
                        .SetProperty(a => a.IsGiven, give)
                        .SetProperty(a => a.Remark, words)
                        .SetProperty(a => a.Until, until)
                        .SetProperty(a => a.DoneAt, doneAt),
                cancel
            )
            .ConfigureAwait(false);
        if (decided == 0)
        {
            return agreement.DecidedAt is null && agreement.Until <= now
                ? AgreementAnswer.Lapsed
                : AgreementAnswer.AlreadyDecided;
        }

        var act = give ? AuditActs.ApprovalGiven : AuditActs.ApprovalRefused;
        db.Note(Event(act, agreement, words));
        if (opens)
        {
            Openings.Open(db, agreement, now);
        }

        db.Notices.Add(
            NoticeOf(agreement, give ? NoticeKind.Given : NoticeKind.Refused, agreement.AskedBy, decider, now)
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return AgreementAnswer.Done;
    }

    /// <summary>The given, not lapsed, not done agreement of this asker; null where there is none.</summary>
    public static async Task<Agreement?> UsableAsync(
        MangNonDb db,
        Viewer viewer,
        AgreementMatter matter,
        Guid communeId,
        Guid? childId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = Now(db);
        return await OfAsker(db, AccountOf(viewer), matter, communeId, childId)
            .AsNoTracking()
            .Where(a => a.IsGiven == true && a.DoneAt == null && a.Until > now)
            .OrderBy(a => a.Until)
            .FirstOrDefaultAsync(cancel)
            .ConfigureAwait(false);
    }

    /// <summary>Marks it done, in the caller's transaction where one is under way.</summary>
    /// <returns>False where it was done before, has lapsed or was never given: then the act must not be done.</returns>
    public static async Task<bool> UseAsync(MangNonDb db, Agreement agreement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(agreement);
        var now = Now(db);
        return await db
                .Agreements.Where(a => a.Id == agreement.Id && a.IsGiven == true && a.DoneAt == null && a.Until > now)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.DoneAt, now), cancel)
                .ConfigureAwait(false) == 1;
    }

    internal static DateTime Now(MangNonDb db) => db.Clock.GetUtcNow().UtcDateTime;

    internal static Guid AccountOf(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.AccountId
            ?? throw new ArgumentException(
                "What people decide is the work of somebody with an account.",
                nameof(viewer)
            );
    }

    /// <summary>Two requests of one account, or one and the closing of that account, wait for each other.</summary>
    internal static Task HoldAsync(MangNonDb db, Guid account, CancellationToken cancel) =>
        db
            .Users.Where(one => one.Id == account)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount),
                cancel
            );

    private static IQueryable<Agreement> OfAsker(
        MangNonDb db,
        Guid asker,
        AgreementMatter matter,
        Guid communeId,
        Guid? childId
    ) =>
        db.Agreements.Where(a =>
            a.AskedBy == asker && a.Matter == matter && a.CommuneId == communeId && a.ChildId == childId
        );

    private static AuditEvent Event(string act, Agreement agreement, string? remark = null) =>
        new(
            act,
            agreement.ChildId is null ? AuditSubjects.Commune : AuditSubjects.Child,
            agreement.ChildId ?? agreement.CommuneId,
            agreement.CommuneId,
            new
            {
                Agreement = agreement.Id,
                Matter = agreement.Matter.ToString(),
                Kinds = agreement.KindWords,
                agreement.AskedBy,
                agreement.Reason,
                Remark = remark,
            }
        );

    private static Notice NoticeOf(Agreement agreement, NoticeKind kind, Guid told, Guid by, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AccountId = told,
            Kind = kind,
            CommuneId = agreement.CommuneId,
            ChildId = agreement.ChildId,
            AgreementId = agreement.Id,
            ByAccountId = by,
            At = now,
        };
}
