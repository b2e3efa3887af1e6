using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Web.Log;

/// <summary>Which lines of the log a page is about, as conditions of the SQL.</summary>
internal static class LogQueries
{
    /// <summary>
    /// The lines of a reader's communes. A line without a commune belongs to the communes of whoever acted, or of what
    /// it was done to; what the program did by itself, and a try with a name that nobody bears, belongs to all.
    /// </summary>
    public static IQueryable<AuditEntry> OfCommunes(
        MangNonDb db,
        IReadOnlyCollection<Guid> communes,
        IReadOnlyCollection<Guid> accounts
    )
    {
        var homes = communes.Select(id => (Guid?)id).ToArray();
        var people = accounts.Select(id => (Guid?)id).ToArray();
        return db.AuditEntries.Where(e =>
            homes.Contains(e.CommuneId)
            || (
                e.CommuneId == null
                && (
                    people.Contains(e.AccountId)
                    || (
                        e.AccountId == null
                        && (
                            e.SubjectId == null
                            || (
                                e.Subject == AuditSubjects.Child
                                && db.Children.Any(c => c.Id == e.SubjectId && homes.Contains(c.CommuneId))
                            )
                            || (
                                e.Subject == AuditSubjects.Facility
                                && db.Facilities.Any(f => f.Id == e.SubjectId && homes.Contains(f.CommuneId))
                            )
                            || people.Contains(e.SubjectId)
                        )
                    )
                )
            )
        );
    }

    /// <summary>People who hold or ever held a role in communes: what they did stays in sight when they are gone.</summary>
    public static IQueryable<Account> PeopleOf(MangNonDb db, IReadOnlyCollection<Guid> communes)
    {
        var homes = communes.ToArray();
        return db.Users.Where(account =>
            db.RoleGrants.Any(g =>
                g.AccountId == account.Id
                && (
                    g.Scope == ScopeKind.Province
                    || (g.ScopeId != null && homes.Contains(g.ScopeId.Value))
                    || db.Villages.Any(v => v.Id == g.ScopeId && homes.Contains(v.CommuneId))
                    || db.Facilities.Any(f => f.Id == g.ScopeId && homes.Contains(f.CommuneId))
                )
            )
        );
    }

    /// <summary>The filters of the address.</summary>
    public static IQueryable<AuditEntry> Fitting(IQueryable<AuditEntry> lines, LogView view, bool knowsSealed)
    {
        if (view.Days.Since is { } first)
        {
            lines = lines.Where(e => e.At >= first);
        }

        if (view.Days.Before is { } end)
        {
            lines = lines.Where(e => e.At < end);
        }

        if (view.Person is { } person)
        {
            lines = person.AccountId is { } id
                ? lines.Where(e => e.AccountId == id)
                : lines.Where(e => e.AccountId == null && e.Source == person.Source);
        }

        if (view.Subject is { } subject)
        {
            lines = lines.Where(e => e.Subject == subject);
        }

        if (view.SubjectId is { } about)
        {
            lines = lines.Where(e => e.SubjectId == about);
        }

        if (view.Act is { } act)
        {
            var behind = LogSight.Behind(act, knowsSealed).ToArray();
            lines = lines.Where(e => behind.Contains(e.Act));
        }
        else if (!knowsSealed)
        {
            var shown = LogSight.Acts(knowsSealed).SelectMany(one => LogSight.Behind(one, knowsSealed)).ToArray();
            lines = lines.Where(e => shown.Contains(e.Act));
        }

        return view.Before is { } before ? lines.Where(e => e.Id < before) : lines;
    }

    /// <summary>What one person did, and what was done with the own account.</summary>
    public static IQueryable<AuditEntry> OfPerson(MangNonDb db, Guid account, DateTime since) =>
        db.AuditEntries.Where(e =>
            e.At >= since && (e.AccountId == account || (e.Subject == AuditSubjects.Account && e.SubjectId == account))
        );
}
