using MangNon.Access;
using MangNon.Audit;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Rights;

/// <summary>A request as it is written down.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="AskedBy">Who asks.</param>
/// <param name="Channel">How.</param>
/// <param name="ReceivedAt">UTC, not in the future.</param>
/// <param name="Matter">Name and words; for a correction field and new value, the old one is read from the register.</param>
public sealed record RequestTerms(
    RequestKind Kind,
    Relation AskedBy,
    RequestChannel Channel,
    DateTime ReceivedAt,
    RequestMatter Matter
);

/// <summary>A decision as it is taken.</summary>
/// <param name="Decision">Yes, in part, no.</param>
/// <param name="Remark">Why; needed but for a yes.</param>
/// <param name="Value">For a correction what is written where the answer is “in part”; a yes writes what was asked for.</param>
/// <param name="Told">The family was told at the same time.</param>
public sealed record DecisionTerms(RequestDecision Decision, string? Remark, string? Value, bool Told);

/// <summary>What became of a decision.</summary>
public enum RequestAnswer
{
    Done,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    AlreadyDecided,

    /// <summary>A refusal, or a yes in part, says why.</summary>
    NoRemark,

    /// <summary>Consent is withdrawn by saying so: it cannot be refused.</summary>
    MustBeAccepted,

    /// <summary>The person may not write this field.</summary>
    MayNotWrite,

    /// <summary>The value cannot be written.</summary>
    BadValue,
}

