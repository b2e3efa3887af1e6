namespace MangNon.Access;

/// <summary>A role held by a person for a unit from a day to a day, given by someone for a reason. Ended, never deleted.</summary>
public sealed class RoleGrant
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary><see cref="Role.Id"/>.</summary>
    public required string RoleId { get; init; }

    public required ScopeKind Scope { get; init; }

    /// <summary>The commune, village or facility; null for a province.</summary>
    public Guid? ScopeId { get; init; }

    /// <summary>The province's code; null for what is below it.</summary>
    public string? ProvinceCode { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive; null while no end is set.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The decision or other reason it was given for.</summary>
    public required string Reason { get; init; }

    /// <summary>Who gave it; null for what the installation gave itself on its first start or the owner of the data folder gave.</summary>
    public Guid? GivenBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime GivenAt { get; init; }

    /// <summary>Taken back at once, whatever <see cref="To"/> says; UTC.</summary>
    public DateTime? RevokedAt { get; set; }

    public Guid? RevokedBy { get; set; }

    public string? RevokedReason { get; set; }

    /// <summary>Whether it gives its rights on a day; the first and the last day included.</summary>
    public bool HoldsOn(DateOnly day) => RevokedAt is null && day >= From && !(day > To);
}
