using Microsoft.AspNetCore.Identity;

namespace MangNon.Access;

/// <summary>A person who signs in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name shown to colleagues.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The password was made by the system or by an administrator: it is changed before anything else is done.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>
    /// UTC instant from which a password made by an administrator opens nothing any more; null for a person's own, and
    /// for the passwords of the first start, which nobody could renew.
    /// </summary>
    public DateTime? OneTimeUntil { get; set; }

    /// <summary>UTC instant from which nobody signs in with this account any more; null while it is in use.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>Closed by an administrator; not the short lock after wrong passwords.</summary>
    public bool IsDisabled => DisabledAt is not null;
}
