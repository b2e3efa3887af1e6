using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Schooling;

/// <summary>Which class.</summary>
/// <param name="CommuneId">The commune.</param>
/// <param name="Year">The calendar year in which the school year begins.</param>
/// <param name="SchoolId">The school; null for none of the commune.</param>
/// <param name="Grade">The class.</param>
/// <param name="Today">The day on which it is written.</param>
public sealed record ClassQuery(Guid CommuneId, int Year, Guid? SchoolId, int Grade, DateOnly Today);

/// <summary>What became of a class that was sent.</summary>
/// <param name="Class">As it was before.</param>
/// <param name="Entries">The rows of its pupils, checked, in the order sent.</param>
/// <param name="Strangers">Rows of children who are not of this list (any more): nothing is said of whom.</param>
/// <param name="Written">School years changed, removed and added; null where something waits for an answer and nothing was saved.</param>
public sealed record ClassAnswer(
    SchoolClass Class,
    IReadOnlyList<CheckedClassEntry> Entries,
    int Strangers,
    int? Written
);

/// <summary>Saves a class: results and those who come into it, all or nothing.</summary>
public static class ClassLists
{
    /// <summary>Null where there is no such class, or not for this person.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="query">Which class.</param>
    /// <param name="entries">Rows of its pupils.</param>
    /// <param name="joining">Children to be written into it: of its <see cref="SchoolClass.Candidates"/>.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<ClassAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ClassQuery query,
        IReadOnlyCollection<ClassEntry> entries,
        IReadOnlyCollection<Guid> joining,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(joining);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, query.CommuneId, cancel).ConfigureAwait(false);
        var book = await SchoolBook
            .ReadAsync(db, viewer, query.CommuneId, query.Year, query.Today, cancel)
            .ConfigureAwait(false);
        if (book?.Class(query.SchoolId, query.Grade) is not { } now)
        {
            return null;
        }

        var pupils = now.Pupils.ToDictionary(pupil => pupil.Child.Id);
        var sent = entries.DistinctBy(entry => entry.ChildId).ToList();
        var rows = sent.Where(entry => pupils.ContainsKey(entry.ChildId))
            .Select(entry => CheckedClassEntry.Of(pupils[entry.ChildId], entry))
            .ToList();
        // Who is in the class already was written there by another meanwhile: as it was wanted.
        var into = joining.Distinct().Where(id => !pupils.ContainsKey(id)).ToList();
        var candidates = now.Candidates.Select(one => one.Child.Id).ToHashSet();
        var strangers = sent.Count - rows.Count + into.Count(id => !candidates.Contains(id));
        if (strangers > 0 || rows.Exists(row => row.Waits))
        {
            return new ClassAnswer(now, rows, strangers, null);
        }

        var changes = rows.Where(row => row.IsChange).ToList();
        foreach (var row in changes)
        {
            Write(db, row, query.Today);
        }

        db.Enrolments.AddRange(into.Select(id => New(id, query)));
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new ClassAnswer(now, rows, 0, changes.Count + into.Count);
    }

    /// <summary>A school year that begins.</summary>
    internal static Enrolment New(Guid childId, ClassQuery query) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            SchoolYear = query.Year,
            FacilityId = query.SchoolId,
            Grade = query.Grade,
            Result = EnrolmentResult.Attending,
            AsOf = query.Today,
        };

    private static void Write(MangNonDb db, CheckedClassEntry row, DateOnly today)
    {
        var enrolment = row.Pupil.Enrolment;
        if (row.Entry.Result is not { } result)
        {
            db.Enrolments.Remove(enrolment);
            return;
        }

        db.Attach(enrolment);
        (enrolment.Result, enrolment.AsOf) = (result, today);
    }
}
