using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>
/// Failures in a row, counted in the account's row: from the fifth on nothing is accepted for 1 minute, then 2, 4 …
/// up to 60. An attempt is counted before it is looked at, so that many at once count as many.
/// </summary>
internal sealed class Lockout(MangNonDb db, TimeProvider time)
{
    public const int FreeFailures = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);

    /// <summary>How long nothing is accepted after so many failures in a row; zero up to <see cref="FreeFailures"/>.</summary>
    public static TimeSpan After(int failures) =>
        failures <= FreeFailures ? TimeSpan.Zero
        : failures - FreeFailures > 6 ? Longest
        : TimeSpan.FromMinutes(1 << (failures - FreeFailures - 1));

    /// <summary>
    /// Counts an attempt as failed beforehand. Null when nothing is accepted now; otherwise the failures in a row
    /// before it. Call <see cref="ForgiveAsync"/> when everything was right, <see cref="TakeBackAsync"/> when this
    /// step was right and another follows, <see cref="FailedAsync"/> when it was wrong.
    /// </summary>
    public async Task<int?> TryAsync(Guid accountId)
    {
        while (true)
        {
            var row = await db
                .Users.AsNoTracking()
                .Where(one => one.Id == accountId)
                .Select(one => new { one.AccessFailedCount, one.LockoutEnd })
                .SingleOrDefaultAsync();
            var now = time.GetUtcNow();
            if (row is null || row.LockoutEnd > now)
            {
                return null;
            }

            var delay = After(row.AccessFailedCount + 1);
            DateTimeOffset? until = delay == TimeSpan.Zero ? null : now + delay;
            var counted = await db
                .Users.Where(one => one.Id == accountId && one.AccessFailedCount == row.AccessFailedCount)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.AccessFailedCount, row.AccessFailedCount + 1)
                        .SetProperty(one => one.LockoutEnd, until)
                );
            if (counted == 1)
            {
                return row.AccessFailedCount;
            }
        }
    }

    /// <summary>Everything was right: the count begins anew.</summary>
    public Task ForgiveAsync(Guid accountId) => SetAsync(accountId, onlyIf: null, 0);

    /// <summary>This step was right, and the next one decides.</summary>
    public Task TakeBackAsync(Guid accountId, int failuresBefore) =>
        SetAsync(accountId, failuresBefore + 1, failuresBefore);

    public async Task FailedAsync(Guid accountId, int failuresBefore)
    {
        db.Note(new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account, accountId));
        if (After(failuresBefore + 1) > TimeSpan.Zero)
        {
            db.Note(new AuditEvent(AuditActs.LockedOut, AuditSubjects.Account, accountId));
        }

        await db.SaveChangesAsync();
    }

    private Task<int> SetAsync(Guid accountId, int? onlyIf, int failures) =>
        db
            .Users.Where(one => one.Id == accountId && (onlyIf == null || one.AccessFailedCount == onlyIf))
            .ExecuteUpdateAsync(set =>
                set.SetProperty(one => one.AccessFailedCount, failures)
                    .SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null)
            );
}
