using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Access;

/// <summary>
/// Which children a decision reaches: all of some communes, those of some villages, those enrolled in some schools,
/// and single ones opened by name. It is applied in the query, never afterwards.
/// </summary>
public sealed record Reach
{
    private static readonly HashSet<Guid> None = [];

    /// <summary>Nobody. What no rule allows.</summary>
    public static Reach Nothing { get; } = new();

    /// <summary>Everybody: for the owner of the data folder at the command line only.</summary>
    public static Reach Everything { get; } = new() { IsEverything = true };

    public bool IsEverything { get; private init; }

    public IReadOnlySet<Guid> Communes { get; init; } = None;

    public IReadOnlySet<Guid> Villages { get; init; } = None;

    /// <summary>Schools, where it is about them; their pupils of the school year before <see cref="SchoolYear"/> and later.</summary>
    public IReadOnlySet<Guid> Facilities { get; init; } = None;

    /// <summary>Children opened singly.</summary>
    public IReadOnlySet<Guid> Children { get; init; } = None;

    /// <summary>The school year of the day on which it was decided, by the calendar year in which it begins.</summary>
    public int SchoolYear { get; init; }

    public bool IsNothing =>
        !IsEverything && Communes.Count == 0 && Villages.Count == 0 && Facilities.Count == 0 && Children.Count == 0;

    /// <summary>Whether all children of a commune are reached.</summary>
    public bool Covers(Guid communeId) => IsEverything || Communes.Contains(communeId);

    /// <summary>Only those of <paramref name="children"/> that are reached; becomes a condition of the SQL.</summary>
    public IQueryable<Child> Of(MangNonDb db, IQueryable<Child> children)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (IsEverything)
        {
            return children;
        }

        var communes = Communes.ToArray();
        var single = Children.ToArray();
        if (Villages.Count == 0 && Facilities.Count == 0)
        {
            return single.Length == 0
                ? children.Where(c => communes.Contains(c.CommuneId))
                : children.Where(c => communes.Contains(c.CommuneId) || single.Contains(c.Id));
        }

        var villages = Villages.ToArray();
        var facilities = Facilities.Select(id => (Guid?)id).ToArray();
        var since = SchoolYear - 1;
        return children.Where(c =>
            communes.Contains(c.CommuneId)
            || single.Contains(c.Id)
            || db.Households.Any(h => h.Id == c.HouseholdId && villages.Contains(h.VillageId))
            || db.Enrolments.Any(e => e.ChildId == c.Id && facilities.Contains(e.FacilityId) && e.SchoolYear >= since)
        );
    }

    /// <summary>
    /// Only those of <paramref name="households"/> that are reached as a whole: by their commune or village. Who sees
    /// single children, or a school's pupils, does not thereby reach their households.
    /// </summary>
    public IQueryable<Household> OfHouseholds(IQueryable<Household> households)
    {
        if (IsEverything)
        {
            return households;
        }

        var communes = Communes.ToArray();
        var villages = Villages.ToArray();
        return households.Where(h => communes.Contains(h.CommuneId) || villages.Contains(h.VillageId));
    }

    /// <summary>Whether a household is reached as a whole.</summary>
    public bool Has(Household household)
    {
        ArgumentNullException.ThrowIfNull(household);
        return Covers(household.CommuneId) || Villages.Contains(household.VillageId);
    }
}
