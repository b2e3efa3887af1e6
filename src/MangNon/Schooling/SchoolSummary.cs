using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Schooling;

/// <summary>One class in numbers.</summary>
/// <param name="School">The school.</param>
/// <param name="Grade">The class.</param>
/// <param name="Pupils">Children in it.</param>
/// <param name="WithoutResult">Of them without a result.</param>
/// <param name="Candidates">Who is to come into it.</param>
public sealed record ClassLine(School School, int Grade, int Pupils, int WithoutResult, int Candidates);

/// <summary>What waits in a person's schools.</summary>
public static class SchoolSummary
{
    /// <summary>A child is under 16 (Luật Trẻ em 2016, Điều 1).</summary>
    private const int AdultAge = 16;

    /// <summary>The classes of the person's schools, in order; of those that are no school of the commune only what has children. Pure.</summary>
    public static IReadOnlyList<ClassLine> Classes(SchoolBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return
        [
            .. book
                .Mine.SelectMany(school => school.Grades.Select(grade => book.Class(school.Id, grade)!))
                .Select(one => new ClassLine(
                    one.School,
                    one.Grade,
                    one.Pupils.Count,
                    one.WithoutResult,
                    one.Candidates.Count
                ))
                .Where(line => line.School.Id is not null || line.Pupils + line.Candidates > 0),
        ];
    }

    /// <summary>
    /// Children who are to come into a class up to lower secondary of the person's schools; one whom several schools may
    /// take counts once. Pure.
    /// </summary>
    public static int Proposed(SchoolBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book
            .Mine.SelectMany(school =>
                school
                    .Grades.Where(grade => grade <= Grades.LastOfLowerSecondary)
                    .Select(grade => book.Class(school.Id, grade)!)
            )
            .SelectMany(one => one.Candidates)
            .DistinctBy(one => one.Child.Id)
            .Count();
    }

    /// <summary>
    /// Resident children under 16 with a disability of whom the person may know it, by given name (chỉ tiêu 20b).
    /// </summary>
    public static async Task<IReadOnlyList<Schoolchild>> WithDisabilityAsync(
        MangNonDb db,
        Viewer viewer,
        SchoolBook book,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(book);
        var known = viewer.Reach(Act.Read, RecordKind.Disability).Of(db, db.Children);
        var ids = await known
            .Where(c => c.DisabilityType != null)
            .Select(c => c.Id)
            .ToHashSetAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. book.Children.Where(child =>
                ids.Contains(child.Child.Id)
                && Standings.On(child.Child, book.Today) == Standing.Resident
                && Age.Years(child.Child.BirthDate, book.Today) < AdultAge
            ),
        ];
    }

    /// <summary>Whether a child goes to school in the year of a book, as chỉ tiêu 20b counts.</summary>
    public static bool Attends(Schoolchild child, int year)
    {
        ArgumentNullException.ThrowIfNull(child);
        return child.In(year) is { Result: not EnrolmentResult.DroppedOut };
    }
}
