using System.Text.RegularExpressions;
using MangNon.Access;
using MangNon.Register;

namespace MangNon.Web.People;

/// <summary>What decides about people, without reading or writing anything.</summary>
internal static partial class PeopleRules
{
    public const int NameLength = 100;
    public const int PhoneLength = 20;
    public const int ReasonLength = 300;

    /// <summary>Of OpenID Connect: a <c>sub</c> is at most as long.</summary>
    public const int SubjectLength = 255;

    /// <summary>Gives no right any more: taken back, or its last day is past.</summary>
    public static bool IsOver(RoleGrant grant, DateOnly today) => grant.RevokedAt is not null || grant.To < today;

    /// <summary>Reads something about single children.</summary>
    public static bool SeesChildren(Role role) =>
        RecordKinds.OfChildren.Any(kind => AccessRules.Of(role, kind).HasFlag(Act.Read));

    /// <summary>Looks after people or the log, and sees children as well: allowed where few do much, and said.</summary>
    public static bool IsMixed(IEnumerable<RoleGrant> grants, DateOnly today)
    {
        var roles = grants
            .Where(grant => !IsOver(grant, today))
            .Select(grant => Role.Find(grant.RoleId))
            .OfType<Role>()
            .ToList();
        return roles.Exists(role => role == Role.Administrator || role == Role.Auditor) && roles.Exists(SeesChildren);
    }

    /// <summary>
    /// Whether a commune still has an administrator for as long as it has now without some of the roles.
    /// </summary>
    /// <param name="administrators">The commune's roles of administrators whose accounts may be used.</param>
    /// <param name="lost">Whether a role would be lost.</param>
    /// <param name="today">The day.</param>
    public static bool StaysAdministered(
        IReadOnlyCollection<RoleGrant> administrators,
        Func<RoleGrant, bool> lost,
        DateOnly today
    ) =>
        LastDay(administrators, today) is not { } now
        || LastDay(administrators.Where(grant => !lost(grant)), today) >= now;

    /// <summary>A proposal: the given name and the initials of what stands before it, “Nguyễn Văn An” → annv; with a number where taken.</summary>
    public static string ProposeUserName(string fullName, Func<string, bool> isTaken)
    {
        var words = Letters().Replace(PersonName.Fold(fullName), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "nguoi" : words[^1] + string.Concat(words[..^1].Select(word => word[0]));
        name = name.Length > 24 ? name[..24] : name.PadRight(3, '1');
        var proposal = name;
        for (var number = 2; isTaken(proposal); number++)
        {
            proposal = FormattableString.Invariant($"{name}{number}");
        }

        return proposal;
    }

    /// <summary>3 to 32 small letters without marks, digits, full stops, hyphens, underscores; begins with a letter.</summary>
    public static bool IsUserName(string name) => UserName().IsMatch(name);

    public static bool IsPhone(string phone) => Phone().IsMatch(phone);

    private static DateOnly? LastDay(IEnumerable<RoleGrant> grants, DateOnly today) =>
        grants.Where(grant => grant.HoldsOn(today)).Select(grant => (DateOnly?)(grant.To ?? DateOnly.MaxValue)).Max();

    [GeneratedRegex("[^a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^[a-z][a-z0-9._-]{2,31}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserName();

    [GeneratedRegex(@"^\+?[0-9][0-9 .]{7,18}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}
