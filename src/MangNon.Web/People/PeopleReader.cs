using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.People;

/// <summary>A person as the list shows them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Grants">The roles, of any time, for units of the one who asks; newest first.</param>
/// <param name="LastSignIn">UTC; null where not known.</param>
/// <param name="IsShared">Somebody else looks after the person too.</param>
internal sealed record Person(
    Account Account,
    IReadOnlyList<RoleGrant> Grants,
    DateTime? LastSignIn,
    bool IsShared = false
)
{
    public bool IsDisabled => Account.IsDisabled;

    public IEnumerable<RoleGrant> Lasting(DateOnly today) => Grants.Where(grant => !PeopleRules.IsOver(grant, today));
}

/// <summary>What else than the password opens an account, and what is open now.</summary>
/// <param name="HasSecondStep">A code is asked for after the password.</param>
/// <param name="Passkeys">How many.</param>
/// <param name="Sessions">That hold now.</param>
/// <param name="IsLinked">The agency's sign-in opens it.</param>
internal sealed record PersonProofs(bool HasSecondStep, int Passkeys, int Sessions, bool IsLinked);

/// <summary>What the list is narrowed to.</summary>
/// <param name="Role">Holds it, or will.</param>
/// <param name="Words">Stand in the name or the user name.</param>
internal sealed record PeopleView(Role? Role, string Words)
{
    public const string RoleKey = "vai-tro";
    public const string WordsKey = "chu";

    public bool IsFiltered => Role is not null || Words.Length > 0;

    public static PeopleView Of(IQueryCollection query)
    {
        var words = PersonName.Repair(query[WordsKey].ToString());
        return new PeopleView(
            Role.Find(query[RoleKey].ToString()),
            words.Length > SearchState.MaxLength ? words[..SearchState.MaxLength] : words
        );
    }

    public bool Shows(Person person, DateOnly today) =>
        (Role is null || person.Lasting(today).Any(grant => grant.RoleId == Role.Id))
        && PersonName
            .Fold(person.Account.DisplayName + " " + person.Account.UserName)
            .Contains(PersonName.Fold(Words), StringComparison.Ordinal);
}

/// <summary>Reads the people of the communes that the one who asks administers.</summary>
internal sealed class PeopleReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentViewer viewers,
    Sessions sessions,
    Preferences preferences
)
{
    private Task<AdministeredUnits>? _units;

    public DateOnly Today => preferences.Today;

    public Task<AdministeredUnits> UnitsAsync() => _units ??= ReadUnitsAsync();

    /// <summary>All, sorted by given name.</summary>
    public async Task<IReadOnlyList<Person>> AllAsync(PeopleView view)
    {
        var units = await UnitsAsync();
        await using var db = await databases.CreateDbContextAsync();
        var accounts = await db.Users.AsNoTracking().ToListAsync();
        var grants = (await db.RoleGrants.AsNoTracking().ToListAsync()).ToLookup(grant => grant.AccountId);
        var people = accounts
            .Where(account => units.Sees([.. grants[account.Id]]))
            .Select(account => Make(account, [.. grants[account.Id]], units, null))
            .Where(person => view.Shows(person, Today))
            .OrderBy(person => person.Account.DisplayName, PersonNames.Order)
            .ThenBy(person => person.Account.UserName, StringComparer.Ordinal);
        return [.. people];
    }

    public async Task<IReadOnlyList<Person>> WithLastSignInAsync(IReadOnlyList<Person> people)
    {
        var ids = people.Select(person => (Guid?)person.Account.Id).ToArray();
        await using var db = await databases.CreateDbContextAsync();
        var last = await db
            .AuditEntries.Where(entry => entry.Act == AuditActs.SignedIn && ids.Contains(entry.SubjectId))
            .GroupBy(entry => entry.SubjectId!.Value)
            .Select(entries => new { entries.Key, At = entries.Max(entry => entry.At) })
            .ToDictionaryAsync(entry => entry.Key, entry => entry.At);
        return
        [
            .. people.Select(person =>
                last.TryGetValue(person.Account.Id, out var at) ? person with { LastSignIn = at } : person
            ),
        ];
    }

    /// <summary>Null for one who is unknown or somebody else's: both are alike.</summary>
    public async Task<Person?> FindAsync(Guid id)
    {
        var units = await UnitsAsync();
        await using var db = await databases.CreateDbContextAsync();
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id);
        var grants = await db.RoleGrants.AsNoTracking().Where(grant => grant.AccountId == id).ToListAsync();
        return account is null || !units.Sees(grants)
            ? null
            : (await WithLastSignInAsync([Make(account, grants, units, null)]))[0];
    }

    /// <summary>User names of all accounts, whoever looks after them: none may be given twice. Compared without case.</summary>
    public async Task<IReadOnlySet<string>> TakenNamesAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var names = await db.Users.Select(account => account.NormalizedUserName!).ToListAsync();
        return names.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public async Task<PersonProofs> ProofsAsync(Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return new PersonProofs(
            await db.SecondFactors.AnyAsync(one => one.AccountId == id),
            await db.Set<IdentityUserPasskey<Guid>>().CountAsync(one => one.UserId == id),
            (await sessions.HoldingAsync(id)).Count,
            await db.UserLogins.AnyAsync(one => one.UserId == id)
        );
    }

    /// <summary>Names of those who gave or took roles.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid?> ids)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await AccountNames.OfAsync(db, ids);
    }

    private Person Make(Account account, List<RoleGrant> grants, AdministeredUnits units, DateTime? signIn) =>
        new(
            account,
            [
                .. grants
                    .Where(grant => units.Of(grant) is not null)
                    .OrderBy(grant => PeopleRules.IsOver(grant, Today))
                    .ThenByDescending(grant => grant.GivenAt)
                    .ThenBy(grant => grant.RoleId, StringComparer.Ordinal),
            ],
            signIn,
            !units.SeesAll(grants, Today)
        );

    private async Task<AdministeredUnits> ReadUnitsAsync()
    {
        var communes = (await viewers.GetAsync()).Reach(Act.Write, RecordKind.People).Communes;
        await using var db = await databases.CreateDbContextAsync();
        return await AdministeredUnits.LoadAsync(db, communes, Today, CancellationToken.None);
    }
}
