using MangNon.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MangNon.Web.Access;

/// <summary>
/// A password that is nobody's, against which a try for an account that there is not is checked: the same work as for one
/// that there is.
/// </summary>
internal sealed class NobodysPassword
{
    private static readonly Account Nobody = new() { UserName = "" };
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _hash;

    public NobodysPassword(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _hash = _hasher.HashPassword(Nobody, FirstAccounts.NewPassword());
    }

    public void Check(string typed) => _hasher.VerifyHashedPassword(Nobody, _hash, typed);
}
