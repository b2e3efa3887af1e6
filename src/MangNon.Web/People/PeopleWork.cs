using MangNon.Access;
using MangNon.Audit;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using Microsoft.EntityFrameworkCore;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>
/// What an administrator does with people. Each act, with its line in the log, is one transaction that holds the
/// communes' rows: two who take each other's role at once do not leave a commune without an administrator.
/// An answer of null: there is no such person for the one who asks; an empty one: done.
/// </summary>
internal sealed partial class PeopleWork(
    MangNonDb db,
    AccountLife life,
    PeopleReader reader,
    CurrentViewer viewers,
    Slips slips,
    TimeProvider time
)
{
    private static readonly IReadOnlyList<FieldError> Done = [];

    /// <summary>Adds people who passed the checks, all or nobody; answers the key of their slips.</summary>
    /// <returns>Null where meanwhile a user name was taken.</returns>
    public async Task<Guid?> AddAsync(IReadOnlyList<(PersonTerms Person, IReadOnlyList<GrantTerms> Grants)> people)
    {
        var made = people
            .Select(one => (Made: life.Make(one.Person.UserName, one.Person.Name, one.Person.Phone), one.Grants))
            .ToList();
        var names = made.Select(one => one.Made.Account.UserName!.ToUpperInvariant()).ToArray();
        await using var transaction = await BeginAsync();
        if (await db.Users.AnyAsync(account => names.Contains(account.NormalizedUserName)))
        {
            return null;
        }

        var maker = await MakerAsync();
        foreach (var ((account, _), grants) in made)
        {
            db.Note(
                new AuditEvent(
                    AuditActs.Added,
                    AuditSubjects.Account,
                    account.Id,
                    grants[0].Unit.CommuneId,
                    new { account.UserName, account.DisplayName }
                )
            );
            await life.AddAsync(account);
            foreach (var grant in grants)
            {
                Give(account.Id, grant, maker);
            }
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        var key = made.Count == 1 ? made[0].Made.Account.Id : Guid.CreateVersion7();
        slips.Keep(maker, key, [.. made.Select(one => SlipOf(one.Made.Account, one.Made.Password))]);
        return key;
    }

    public async Task<IReadOnlyList<FieldError>?> GiveAsync(Guid id, GrantForm form)
    {
        await using var transaction = await BeginAsync();
        var units = await reader.UnitsAsync();
        if (await FindAsync(id, units) is not var (account, grants))
        {
            return null;
        }

        if (account.Id == await MakerAsync())
        {
            return [new("vai-tro", T("People.NotToOneself"))];
        }

        var errors = new List<FieldError>();
        if (PersonForms.Read(form, units, reader.Today, errors) is not { } terms)
        {
            return errors;
        }

        if (grants.Exists(held => IsSame(held, terms)))
        {
            return [new("vai-tro", T("People.HeldAlready"))];
        }

        Give(account.Id, terms, await MakerAsync());
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Done;
    }

    public async Task<IReadOnlyList<FieldError>?> TakeAsync(Guid id, Guid grantId, string? reason)
    {
        await using var transaction = await BeginAsync();
        var units = await reader.UnitsAsync();
        if (
            await FindAsync(id, units) is not var (account, grants)
            || grants.Find(one => one.Id == grantId) is not { } grant
            || units.Of(grant) is not { } unit
        )
        {
            return null;
        }

        var field = "thu-hoi-" + grantId;
        var errors = new List<FieldError>();
        var why = PersonForms.ReadReason(reason, field, errors);
        var maker = await MakerAsync();
        if (PeopleRules.IsOver(grant, reader.Today))
        {
            errors = [new(field, T("People.Over"))];
        }
        else if (grant.RoleId == Role.Administrator.Id && account.Id == maker)
        {
            errors = [new(field, T("People.NotOwnAdministrator"))];
        }
        else if (!await StaysAdministeredAsync([grant], one => one.Id == grantId))
        {
            errors = [new(field, T("People.LastAdministrator"))];
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        grant.RevokedAt = time.GetUtcNow().UtcDateTime;
        grant.RevokedBy = maker;
        grant.RevokedReason = why;
        db.Note(
            Event(
                AuditActs.RoleTaken,
                account,
                unit.CommuneId,
                new
                {
                    grant.Id,
                    grant.RoleId,
                    Unit = unit.Key,
                    Reason = why,
                }
            )
        );
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Done;
    }

    private async Task<bool> StaysAdministeredAsync(IEnumerable<RoleGrant> touched, Func<RoleGrant, bool> lost)
    {
        foreach (var touchedOne in touched.Where(one => one.RoleId == Role.Administrator.Id))
        {
            var held = await db
                .RoleGrants.Where(one => one.RoleId == touchedOne.RoleId && one.ScopeId == touchedOne.ScopeId)
                .Join(db.Users, one => one.AccountId, account => account.Id, (one, account) => new { one, account })
                .ToListAsync();
            var usable = held.Where(pair => pair.account.DisabledAt is null).Select(pair => pair.one).ToList();
            if (!PeopleRules.StaysAdministered(usable, lost, reader.Today))
            {
                return false;
            }
        }

        return true;
    }

    private void Give(Guid accountId, GrantTerms terms, Guid maker)
    {
        var grant = new RoleGrant
        {
            Id = Guid.CreateVersion7(),
            AccountId = accountId,
            RoleId = terms.Role.Id,
            Scope = terms.Unit.Scope,
            ScopeId = terms.Unit.Id,
            ProvinceCode = terms.Unit.ProvinceCode,
            From = terms.From,
            To = terms.To,
            Reason = terms.Reason,
            GivenBy = maker,
            GivenAt = time.GetUtcNow().UtcDateTime,
        };
        db.RoleGrants.Add(grant);
        db.Note(
            new AuditEvent(
                AuditActs.RoleGiven,
                AuditSubjects.Account,
                accountId,
                terms.Unit.CommuneId,
                new
                {
                    grant.Id,
                    grant.RoleId,
                    Unit = terms.Unit.Key,
                    grant.From,
                    grant.To,
                    grant.Reason,
                }
            )
        );
    }

    private bool IsSame(RoleGrant held, GrantTerms terms) =>
        !PeopleRules.IsOver(held, reader.Today)
        && held.RoleId == terms.Role.Id
        && held.ScopeId == terms.Unit.Id
        && held.ProvinceCode == terms.Unit.ProvinceCode
        && !(held.To < terms.From)
        && !(terms.To < held.From);

    private async Task<(Account Account, List<RoleGrant> Grants)?> FindAsync(Guid id, AdministeredUnits units)
    {
        var account = await db.Users.SingleOrDefaultAsync(one => one.Id == id);
        var grants = await db.RoleGrants.Where(grant => grant.AccountId == id).ToListAsync();
        return account is not null && units.Sees(grants) ? (account, grants) : null;
    }

    private async Task<Guid> MakerAsync() => (await viewers.GetAsync()).AccountId!.Value;

    private async Task<Guid?> HomeAsync(IEnumerable<RoleGrant> grants)
    {
        var units = await reader.UnitsAsync();
        return grants.Select(grant => units.Of(grant)?.CommuneId).FirstOrDefault(commune => commune is not null);
    }

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync()
    {
        var units = await reader.UnitsAsync();
        var communes = units.Communes.Select(unit => unit.Id!.Value).ToArray();
        var transaction = await db.Database.BeginTransactionAsync();
        await db
            .Communes.Where(commune => communes.Contains(commune.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(commune => commune.Version, commune => commune.Version));
        return transaction;
    }

    private static AuditEvent Event(string act, Account account, Guid? communeId, object? detail) =>
        new(act, AuditSubjects.Account, account.Id, communeId, detail);

    private static Slip SlipOf(Account account, string password) =>
        new(account.DisplayName, account.UserName ?? "", password, account.OneTimeUntil!.Value);
}
