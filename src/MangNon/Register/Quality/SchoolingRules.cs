using MangNon.Figures.Loading;
using MangNon.Schooling;

namespace MangNon.Register.Quality;

/// <summary>Rules over school years.</summary>
internal static class SchoolingRules
{
    /// <summary>Years that a pupil may be older or younger than the class is; beyond, something is written wrongly.</summary>
    public const int YearsOff = 3;

    /// <summary>The latest school year of a child.</summary>
    public static IEnumerable<IReadOnlyList<object?>> AgeDoesNotFitClass(CheckedChild child, DateOnly today)
    {
        if (child.File.Enrolments.Count == 0)
        {
            yield break;
        }

        var latest = child.File.Enrolments.MaxBy(e => e.SchoolYear);
        var age = latest.SchoolYear - child.File.BirthDate.Year;
        var (from, to) = Grades.Ages(latest.Grade);
        if (age > to + YearsOff || age < from - YearsOff)
        {
            yield return [latest.Grade, latest.SchoolYear, child.File.BirthDate];
        }
    }

    public static IEnumerable<IReadOnlyList<object?>> EnrolledThoughDead(CheckedChild child, DateOnly today) =>
        Attending(child.File, child.File.DiedOn, today);

    public static IEnumerable<IReadOnlyList<object?>> EnrolledThoughLeft(CheckedChild child, DateOnly today) =>
        child.File.DiedOn <= today ? [] : Attending(child.File, child.File.LeftOn, today);

    /// <summary>School years written as under way that had not ended, or not begun, on the day the child was gone.</summary>
    private static IEnumerable<IReadOnlyList<object?>> Attending(ChildFile child, DateOnly? gone, DateOnly today) =>
        gone is not { } day || day > today
            ? []
            : child
                .Enrolments.Where(e => e.Result == EnrolmentResult.Attending && e.SchoolYear >= SchoolYears.Of(day))
                .Select(e => (IReadOnlyList<object?>)[day, e.Grade, e.SchoolYear]);
}
