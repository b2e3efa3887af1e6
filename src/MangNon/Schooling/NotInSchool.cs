using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Schooling;

/// <summary>A resident child of school age who goes to no school this year.</summary>
/// <param name="Of">The child.</param>
/// <param name="Age">The year in which the school year begins less the year of birth.</param>
/// <param name="DroppedOut">The school year that was broken off; null for one who stands in no class at all.</param>
/// <param name="Last">What is known last: the year broken off, or an earlier one.</param>
/// <param name="Suggested">The class to go to: where one left off, else by age.</param>
public sealed record ChildNotInSchool(Schoolchild Of, int Age, Enrolment? DroppedOut, Enrolment? Last, int Suggested)
{
    public Child Child => Of.Child;
}

/// <summary>What became of a child that was to be written into a class.</summary>
public enum EnrolAnswer
{
    Saved,

    /// <summary>There is no such child, school or class, or not for this person.</summary>
    NotFound,

    /// <summary>The child stands in a class already: another wrote it meanwhile.</summary>
    Enrolled,
}

/// <summary>
/// Who is of an age to go to school and does not: five-year-olds (chỉ tiêu 16), primary and lower secondary (17, 18),
/// by the year in which the school year begins less the year of birth.
/// </summary>
public static class NotInSchool
{
    /// <summary>Inclusive.</summary>
    public const int FirstAge = 5;

    /// <summary>Inclusive: the age of class 9.</summary>
    public const int LastAge = 14;

    /// <summary>Those of a book, by given name. Pure.</summary>
    public static IReadOnlyList<ChildNotInSchool> Of(SchoolBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return
        [
            .. book
                .Children.Where(child =>
                    child.SchoolAge(book.Year) is >= FirstAge and <= LastAge
                    && Standings.On(child.Child, book.Today) == Standing.Resident
                    && child.In(book.Year) is null or { Result: EnrolmentResult.DroppedOut }
                    && !HasDone(child)
                )
                .Select(child => Of(child, book.Year)),
        ];
    }

    /// <summary>The last visit to each of them who was visited.</summary>
    /// <param name="db">The database.</param>
    /// <param name="children">Of a book: whose school years the person may write, and so read.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<IReadOnlyDictionary<Guid, DropoutFollowUp>> VisitsAsync(
        MangNonDb db,
        IReadOnlyList<ChildNotInSchool> children,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = children.Select(one => one.Child.Id).ToArray();
        var visits = await db
            .DropoutFollowUps.AsNoTracking()
            .Where(v => ids.Contains(v.ChildId))
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return visits.GroupBy(v => v.ChildId).ToDictionary(group => group.Key, group => group.MaxBy(v => v.VisitedOn)!);
    }

    /// <summary>Writes a child into a class of the current school year, or back into one after having dropped out.</summary>
    public static async Task<EnrolAnswer> EnrolAsync(
        MangNonDb db,
        Viewer viewer,
        ClassQuery query,
        Guid childId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, query.CommuneId, cancel).ConfigureAwait(false);
        var book = await SchoolBook
            .ReadAsync(db, viewer, query.CommuneId, query.Year, query.Today, cancel)
            .ConfigureAwait(false);
        var child = book?.Children.FirstOrDefault(one => one.Child.Id == childId);
        if (child is null || book?.Class(query.SchoolId, query.Grade) is null)
        {
            return EnrolAnswer.NotFound;
        }

        var now = child.In(query.Year);
        if (now is not (null or { Result: EnrolmentResult.DroppedOut }))
        {
            return EnrolAnswer.Enrolled;
        }

        if (now is null)
        {
            db.Enrolments.Add(ClassLists.New(childId, query));
        }
        else
        {
            db.Attach(now);
            (now.FacilityId, now.Grade) = (query.SchoolId, query.Grade);
            (now.Result, now.AsOf) = (EnrolmentResult.Attending, query.Today);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return EnrolAnswer.Saved;
    }

    private static ChildNotInSchool Of(Schoolchild child, int year)
    {
        var (now, before) = (child.In(year), child.LastBefore(year));
        var age = child.SchoolAge(year);
        var suggested = now?.Grade ?? (before is null ? Grades.ForAge(age) : After(before, age));
        return new ChildNotInSchool(child, age, now, now ?? before, suggested);
    }

    /// <summary>A year without a result, or ended elsewhere, is taken to have ended well; who left off begins there again.</summary>
    private static int After(Enrolment before, int age) =>
        Grades.Next(
            before.Grade,
            before.Result is EnrolmentResult.Attending or EnrolmentResult.Transferred
                ? EnrolmentResult.Promoted
                : before.Result,
            age
        ) ?? before.Grade;

    /// <summary>Lower secondary is completed: nobody has to go on.</summary>
    private static bool HasDone(Schoolchild child) =>
        child.Enrolments.Any(e =>
            e.Grade > Grades.LastOfLowerSecondary
            || e is { Grade: Grades.LastOfLowerSecondary, Result: EnrolmentResult.LevelCompleted }
        );
}
