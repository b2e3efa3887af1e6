using System.Security.Cryptography;
using System.Text;
using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace MangNon.Web.Access;

/// <summary>What a typed code proved.</summary>
internal enum CodeProof
{
    None,
    Authenticator,
    Recovery,
}

/// <summary>The second step: codes of an authenticator app, and ten recovery codes. Each serves once.</summary>
internal sealed class SecondFactors(MangNonDb db, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    // Six groups of four, 118 bits: from 112 on a plain hash keeps them (OWASP ASVS 5.0 V6.5.2).
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    // The code before and the code after: a telephone's clock is up to half a minute off.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public Task<bool> HasAsync(Guid accountId) => db.SecondFactors.AnyAsync(one => one.AccountId == accountId);

    public Task<int> CodesLeftAsync(Guid accountId) =>
        db.RecoveryCodes.CountAsync(one => one.AccountId == accountId && one.UsedAt == null);

    /// <summary>160 random bits in base 32.</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));

    /// <summary>What the QR code says to the authenticator app.</summary>
    public static string Address(string key, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString("Măng Non")}:{Uri.EscapeDataString(userName)}"
        + $"?secret={key}&issuer={Uri.EscapeDataString("Măng Non")}";

    /// <summary>
    /// Turns the second step on when <paramref name="code"/> is the app's; returns the recovery codes, to be shown
    /// once. Null for a wrong code, and where the account has a second step already.
    /// </summary>
    public async Task<IReadOnlyList<string>?> AddAsync(Guid accountId, string key, string? code)
    {
        if (await HasAsync(accountId) || StepOf(key, code) is not { } step)
        {
            return null;
        }

        await using var whole = await OneTransaction.BeginAsync(db);
        db.SecondFactors.Add(
            new SecondFactor
            {
                Id = Guid.CreateVersion7(),
                AccountId = accountId,
                Key = key,
                LastStep = step,
                AddedAt = time.GetUtcNow().UtcDateTime,
            }
        );
        db.Note(new AuditEvent(AuditActs.SecondFactorAdded, AuditSubjects.Account, accountId));
        var codes = await ReplaceCodesAsync(accountId);
        await whole.CommitAsync();
        return codes;
    }

    /// <summary>Ten new recovery codes, to be shown once; those before are worth nothing.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(Guid accountId)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        db.Note(
            new AuditEvent(AuditActs.Changed, AuditSubjects.Account, accountId, Detail: new { What = "recovery-codes" })
        );
        var codes = await ReplaceCodesAsync(accountId);
        await whole.CommitAsync();
        return codes;
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> RemoveAsync(Guid accountId)
    {
        await using var whole = await OneTransaction.BeginAsync(db);
        await db.RecoveryCodes.Where(one => one.AccountId == accountId).ExecuteDeleteAsync();
        var removed = await db.SecondFactors.Where(one => one.AccountId == accountId).ExecuteDeleteAsync();
        if (removed > 0)
        {
            await db.NoteAsync(
                new AuditEvent(AuditActs.SecondFactorRemoved, AuditSubjects.Account, accountId),
                CancellationToken.None
            );
        }

        await whole.CommitAsync();
        return removed > 0;
    }

    /// <summary>Accepts a code and uses it up, in one statement: two requests with the same code are one success.</summary>
    public async Task<CodeProof> TryAsync(Guid accountId, string? typed)
    {
        var code = Plain(typed);
        if (code.Length == 6)
        {
            var key = await db
                .SecondFactors.Where(one => one.AccountId == accountId)
                .Select(one => one.Key)
                .SingleOrDefaultAsync();
            if (key is null || StepOf(key, code) is not { } step)
            {
                return CodeProof.None;
            }

            var taken = await db
                .SecondFactors.Where(one => one.AccountId == accountId && one.LastStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step));
            return taken == 1 ? CodeProof.Authenticator : CodeProof.None;
        }

        var (hash, now) = (Hash(accountId, code), time.GetUtcNow().UtcDateTime);
        await using var whole = await OneTransaction.BeginAsync(db);
        var used = await db
            .RecoveryCodes.Where(one => one.AccountId == accountId && one.Hash == hash && one.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, now));
        if (used == 1)
        {
            await db.NoteAsync(
                new AuditEvent(AuditActs.RecoveryCodeUsed, AuditSubjects.Account, accountId),
                CancellationToken.None
            );
        }

        await whole.CommitAsync();

        return used == 1 ? CodeProof.Recovery : CodeProof.None;
    }

    private async Task<IReadOnlyList<string>> ReplaceCodesAsync(Guid accountId)
    {
        await db.RecoveryCodes.Where(one => one.AccountId == accountId).ExecuteDeleteAsync();
        var codes = Enumerable
            .Range(0, RecoveryCodes)
            .Select(_ =>
                string.Join('-', Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)))
            )
            .ToList();
        db.RecoveryCodes.AddRange(
            codes.Select(code => new RecoveryCode
            {
                Id = Guid.CreateVersion7(),
                AccountId = accountId,
                Hash = Hash(accountId, Plain(code)),
            })
        );
        await db.SaveChangesAsync();
        return codes;
    }

    private long? StepOf(string key, string? typed)
    {
        var code = Plain(typed);
        var totp = new Totp(Base32Encoding.ToBytes(key));
        return code.Length == 6 && totp.VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window)
            ? step
            : null;
    }

    /// <summary>Blanks and dashes are for the eye only.</summary>
    private static string Plain(string? typed) =>
        new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Hash(Guid accountId, string plain) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId:N}|{plain}")));
}
