using System.Globalization;
using System.Linq.Expressions;
using System.Security.Claims;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MangNon.Web.Access;

/// <summary>
/// Begins, checks and ends sessions. The cookie names the session and its turn; every request asks the database
/// anew, so that an ended session, a disabled account or a changed password takes hold at the next request.
/// </summary>
internal sealed class Sessions(
    MangNonDb db,
    SignInManager<Account> signIn,
    IOptions<IdentityOptions> identity,
    TimeProvider time
)
{
    private const string IdClaim = "mangnon:session";
    private const string TurnClaim = "mangnon:turn";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Signs the browser in. A session it had before ends; failures in a row are forgiven.</summary>
    public async Task BeginAsync(HttpContext context, Account account, SignInMethod method, int failuresBefore)
    {
        var now = Now;
        var session = new Session
        {
            Id = Guid.CreateVersion7(),
            AccountId = account.Id,
            BegunAt = now,
            LastSeenAt = now,
            ConfirmedAt = now,
            Method = method,
            Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Browser = BrowserName.Of(context.Request.Headers.UserAgent),
            FailuresBefore = failuresBefore,
        };
        await using (var whole = await db.Database.BeginTransactionAsync())
        {
            if (SessionState.Of(context) is { } earlier)
            {
                await EndAsync(earlier.AccountId, earlier.Id, SessionEnd.SignedInAgain);
            }

            // Nobody was signed in when the request came in: from here on it is this person, in this session.
            using var _ = AuditActor.Begin(new AuditActor(AuditSource.Site, account.Id, session.Id));
            db.Sessions.Add(session);
            db.Note(
                new AuditEvent(
                    AuditActs.SignedIn,
                    AuditSubjects.Account,
                    account.Id,
                    Detail: new { Method = method.ToString() }
                )
            );
            await db.SaveChangesAsync();
            await whole.CommitAsync();
        }

        await WriteCookieAsync(context, account, session.Id, session.Turn, session.ConfirmedAt, method);
    }

    /// <summary>What the cookie's session is worth now: one query. Null when it holds no more.</summary>
    public async Task<SessionState?> CheckAsync(ClaimsPrincipal? principal)
    {
        if (
            !Guid.TryParseExact(principal?.FindFirstValue(IdClaim), "N", out var id)
            || !int.TryParse(
                principal!.FindFirstValue(TurnClaim),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var turn
            )
        )
        {
            return null;
        }

        var row = await (
            from session in db.Sessions
            join account in db.Users on session.AccountId equals account.Id
            where session.Id == id
            select new
            {
                session.AccountId,
                session.BegunAt,
                session.LastSeenAt,
                session.ConfirmedAt,
                session.Turn,
                session.EndedAt,
                session.Method,
                account.DisabledAt,
                account.SecurityStamp,
            }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync();
        if (
            row is null
            || row.EndedAt is not null
            || row.DisabledAt is not null
            || row.Turn != turn
            || !string.Equals(
                row.SecurityStamp,
                principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType),
                StringComparison.Ordinal
            )
        )
        {
            return null;
        }

        var now = Now;
        if (SessionLife.RunOut(row.BegunAt, row.LastSeenAt, now) is { } end)
        {
            await EndAsync(row.AccountId, id, end);
            return null;
        }

        if (now - row.LastSeenAt >= SessionLife.SeenEvery)
        {
            await db
                .Sessions.Where(one => one.Id == id && one.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastSeenAt, now));
        }

        return new SessionState(id, row.AccountId, row.ConfirmedAt, row.Method);
    }

    /// <summary>The person has proved again who they are: a new cookie, and the one before is worth nothing.</summary>
    public async Task ConfirmAsync(HttpContext context, Account account)
    {
        if (SessionState.Of(context) is not { } state || state.AccountId != account.Id)
        {
            return;
        }

        var now = Now;
        var held = await db
            .Sessions.Where(one => one.Id == state.Id && one.EndedAt == null)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(one => one.Turn, one => one.Turn + 1).SetProperty(one => one.ConfirmedAt, now)
            );
        if (held == 1)
        {
            var turn = await db.Sessions.Where(one => one.Id == state.Id).Select(one => one.Turn).SingleAsync();
            await WriteCookieAsync(context, account, state.Id, turn, now, state.Method);
        }
    }

    /// <summary>Ends one session of the account; false when the account has no such session, or it has ended already.</summary>
    public async Task<bool> EndAsync(Guid accountId, Guid sessionId, SessionEnd why) =>
        await EndAsync(accountId, why, one => one.Id == sessionId) == 1;

    /// <summary>Ends every session of the account but <paramref name="except"/>; returns how many there were.</summary>
    public Task<int> EndAllAsync(Guid accountId, SessionEnd why, Guid? except = null) =>
        EndAsync(accountId, why, one => one.Id != except);

    /// <summary>Sessions that hold now, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> HoldingAsync(Guid accountId)
    {
        var now = Now;
        var open = await db
            .Sessions.AsNoTracking()
            .Where(one => one.AccountId == accountId && one.EndedAt == null)
            .OrderByDescending(one => one.LastSeenAt)
            .ToListAsync();
        return [.. open.Where(one => SessionLife.RunOut(one.BegunAt, one.LastSeenAt, now) is null)];
    }

    /// <summary>The last sessions begun, held or ended, the newest first.</summary>
    public async Task<IReadOnlyList<Session>> LastAsync(Guid accountId, int count) =>
        await db
            .Sessions.AsNoTracking()
            .Where(one => one.AccountId == accountId)
            .OrderByDescending(one => one.BegunAt)
            .Take(count)
            .ToListAsync();

    /// <summary>Each with its line in the log, in one transaction. One that two end at once is told of once.</summary>
    private async Task<int> EndAsync(Guid accountId, SessionEnd why, Expression<Func<Session, bool>> which)
    {
        var (now, ended) = (Now, 0);
        await using var whole = await OneTransaction.BeginAsync(db);
        var open = await db
            .Sessions.Where(one => one.AccountId == accountId && one.EndedAt == null)
            .Where(which)
            .Select(one => one.Id)
            .ToListAsync();
        foreach (var id in open)
        {
            var count = await db
                .Sessions.Where(one => one.Id == id && one.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now).SetProperty(one => one.Ended, why));
            if (count == 1)
            {
                var act = why == SessionEnd.SignedOut ? AuditActs.SignedOut : AuditActs.SessionEnded;
                db.Note(
                    new AuditEvent(
                        act,
                        AuditSubjects.Account,
                        accountId,
                        Detail: new { Session = id, Why = why.ToString() }
                    )
                );
                ended++;
            }
        }

        if (ended > 0)
        {
            await db.SaveChangesAsync();
        }

        await whole.CommitAsync();
        return ended;
    }

    private async Task WriteCookieAsync(
        HttpContext context,
        Account account,
        Guid id,
        int turn,
        DateTime confirmed,
        SignInMethod method
    )
    {
        var principal = await signIn.CreateUserPrincipalAsync(account);
        var claims = (ClaimsIdentity)principal.Identity!;
        claims.AddClaim(new Claim(IdClaim, id.ToString("N", CultureInfo.InvariantCulture)));
        claims.AddClaim(new Claim(TurnClaim, turn.ToString(CultureInfo.InvariantCulture)));
        await context.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties());
        new SessionState(id, account.Id, confirmed, method).Keep(context);
    }
}
