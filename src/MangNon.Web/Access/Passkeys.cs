using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>Khóa truy cập: adds, takes away and accepts passkeys (WebAuthn), by ASP.NET Core Identity's own handler.</summary>
internal sealed class Passkeys(
    MangNonDb db,
    UserManager<Account> users,
    SignInManager<Account> signIn,
    Sessions sessions,
    TimeProvider time
)
{
    public const int MaxName = 60;
    public const int MaxCount = 10;

    /// <summary>
    /// The page the passkey was asked from is this site's own: the address the browser itself signed is the one it
    /// called. (Identity's own check reads the header Origin, which our referrer policy empties.)
    /// </summary>
    public static bool IsOwnOrigin(string origin, bool crossOrigin, HttpRequest request) =>
        !crossOrigin
        && Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (from.Scheme == Uri.UriSchemeHttps || (from.Scheme == Uri.UriSchemeHttp && from.IsLoopback))
        && Uri.TryCreate($"{from.Scheme}://{request.Host}", UriKind.Absolute, out var here)
        && string.Equals(from.Authority, here.Authority, StringComparison.OrdinalIgnoreCase);

    /// <summary>False when what the browser sent proves nothing, or there are ten already.</summary>
    public async Task<bool> AddAsync(HttpContext context, Account account, string credential, string? name)
    {
        if ((await users.GetPasskeysAsync(account)).Count >= MaxCount)
        {
            return false;
        }

        var result = await AttestAsync(credential);
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString())
        {
            return false;
        }

        var given = MangNon.Register.PersonName.Repair(name ?? "");
        given = given.Length > MaxName ? given[..MaxName] : given;
        var browser = BrowserName.Of(context.Request.Headers.UserAgent);
        result.Passkey.Name =
            given.Length > 0 ? given : string.Join(' ', browser, Clock.Of(time.GetUtcNow().UtcDateTime)).Trim();
        await using var whole = await db.Database.BeginTransactionAsync();
        if (!(await users.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded)
        {
            return false;
        }

        await ChangedAsync(context, account, AuditActs.PasskeyAdded);
        await whole.CommitAsync();
        return true;
    }

    /// <param name="id">Of the credential, as hexadecimal digits.</param>
    public async Task<bool> RemoveAsync(HttpContext context, Account account, string? id)
    {
        var passkeys = await users.GetPasskeysAsync(account);
        var passkey = passkeys.FirstOrDefault(one =>
            string.Equals(Convert.ToHexString(one.CredentialId), id, StringComparison.Ordinal)
        );
        await using var whole = await db.Database.BeginTransactionAsync();
        if (passkey is null || !(await users.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded)
        {
            return false;
        }

        await ChangedAsync(context, account, AuditActs.PasskeyRemoved);
        await whole.CommitAsync();
        return true;
    }

    /// <summary>Whose passkey it is; null when it proves nothing, or the account is disabled.</summary>
    public async Task<Account?> ProveAsync(string credential)
    {
        var result = await AssertAsync(credential);
        if (!result.Succeeded || result.User.DisabledAt is not null)
        {
            await db.NoteAsync(
                new AuditEvent(AuditActs.SignInFailed, AuditSubjects.Account, result.Succeeded ? result.User.Id : null),
                CancellationToken.None
            );
            return null;
        }

        // Its counter rises with every use: a copy would fall behind.
        return (await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    // Identity tells of no answer, and of one to a question that was never put, by exceptions: here they prove nothing.

    private async Task<PasskeyAssertionResult<Account>> AssertAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (Exception unasked) when (unasked is InvalidOperationException or ArgumentException)
        {
            return PasskeyAssertionResult.Fail<Account>(new PasskeyException(unasked.Message));
        }
    }

    private async Task<PasskeyAttestationResult> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (Exception unasked) when (unasked is InvalidOperationException or ArgumentException)
        {
            return PasskeyAttestationResult.Fail(new PasskeyException(unasked.Message));
        }
    }

    private async Task ChangedAsync(HttpContext context, Account account, string act)
    {
        await db.NoteAsync(new AuditEvent(act, AuditSubjects.Account, account.Id), CancellationToken.None);
        await sessions.EndAllAsync(account.Id, SessionEnd.SecondFactorChanged, except: SessionState.Of(context)?.Id);
    }
}
