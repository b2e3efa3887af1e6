using MangNon.Register;

namespace MangNon.Schooling;

/// <summary>A pupil of a class.</summary>
public sealed record Pupil(Schoolchild Of, Enrolment Enrolment)
{
    public Child Child => Of.Child;

    /// <summary>Đang học: no result yet.</summary>
    public bool HasResult => Enrolment.Result != EnrolmentResult.Attending;
}

/// <summary>One who is to go into a class by how last year's ended, and stands in none of this year.</summary>
/// <param name="Of">The child.</param>
/// <param name="Before">The year before.</param>
/// <param name="IsSure">
/// The class can be no other. Where several schools have it, a person must say which; of a year whose lessons have ended,
/// whether the child was there at all.
/// </param>
public sealed record Candidate(Schoolchild Of, Enrolment Before, bool IsSure)
{
    public Child Child => Of.Child;
}

/// <summary>A class (lớp) of a school in a school year.</summary>
/// <param name="Year">The calendar year in which the school year begins.</param>
/// <param name="School">The school.</param>
/// <param name="Grade">The class.</param>
/// <param name="Pupils">By given name.</param>
/// <param name="Candidates">By given name.</param>
/// <param name="Unended">Pupils of this school's class below, last year, who have no result: they are proposed once they have.</param>
public sealed record SchoolClass(
    int Year,
    School School,
    int Grade,
    IReadOnlyList<Pupil> Pupils,
    IReadOnlyList<Candidate> Candidates,
    int Unended
)
{
    public int WithoutResult => Pupils.Count(pupil => !pupil.HasResult);

    internal static SchoolClass Of(SchoolBook book, School school, int grade)
    {
        var before = book.Year - 1;
        var pupils = new List<Pupil>();
        var candidates = new List<Candidate>();
        var unended = 0;
        foreach (var child in book.Children)
        {
            if (child.In(book.Year) is { } now)
            {
                if (now.FacilityId == school.Id && now.Grade == grade)
                {
                    pupils.Add(new Pupil(child, now));
                }
            }
            else if (child.In(before) is { } last && IsHere(child.Child, book.Today))
            {
                if (Grades.Next(last.Grade, last.Result, child.SchoolAge(book.Year)) == grade)
                {
                    Add(child, last);
                }
                else if (
                    last.Result == EnrolmentResult.Attending
                    && last.FacilityId == school.Id
                    && last.Grade == grade - 1
                )
                {
                    unended++;
                }
            }
        }

        return new SchoolClass(book.Year, school, grade, pupils, candidates, unended);

        void Add(Schoolchild child, Enrolment last)
        {
            var stays = last.FacilityId == school.Id;
            if (stays || book.Find(last.FacilityId)?.Grades.Contains(grade) != true)
            {
                // Nobody has to go on after lower secondary.
                var isOnlyOne =
                    grade <= Grades.LastOfLowerSecondary && book.Schools.Count(one => one.Grades.Contains(grade)) == 1;
                candidates.Add(new Candidate(child, last, !book.HasEnded && (stays || isOnlyOne)));
            }
        }
    }

    private static bool IsHere(Child child, DateOnly today) =>
        Standings.On(child, today) is Standing.Resident or Standing.Away;
}
