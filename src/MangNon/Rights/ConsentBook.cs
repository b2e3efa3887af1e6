using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Rights;

/// <summary>A consent as it is written down.</summary>
public sealed record ConsentTerms(
    string Purpose,
    Relation GivenBy,
    bool? ChildsOwn,
    DateOnly GivenOn,
    DateOnly? Until,
    string Evidence
);

/// <summary>What stands against a consent.</summary>
public enum ConsentProblem
{
    NoPurpose,
    NotByTheChild,

    /// <summary>The child is of the age to be asked, and was not, or said no.</summary>
    ChildsOwnMissing,
    GivenInFuture,
    GivenBeforeBirth,
    OverBeforeGiven,
    NoEvidence,
}

/// <summary>Writes consents and withdrawals down, each with its line in the log.</summary>
public static class ConsentBook
{
    /// <summary>Null where the consent may be written down. Pure.</summary>
    public static ConsentProblem? Check(ConsentTerms terms, Child child, RightsRules rules, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Purpose(terms.Purpose) is null ? ConsentProblem.NoPurpose
            : terms.GivenBy == Relation.Child ? ConsentProblem.NotByTheChild
            : terms.GivenOn > today ? ConsentProblem.GivenInFuture
            : terms.GivenOn < child.BirthDate ? ConsentProblem.GivenBeforeBirth
            : terms.Until < terms.GivenOn ? ConsentProblem.OverBeforeGiven
            : Age.Years(child.BirthDate, terms.GivenOn) >= rules.ChildsConsentFromAge && terms.ChildsOwn != true
                ? ConsentProblem.ChildsOwnMissing
            : terms.ChildsOwn == false ? ConsentProblem.ChildsOwnMissing
            : string.IsNullOrWhiteSpace(terms.Evidence) ? ConsentProblem.NoEvidence
            : null;
    }

    /// <summary>Writes down what passed <see cref="Check"/>.</summary>
    /// <returns>Null where the child is none of the person's.</returns>
    public static async Task<Consent?> GiveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        ConsentTerms terms,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(terms);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var sight = await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false);
        if (sight is null || !viewer.MayAll(Act.Write, RecordKind.Requests, sight.Child.CommuneId))
        {
            return null;
        }

        var consent = new Consent
        {
            Id = Guid.CreateVersion7(),
            CommuneId = sight.Child.CommuneId,
            ChildId = childId,
            Purpose = terms.Purpose,
            GivenBy = terms.GivenBy,
            ChildsOwn = terms.ChildsOwn,
            GivenOn = terms.GivenOn,
            Until = terms.Until,
            Evidence = PersonName.Repair(terms.Evidence),
            RecordedBy = viewer.AccountId,
            RecordedAt = db.Clock.GetUtcNow().UtcDateTime,
        };
        db.Consents.Add(consent);
        Note(db, AuditActs.ConsentGiven, consent);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return consent;
    }

    /// <summary>Withdraws one from today on. It is always granted.</summary>
    /// <returns>False where there is none that holds, or none of the person's.</returns>
    public static async Task<bool> WithdrawAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        Guid consentId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var sight = await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false);
        var consent = await db
            .Consents.SingleOrDefaultAsync(
                c => c.Id == consentId && c.ChildId == childId && c.WithdrawnOn == null,
                cancel
            )
            .ConfigureAwait(false);
        if (sight is null || consent is null || !viewer.MayAll(Act.Write, RecordKind.Requests, sight.Child.CommuneId))
        {
            return false;
        }

        Withdraw(db, consent, VietnamTime.Today(db.Clock));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Withdraws all of a child, or those of one purpose; the caller saves.</summary>
    internal static async Task WithdrawAllAsync(
        MangNonDb db,
        Guid childId,
        string? purpose,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var holding = await db
            .Consents.Where(c =>
                c.ChildId == childId && c.WithdrawnOn == null && (purpose == null || c.Purpose == purpose)
            )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        holding.ForEach(consent => Withdraw(db, consent, today));
    }

    private static void Withdraw(MangNonDb db, Consent consent, DateOnly today)
    {
        consent.WithdrawnOn = today;
        Note(db, AuditActs.ConsentWithdrawn, consent);
    }

    private static void Note(MangNonDb db, string act, Consent consent) =>
        db.Note(
            new AuditEvent(
                act,
                AuditSubjects.Child,
                consent.ChildId,
                consent.CommuneId,
                new { Consent = consent.Id, consent.Purpose }
            )
        );
}
