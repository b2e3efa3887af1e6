using MangNon.Schooling;

namespace MangNon.Access;

/// <summary>A role that a person holds today, with the units it reaches.</summary>
/// <param name="Role">The role.</param>
/// <param name="Communes">Communes it reaches as a whole.</param>
/// <param name="Villages">Villages.</param>
/// <param name="Facilities">Schools and other facilities.</param>
/// <param name="Homes">The communes that these units belong to: what is about no single child is open for them.</param>
public sealed record HeldRole(
    Role Role,
    IReadOnlyList<Guid> Communes,
    IReadOnlyList<Guid> Villages,
    IReadOnlyList<Guid> Facilities,
    IReadOnlyList<Guid> Homes
);

/// <summary>
/// One who asks: the one place that decides. Immutable, made anew for every request (<see cref="ViewerReader"/>), so
/// that what is taken back is gone at once.
/// </summary>
public sealed class Viewer
{
    private const Act Openable = Act.Ask | Act.OpenInEmergency;
    private readonly IReadOnlyList<HeldRole> _roles;
    private readonly IReadOnlySet<OpenedKind> _opened;
    private readonly int _schoolYear;
    private readonly bool _isOwner;
    private readonly Dictionary<(Act, RecordKind), Reach> _decided = [];

    public Viewer(Guid accountId, IReadOnlyList<HeldRole> roles, IReadOnlySet<OpenedKind> opened, DateOnly today)
    {
        AccountId = accountId;
        _roles = roles;
        _opened = opened;
        HomeCommunes = roles.SelectMany(held => held.Homes).ToHashSet();
        _schoolYear = SchoolYears.Of(today);
    }

    private Viewer() =>
        (_roles, _opened, HomeCommunes, _isOwner) = ([], new HashSet<OpenedKind>(), new HashSet<Guid>(), true);

    /// <summary>The owner of the data folder at the command line: may do all, and is written down as such.</summary>
    public static Viewer Owner => new();

    /// <summary>Null for the owner of the data folder.</summary>
    public Guid? AccountId { get; }

    /// <summary>Communes of the units that the person's roles are held for: whose pages are open, be it in part.</summary>
    public IReadOnlySet<Guid> HomeCommunes { get; }

    /// <summary>Whose records of a kind one may do something with.</summary>
    public Reach Reach(Act act, RecordKind kind)
    {
        if (_isOwner)
        {
            return Access.Reach.Everything;
        }

        if (!_decided.TryGetValue((act, kind), out var reach))
        {
            _decided[(act, kind)] = reach = Decide(act, kind);
        }

        return reach;
    }

    /// <summary>The roles by which one may do something with a kind: where it matters which of them, and what for.</summary>
    public IReadOnlyList<HeldRole> Held(Act act, RecordKind kind) =>
        [.. _roles.Where(held => (AccessRules.Of(held.Role, kind) & act) != Act.None)];

    /// <summary>Whether there is anything of a kind that one may do something with.</summary>
    public bool May(Act act, RecordKind kind) => !Reach(act, kind).IsNothing;

    /// <summary>Whether one may do something with all of a commune's records of a kind.</summary>
    public bool MayAll(Act act, RecordKind kind, Guid communeId) => Reach(act, kind).Covers(communeId);

    /// <summary>The kinds of record about children that one may do something with for all of a commune.</summary>
    public IReadOnlySet<RecordKind> KindsOfAll(Act act, Guid communeId) =>
        RecordKinds.OfChildren.Where(kind => MayAll(act, kind, communeId)).ToHashSet();

    private Reach Decide(Act act, RecordKind kind)
    {
        var roles = Held(act, kind);
        if (RecordKinds.ClassOf(kind) == RecordClass.Open)
        {
            // Read of the whole commune; written by one who has a school alone of that school.
            var ofPlaces = roles.Where(held => act == Act.Write && held.Facilities.Count > 0).ToList();
            return new Reach
            {
                Communes = roles.Except(ofPlaces).SelectMany(held => held.Homes).ToHashSet(),
                Facilities = ofPlaces.SelectMany(held => held.Facilities).ToHashSet(),
            };
        }

        // An opening lasts no longer than the role for which it could be asked.
        var opens = act == Act.Read && _roles.Any(held => (AccessRules.Of(held.Role, kind) & Openable) != Act.None);
        return new Reach
        {
            Communes = roles.SelectMany(held => held.Communes).ToHashSet(),
            Villages = roles.SelectMany(held => held.Villages).ToHashSet(),
            Facilities = roles.SelectMany(held => held.Facilities).ToHashSet(),
            Children = opens
                ? _opened.Where(one => one.Kind == kind).Select(one => one.ChildId).ToHashSet()
                : new HashSet<Guid>(),
            SchoolYear = _schoolYear,
        };
    }
}
