using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>What is about a whole account: closing it, its passwords, sessions and other ways in.</summary>
internal sealed partial class PeopleWork
{
    public Task<IReadOnlyList<FieldError>?> CloseAsync(Guid id, bool disable, string? given) =>
        OnAccountAsync(
            id,
            "ly-do-khoa",
            async (_, grants) =>
            {
                var errors = new List<FieldError>();
                var why = PersonForms.ReadReason(given, "ly-do-khoa", errors);
                if (disable && !await StaysAdministeredAsync(grants, one => one.AccountId == id))
                {
                    return [new("ly-do-khoa", T("People.LastAdministrator"))];
                }

                if (errors.Count == 0)
                {
                    var reason = new AccountReason(why, await HomeAsync(grants));
                    await (disable ? life.DisableAsync(id, reason) : life.EnableAsync(id, reason));
                }

                return errors;
            }
        );

    /// <summary>The slip is then to be had once under the person's own id.</summary>
    public async Task<IReadOnlyList<FieldError>?> NewPasswordAsync(Guid id)
    {
        Slip? slip = null;
        var errors = await OnAccountAsync(
            id,
            "mat-khau",
            async (account, grants) =>
            {
                var password = await life.ResetPasswordAsync(id, new AccountReason(CommuneId: await HomeAsync(grants)));
                slip = SlipOf(account, password!);
                return Done;
            }
        );
        if (slip is not null)
        {
            slips.Keep(await MakerAsync(), id, [slip]);
        }

        return errors;
    }

    /// <summary>Whoever is signed in with the account signs in anew.</summary>
    public Task<IReadOnlyList<FieldError>?> EndSessionsAsync(Guid id) =>
        OnAccountAsync(
            id,
            "phien",
            async (_, _) =>
            {
                await life.EndSessionsAsync(id);
                return Done;
            }
        );

    /// <summary>For a lost telephone: the password alone opens the account again.</summary>
    public Task<IReadOnlyList<FieldError>?> ResetSecondFactorAsync(Guid id, string? given) =>
        OnAccountAsync(
            id,
            "ly-do-hai-buoc",
            async (_, grants) =>
            {
                var errors = new List<FieldError>();
                var why = PersonForms.ReadReason(given, "ly-do-hai-buoc", errors);
                if (errors.Count == 0)
                {
                    await life.ResetSecondFactorAsync(id, new AccountReason(why, await HomeAsync(grants)));
                }

                return errors;
            }
        );

    /// <summary>From now on the agency's sign-in opens the account for one person there; for nobody where empty.</summary>
    /// <param name="id">The account.</param>
    /// <param name="issuer">The provider's <c>iss</c>; null where it cannot be asked.</param>
    /// <param name="given">The person's <c>sub</c> there, as typed.</param>
    public Task<IReadOnlyList<FieldError>?> LinkAsync(Guid id, string? issuer, string? given) =>
        OnAccountAsync(
            id,
            "co-quan",
            async (_, grants) =>
            {
                var subject = given?.Trim() ?? "";
                if (issuer is null || subject.Length > PeopleRules.SubjectLength)
                {
                    return [new("co-quan", T(issuer is null ? "People.AgencySilent" : "People.AgencyLong"))];
                }

                var why = new AccountReason(CommuneId: await HomeAsync(grants));
                return await life.LinkLoginAsync(id, issuer, subject.Length == 0 ? null : subject, why)
                    ? Done
                    : [new("co-quan", T("People.AgencyTaken"))];
            }
        );

    /// <summary>Acts on the whole account of a person, if it is for the one who asks to do so; errors undo all.</summary>
    private async Task<IReadOnlyList<FieldError>?> OnAccountAsync(
        Guid id,
        string field,
        Func<Account, List<RoleGrant>, Task<IReadOnlyList<FieldError>>> act
    )
    {
        await using var transaction = await BeginAsync();
        if (await FindAsync(id, await reader.UnitsAsync()) is not var (account, grants))
        {
            return null;
        }

        if (await RefusedAsync(account, grants, field) is { } refused)
        {
            return [refused];
        }

        var errors = await act(account, grants);
        if (errors.Count == 0)
        {
            await transaction.CommitAsync();
        }

        return errors;
    }

    /// <summary>What is about the whole account: not one's own, and not one that somebody else looks after too.</summary>
    private async Task<FieldError?> RefusedAsync(Account account, List<RoleGrant> grants, string field) =>
        account.Id == await MakerAsync() ? new FieldError(field, T("People.NotOneself"))
        : (await reader.UnitsAsync()).SeesAll(grants, reader.Today) ? null
        : new FieldError(field, T("People.Shared"));
}
