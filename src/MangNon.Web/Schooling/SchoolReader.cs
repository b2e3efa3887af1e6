using MangNon.Access;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Schooling;

/// <summary>What the schools' pages read and write, of the current commune and within what the person may.</summary>
internal sealed class SchoolReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    CurrentViewer viewers,
    Preferences preferences
)
{
    public DateOnly Today => preferences.Today;

    /// <summary>The school year of today, by the calendar year in which it begins.</summary>
    public int ThisYear => SchoolYears.Of(Today);

    /// <summary>Asks within a commune; null where the person has none.</summary>
    public async Task<T?> AskAsync<T>(Func<MangNonDb, Viewer, Guid, Task<T?>> question)
        where T : class
    {
        if (await current.GetAsync() is not { } commune)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await question(db, await viewers.GetAsync(), commune.Id);
    }

    /// <summary>Null for a year that the person does not keep.</summary>
    public Task<SchoolBook?> BookAsync(int year, CancellationToken cancel) =>
        AskAsync((db, viewer, commune) => SchoolBook.ReadAsync(db, viewer, commune, year, Today, cancel));

    /// <summary>The school years to choose from, the latest first.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync() =>
        await current.GetAsync() is { } commune ? SchoolBook.YearsOf(await viewers.GetAsync(), commune.Id, Today) : [];

    /// <summary>Null where there is no such class, or not for this person.</summary>
    public Task<ClassAnswer?> SaveAsync(
        SchoolClass one,
        IReadOnlyList<ClassEntry> entries,
        IReadOnlyList<Guid> joining,
        CancellationToken cancel
    ) =>
        AskAsync(
            (db, viewer, commune) =>
                ClassLists.SaveAsync(
                    db,
                    viewer,
                    new ClassQuery(commune, one.Year, one.School.Id, one.Grade, Today),
                    entries,
                    joining,
                    cancel
                )
        );

    public async Task<EnrolAnswer> EnrolAsync(Guid child, Guid? school, int grade, CancellationToken cancel)
    {
        if (await current.GetAsync() is not { } commune)
        {
            return EnrolAnswer.NotFound;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await NotInSchool.EnrolAsync(
            db,
            await viewers.GetAsync(),
            new ClassQuery(commune.Id, ThisYear, school, grade, Today),
            child,
            cancel
        );
    }
}
