using MangNon.Access;

namespace MangNon.Testing;

/// <summary>People who ask, without accounts.</summary>
public static class Viewers
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Holds one role for a whole commune.</summary>
    public static Viewer Of(Role role, Guid communeId) =>
        new(Guid.CreateVersion7(), [new(role, [communeId], [], [], [communeId])], new HashSet<Guid>(), Today);

    /// <summary>Holds one role for a village of a commune.</summary>
    public static Viewer OfVillage(Role role, Guid communeId, Guid villageId) =>
        new(Guid.CreateVersion7(), [new(role, [], [villageId], [], [communeId])], new HashSet<Guid>(), Today);

    /// <summary>Holds one role for a school of a commune.</summary>
    public static Viewer OfSchool(Guid communeId, Guid facilityId) =>
        new(Guid.CreateVersion7(), [new(Role.School, [], [], [facilityId], [communeId])], new HashSet<Guid>(), Today);
}
