using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>What is about a whole account: closing it, its passwords, sessions and other ways in.</summary>
internal sealed partial class PeopleWork
{
    public async Task<IReadOnlyList<FieldError>?> CloseAsync(Guid id, bool disable, string? given)
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        var errors = new List<FieldError>();
        var why = PersonForms.ReadReason(given, "ly-do-khoa", errors);
        if (await RefusedAsync(account, grants, "ly-do-khoa") is { } refused)
        {
            errors = [refused];
        }
        else if (disable && !await StaysAdministeredAsync(grants, one => one.AccountId == id))
        {
            errors = [new("ly-do-khoa", T("People.LastAdministrator"))];
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        var reason = new AccountReason(why, await HomeAsync(grants));
        await (disable ? life.DisableAsync(id, reason) : life.EnableAsync(id, reason));
        await transaction.CommitAsync();
        return Done;
    }

    /// <summary>The slip is then to be had once under the person's own id.</summary>
    public async Task<IReadOnlyList<FieldError>?> NewPasswordAsync(Guid id)
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        if (await RefusedAsync(account, grants, "mat-khau") is { } refused)
        {
            return [refused];
        }

        var password = await life.ResetPasswordAsync(id, new AccountReason(CommuneId: await HomeAsync(grants)));
        await transaction.CommitAsync();
        slips.Keep(await MakerAsync(), id, [SlipOf(account, password!)]);
        return Done;
    }

    /// <summary>Whoever is signed in with the account signs in anew.</summary>
    public async Task<IReadOnlyList<FieldError>?> EndSessionsAsync(Guid id)
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        if (await RefusedAsync(account, grants, "phien") is { } refused)
        {
            return [refused];
        }

        await life.EndSessionsAsync(id);
        await transaction.CommitAsync();
        return Done;
    }

    /// <summary>For a lost telephone: the password alone opens the account again.</summary>
    public async Task<IReadOnlyList<FieldError>?> ResetSecondFactorAsync(Guid id, string? given)
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        var errors = new List<FieldError>();
        var why = PersonForms.ReadReason(given, "ly-do-hai-buoc", errors);
        if (await RefusedAsync(account, grants, "ly-do-hai-buoc") is { } refused)
        {
            errors = [refused];
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        await life.ResetSecondFactorAsync(id, new AccountReason(why, await HomeAsync(grants)));
        await transaction.CommitAsync();
        return Done;
    }

    /// <summary>From now on the agency's sign-in opens the account for one person there; for nobody where empty.</summary>
    /// <param name="id">The account.</param>
    /// <param name="issuer">The provider's <c>iss</c>; null where it cannot be asked.</param>
    /// <param name="given">The person's <c>sub</c> there, as typed.</param>
    public async Task<IReadOnlyList<FieldError>?> LinkAsync(Guid id, string? issuer, string? given)
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        var subject = given?.Trim() ?? "";
        if (await RefusedAsync(account, grants, "co-quan") is { } refused)
        {
            return [refused];
        }

        if (issuer is null || subject.Length > PeopleRules.SubjectLength)
        {
            return [new("co-quan", T(issuer is null ? "People.AgencySilent" : "People.AgencyLong"))];
        }

        var why = new AccountReason(CommuneId: await HomeAsync(grants));
        if (!await life.LinkLoginAsync(id, issuer, subject.Length == 0 ? null : subject, why))
        {
            return [new("co-quan", T("People.AgencyTaken"))];
        }

        await transaction.CommitAsync();
        return Done;
    }

    /// <summary>What is about the whole account: not one's own, and not one that somebody else looks after too.</summary>
    private async Task<FieldError?> RefusedAsync(Account account, List<RoleGrant> grants, string field) =>
        account.Id == await MakerAsync() ? new FieldError(field, T("People.NotOneself"))
        : (await reader.UnitsAsync()).SeesAll(grants, reader.Today) ? null
        : new FieldError(field, T("People.Shared"));
}
