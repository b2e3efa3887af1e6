using System.Security.Claims;
using MangNon.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MangNon.Web.Access;

/// <summary>Adds to the cookie the name to show, and whether the password has to be changed first.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    public const string DisplayName = "mangnon:display-name";
    public const string MustChangePassword = "mangnon:must-change-password";

    /// <summary>The account of one who is signed in; null for anybody else.</summary>
    public static Guid? IdOf(ClaimsPrincipal? person) =>
        Guid.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName.Length > 0 ? user.DisplayName : user.UserName ?? ""));
        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(MustChangePassword, "1"));
        }

        return identity;
    }
}
