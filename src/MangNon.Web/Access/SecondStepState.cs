using System.Globalization;
using System.Security.Cryptography;
using MangNon.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.DataProtection;

namespace MangNon.Web.Access;

/// <param name="AccountId">Whose first step was right.</param>
/// <param name="Stamp">The account's security stamp at that time: a changed password begins anew.</param>
/// <param name="Method">How the first step was done.</param>
internal sealed record WaitingForCode(Guid AccountId, string Stamp, SignInMethod Method);

/// <summary>Between the two steps of a sign-in: an encrypted cookie that holds for five minutes and opens nothing by itself.</summary>
internal sealed class SecondStepState(IDataProtectionProvider protection, SiteOptions site, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly IDataProtector _protector = protection.CreateProtector("mangnon.second-step");

    private string CookieName => site.CookieName("mangnon-buoc-hai");

    public void Write(HttpContext context, Account account, SignInMethod method)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetUtcNow().ToUnixTimeSeconds()}|{account.Id:N}|{(int)method}|{account.SecurityStamp}"
        );
        context.Response.Cookies.Append(CookieName, _protector.Protect(text), site.Cookie());
    }

    /// <summary>Null when there is none, it is too old, or was altered.</summary>
    public WaitingForCode? Read(HttpContext context)
    {
        if (!context.Request.Cookies.TryGetValue(CookieName, out var value))
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(value).Split('|', 4);
            var written = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            return time.GetUtcNow() - written < Lifetime
                ? new WaitingForCode(
                    Guid.ParseExact(parts[1], "N"),
                    parts[3],
                    (SignInMethod)int.Parse(parts[2], CultureInfo.InvariantCulture)
                )
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Clear(HttpContext context) => context.Response.Cookies.Delete(CookieName, site.Cookie());
}
