namespace MangNon.Exchange.Import;

/// <summary>The villages and the commune whose figures an import makes stale.</summary>
internal sealed class Stale
{
    private readonly Dictionary<Guid, Guid> _villageOfHousehold = [];
    private readonly Dictionary<Guid, Guid> _householdOfChild = [];

    public HashSet<Guid> Villages { get; } = [];

    public bool Commune { get; set; }

    /// <summary>Activities whose kind or day changed: they count for their participants' villages.</summary>
    public HashSet<Guid> Activities { get; } = [];

    /// <summary>Remembers where a household is now, without making anything stale.</summary>
    public void Place(Guid household, Guid village) => _villageOfHousehold[household] = village;

    /// <summary>Remembers where a child lives now, without making anything stale.</summary>
    public void PlaceChild(Guid child, Guid household) => _householdOfChild[child] = household;

    public void Household(Guid household) => Villages.Add(_villageOfHousehold[household]);

    public void Child(Guid child) => Household(_householdOfChild[child]);
}
