using MangNon.Register;

namespace MangNon.Rights;

/// <summary>
/// A family's consent to one purpose (Luật 91/2025/QH15, Điều 9 and 24): dated, withdrawable, never taken for granted.
/// Withdrawn, never deleted but with the child.
/// </summary>
public sealed class Consent
{
    public required Guid Id { get; init; }

    public required Guid CommuneId { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>Code of a purpose in <see cref="RightsRules.Purposes"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>Never <see cref="Relation.Child"/>: the child's own is <see cref="ChildsOwn"/>.</summary>
    public required Relation GivenBy { get; init; }

    /// <summary>Whether the child itself agreed; null where it was not asked, being under the age.</summary>
    public bool? ChildsOwn { get; init; }

    /// <summary>First day, inclusive.</summary>
    public required DateOnly GivenOn { get; init; }

    /// <summary>Last day, inclusive; null for until it is withdrawn.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>From this day on it no longer holds.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>What shows it: the paper, its date, where it is kept. Sealed.</summary>
    public required string Evidence { get; init; }

    public Guid? RecordedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }
}

/// <summary>Whether there is consent. Pure.</summary>
public static class Consents
{
    /// <summary>
    /// Whether a purpose has consent on a day: given, not over, not withdrawn; and from the child's birthday of
    /// <paramref name="fromAge"/> on the child's own yes with it. A consent given for a child who was too young to be
    /// asked ends on that birthday.
    /// </summary>
    /// <param name="purpose">Code of the purpose.</param>
    /// <param name="consents">The child's.</param>
    /// <param name="birth">The child's day of birth.</param>
    /// <param name="fromAge">Completed years (<see cref="RightsRules.ChildsConsentFromAge"/>).</param>
    /// <param name="day">The day.</param>
    public static bool Holds(string purpose, IEnumerable<Consent> consents, DateOnly birth, int fromAge, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(consents);
        return consents.Any(one => one.Purpose == purpose && Holds(one, birth, fromAge, day));
    }

    /// <summary>Whether this one holds on a day.</summary>
    public static bool Holds(Consent consent, DateOnly birth, int fromAge, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return day >= consent.GivenOn
            && !(day > consent.Until)
            && !(day >= consent.WithdrawnOn)
            && consent.ChildsOwn != false
            && (Age.Years(birth, day) < fromAge || consent.ChildsOwn == true);
    }
}