/// <summary>
/// Requests of families: written down, decided, answered. Each step is one transaction with its line in the log, which
/// holds ids and kinds and none of the family's words; a correction is written in the same transaction as its decision.
/// </summary>
public static class Requests
{
    /// <summary>The requests that a person may do something with, of children that the person may see.</summary>
    public static IQueryable<RightsRequest> Of(MangNonDb db, Viewer viewer, Act act)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var reach = viewer.Reach(act, RecordKind.Requests);
        var communes = reach.Communes.ToArray();
        var everything = reach.IsEverything;
        var children = viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children).Select(c => c.Id);
        return db.RightsRequests.Where(r =>
            (everything || communes.Contains(r.CommuneId)) && children.Contains(r.ChildId)
        );
    }

    /// <summary>Writes a request down.</summary>
    /// <returns>Null where the child is none of the person's, or its requests are not.</returns>
    public static async Task<RightsRequest?> ReceiveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        RequestTerms terms,
        RightsRules rules,
        WorkCalendar calendar,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rules);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var sight = await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false);
        if (sight is null || !viewer.MayAll(Act.Write, RecordKind.Requests, sight.Child.CommuneId))
        {
            return null;
        }

        var matter = terms.Matter;
        if (terms.Kind == RequestKind.Correct && matter.Field is { } field)
        {
            var household = await HouseholdAsync(db, sight.Child.HouseholdId, cancel).ConfigureAwait(false);
            matter = matter with
            {
                Old = RegisterFields.Read(field, new RegisterEntry(sight.Child, household, ""), db.Seal),
            };
        }

        var request = new RightsRequest
        {
            Id = Guid.CreateVersion7(),
            CommuneId = sight.Child.CommuneId,
            ChildId = childId,
            Kind = terms.Kind,
            AskedBy = terms.AskedBy,
            Channel = terms.Channel,
            ReceivedAt = terms.ReceivedAt,
            DueOn = rules.DueOn(VietnamTime.DayOf(terms.ReceivedAt), calendar),
            ReceivedBy = viewer.AccountId,
            Matter = matter,
        };
        db.RightsRequests.Add(request);
        Note(db, AuditActs.RequestReceived, request, new { Request = request.Id, Kind = request.Kind.ToString() });
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return request;
    }

    /// <summary>Decides once, and does what was decided: a correction is written, consent is withdrawn. Deleting needs two people and is done elsewhere.</summary>
    public static async Task<RequestAnswer> DecideAsync(
        MangNonDb db,
        Viewer viewer,
        Guid requestId,
        DecisionTerms terms,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(terms);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HoldAsync(db, requestId, cancel).ConfigureAwait(false);
        if (await FindAsync(db, viewer, requestId, cancel).ConfigureAwait(false) is not { } request)
        {
            return RequestAnswer.NotFound;
        }

        var remark = string.IsNullOrWhiteSpace(terms.Remark) ? null : PersonName.Repair(terms.Remark);
        var refused =
            request.Decision is not null ? RequestAnswer.AlreadyDecided
            : request.Kind == RequestKind.WithdrawConsent && terms.Decision != RequestDecision.Accepted
                ? RequestAnswer.MustBeAccepted
            : terms.Decision != RequestDecision.Accepted && remark is null ? RequestAnswer.NoRemark
            : await DoAsync(db, viewer, request, terms, cancel).ConfigureAwait(false);
        if (refused != RequestAnswer.Done)
        {
            return refused;
        }

        var now = db.Clock.GetUtcNow().UtcDateTime;
        (request.Decision, request.DecidedBy, request.DecidedAt) = (terms.Decision, viewer.AccountId, now);
        request.Remark = remark;
        request.AnsweredAt = terms.Told ? now : null;
        Note(
            db,
            AuditActs.RequestDecided,
            request,
            new
            {
                Request = request.Id,
                Decision = terms.Decision.ToString(),
                terms.Told,
            }
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RequestAnswer.Done;
    }

    /// <summary>The family was told of the decision: the clock stops.</summary>
    public static async Task<RequestAnswer> AnswerAsync(
        MangNonDb db,
        Viewer viewer,
        Guid requestId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HoldAsync(db, requestId, cancel).ConfigureAwait(false);
        var request = await FindAsync(db, viewer, requestId, cancel).ConfigureAwait(false);
        if (request?.Decision is null)
        {
            return RequestAnswer.NotFound;
        }

        if (request.AnsweredAt is not null)
        {
            return RequestAnswer.AlreadyDecided;
        }

        request.AnsweredAt = db.Clock.GetUtcNow().UtcDateTime;
        Note(db, AuditActs.RequestAnswered, request, new { Request = request.Id });
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RequestAnswer.Done;
    }

    private static async Task<RequestAnswer> DoAsync(
        MangNonDb db,
        Viewer viewer,
        RightsRequest request,
        DecisionTerms terms,
        CancellationToken cancel
    )
    {
        if (terms.Decision == RequestDecision.Refused)
        {
            return RequestAnswer.Done;
        }

        if (request.Kind == RequestKind.WithdrawConsent)
        {
            var today = VietnamTime.Today(db.Clock);
            await ConsentBook
                .WithdrawAllAsync(db, request.ChildId, request.Matter.Purpose, today, cancel)
                .ConfigureAwait(false);
        }

        var value = terms.Decision == RequestDecision.Accepted ? request.Matter.New : terms.Value;
        return
            request.Kind == RequestKind.Correct
            && request.Matter.Field is { } field
            && (terms.Decision == RequestDecision.Accepted || !string.IsNullOrWhiteSpace(value))
            ? await CorrectAsync(db, viewer, request, field, value ?? "", cancel).ConfigureAwait(false)
            : RequestAnswer.Done;
    }

    private static async Task<RequestAnswer> CorrectAsync(
        MangNonDb db,
        Viewer viewer,
        RightsRequest request,
        RegisterField field,
        string value,
        CancellationToken cancel
    )
    {
        var writable = viewer.Reach(Act.Write, RegisterFields.KindOf(field)).Of(db, db.Children);
        var child = await writable.SingleOrDefaultAsync(c => c.Id == request.ChildId, cancel).ConfigureAwait(false);
        if (child is null)
        {
            return RequestAnswer.MayNotWrite;
        }

        if (Corrections.Check(field, value, child, VietnamTime.Today(db.Clock)) is not null)
        {
            return RequestAnswer.BadValue;
        }

        var code = PersonName.Repair(value);
        var household = await db
            .Households.SingleOrDefaultAsync(
                h =>
                    field == RegisterField.Household
                        ? h.CommuneId == child.CommuneId && h.Code == code
                        : h.Id == child.HouseholdId,
                cancel
            )
            .ConfigureAwait(false);
        if (household is null)
        {
            return RequestAnswer.BadValue;
        }

        RegisterFields.Write(field, value, new RegisterEntry(child, household, ""), db.Seal);
        return RequestAnswer.Done;
    }

    private static Task<RightsRequest?> FindAsync(MangNonDb db, Viewer viewer, Guid id, CancellationToken cancel) =>
        Of(db, viewer, Act.Write).SingleOrDefaultAsync(r => r.Id == id, cancel);

    private static Task<Household> HouseholdAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db.Households.AsNoTracking().SingleAsync(h => h.Id == id, cancel);

    /// <summary>Two who decide at once wait for each other.</summary>
    private static Task<int> HoldAsync(MangNonDb db, Guid id, CancellationToken cancel) =>
        db
            .RightsRequests.Where(r => r.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueOn, r => r.DueOn), cancel);

    private static void Note(MangNonDb db, string act, RightsRequest request, object detail) =>
        db.Note(new AuditEvent(act, AuditSubjects.Child, request.ChildId, request.CommuneId, detail));
}
