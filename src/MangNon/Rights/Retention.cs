using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Rights;

/// <summary>What one rule of retention finds on a day.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Due">What is over: its id, and the code of the child it is about; sorted by code.</param>
public sealed record RetentionFinding(RetentionRule Rule, IReadOnlyList<RetainedItem> Due);

/// <param name="Id">Of the record.</param>
/// <param name="ChildCode">The commune's own code of the child; no name.</param>
/// <param name="Since">The day of the event the years are counted from.</param>
public sealed record RetainedItem(Guid Id, string ChildCode, DateOnly Since);

/// <summary>
/// Finds what is over, and deletes it under rules that the commune has adopted. Deleting goes in batches, each one
/// transaction with its line in the log: broken off, it leaves whole batches and goes on when run again.
/// </summary>
public static class Retention
{
    /// <summary>Records of a batch; of children each is a batch of its own, with its own proof.</summary>
    public const int BatchSize = 100;

    public static async Task<IReadOnlyList<RetentionFinding>> FindAsync(
        MangNonDb db,
        RetentionRules rules,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rules);
        var findings = new List<RetentionFinding>();
        foreach (var rule in rules.Rules)
        {
            var due = rule.EventBy(today) is { } last
                ? await DueAsync(db, rule, communeId, last, cancel).ConfigureAwait(false)
                : [];
            findings.Add(new RetentionFinding(rule, [.. due.OrderBy(one => one.ChildCode, StringComparer.Ordinal)]));
        }

        return findings;
    }

    /// <summary>Deletes what an adopted rule finds.</summary>
    /// <param name="db">The database; must be in no transaction.</param>
    /// <param name="erasure">Deletes a child.</param>
    /// <param name="finding">Found on the same day.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="cancel">Between batches.</param>
    /// <returns>How many records, or children, were deleted.</returns>
    /// <exception cref="InvalidOperationException">The rule is not adopted.</exception>
    public static async Task<int> ApplyAsync(
        MangNonDb db,
        ChildErasure erasure,
        RetentionFinding finding,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(erasure);
        ArgumentNullException.ThrowIfNull(finding);
        var rule = finding.Rule;
        if (rule.AdoptedBy is null)
        {
            throw new InvalidOperationException("Only a rule that the commune has adopted deletes.");
        }

        var deleted = 0;
        if (rule.What == RetainedKind.Child)
        {
            foreach (var item in finding.Due)
            {
                await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
                var basis = $"{rule.Id}: {rule.AdoptedBy}";
                deleted += await erasure.EraseAsync(db, item.Id, basis, cancel).ConfigureAwait(false) is null ? 0 : 1;
                await work.CommitAsync(cancel).ConfigureAwait(false);
                db.ChangeTracker.Clear();
            }
        }
        else
        {
            foreach (var batch in finding.Due.Select(item => item.Id).Chunk(BatchSize))
            {
                deleted += await DeleteAsync(db, rule, batch, communeId, cancel).ConfigureAwait(false);
            }
        }

        if (deleted > 0)
        {
            await ChildErasure.ForgetAsync(db, cancel).ConfigureAwait(false);
        }

        return deleted;
    }

    private static async Task<int> DeleteAsync(
        MangNonDb db,
        RetentionRule rule,
        Guid[] ids,
        Guid communeId,
        CancellationToken cancel
    )
    {
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var deleted =
            rule.What == RetainedKind.Request
                ? await db
                    .RightsRequests.Where(r => ids.Contains(r.Id))
                    .ExecuteDeleteAsync(cancel)
                    .ConfigureAwait(false)
                : await db.Consents.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        db.Note(
            new AuditEvent(
                AuditActs.Erased,
                AuditSubjects.Commune,
                communeId,
                communeId,
                new
                {
                    Rule = rule.Id,
                    rule.AdoptedBy,
                    Ids = ids,
                }
            )
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return deleted;
    }

    private static async Task<List<RetainedItem>> DueAsync(
        MangNonDb db,
        RetentionRule rule,
        Guid communeId,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var children = db.Children.AsNoTracking().Where(c => c.CommuneId == communeId);
        switch (rule.What)
        {
            case RetainedKind.Child:
                var all = await children
                    .Select(c => new
                    {
                        c.Id,
                        c.Code,
                        c.BirthDate,
                        c.LeftOn,
                        c.DiedOn,
                    })
                    .ToListAsync(cancel)
                    .ConfigureAwait(false);
                return
                [
                    .. all.Select(child => (child, On: rule.EventOf(child.BirthDate, child.LeftOn, child.DiedOn)))
                        .Where(pair => pair.On <= last)
                        .Select(pair => new RetainedItem(pair.child.Id, pair.child.Code, pair.On!.Value)),
                ];
            case RetainedKind.Request:
                var answered = await db
                    .RightsRequests.Where(r => r.CommuneId == communeId && r.AnsweredAt != null)
                    .Join(
                        children,
                        r => r.ChildId,
                        c => c.Id,
                        (r, c) =>
                            new
                            {
                                r.Id,
                                c.Code,
                                At = r.AnsweredAt!.Value,
                            }
                    )
                    .ToListAsync(cancel)
                    .ConfigureAwait(false);
                return
                [
                    .. answered
                        .Select(one => new RetainedItem(one.Id, one.Code, VietnamTime.DayOf(one.At)))
                        .Where(one => one.Since <= last),
                ];
            default:
                var ended = await db
                    .Consents.Where(c => c.CommuneId == communeId && (c.WithdrawnOn != null || c.Until != null))
                    .Join(
                        children,
                        x => x.ChildId,
                        c => c.Id,
                        (x, c) =>
                            new
                            {
                                x.Id,
                                c.Code,
                                x.WithdrawnOn,
                                x.Until,
                            }
                    )
                    .ToListAsync(cancel)
                    .ConfigureAwait(false);
                return
                [
                    .. ended
                        .Select(one => new RetainedItem(
                            one.Id,
                            one.Code,
                            one.WithdrawnOn < one.Until || one.Until is null ? one.WithdrawnOn!.Value : one.Until.Value
                        ))
                        .Where(one => one.Since <= last),
                ];
        }
    }
}
