using MangNon.Facilities;
using MangNon.Schooling;

namespace MangNon.Tests.Schooling;

public sealed class GradesTests
{
    [Theory]
    [InlineData(3, EnrolmentResult.Promoted, 9, 4)]
    [InlineData(3, EnrolmentResult.Repeating, 9, 3)]
    [InlineData(5, EnrolmentResult.LevelCompleted, 11, 6)]
    [InlineData(9, EnrolmentResult.LevelCompleted, 15, 10)]
    [InlineData(12, EnrolmentResult.LevelCompleted, 18, null)]
    [InlineData(3, EnrolmentResult.Attending, 9, null)]
    [InlineData(3, EnrolmentResult.DroppedOut, 9, null)]
    [InlineData(3, EnrolmentResult.Transferred, 9, null)]
    [InlineData(Grades.Nursery, EnrolmentResult.Promoted, 2, Grades.Nursery)]
    [InlineData(Grades.Nursery, EnrolmentResult.Promoted, 3, Grades.Kindergarten)]
    [InlineData(Grades.Kindergarten, EnrolmentResult.Promoted, 5, Grades.Kindergarten)]
    [InlineData(Grades.Kindergarten, EnrolmentResult.Promoted, 6, 1)]
    [InlineData(Grades.Kindergarten, EnrolmentResult.LevelCompleted, 5, 1)]
    public void The_next_class_follows_from_the_result_and_among_the_small_ones_from_the_age(
        int grade,
        EnrolmentResult result,
        int age,
        int? next
    ) => Assert.Equal(next, Grades.Next(grade, result, age));

    [Theory]
    [InlineData(4, false, true)]
    [InlineData(5, true, false)]
    [InlineData(9, true, false)]
    [InlineData(Grades.Kindergarten, true, true)]
    [InlineData(Grades.Nursery, false, true)]
    public void The_last_class_of_a_level_is_completed_and_the_others_are_promoted(
        int grade,
        bool completes,
        bool promotes
    )
    {
        Assert.Equal(completes, Grades.Results(grade).Contains(EnrolmentResult.LevelCompleted));
        Assert.Equal(promotes, Grades.Results(grade).Contains(EnrolmentResult.Promoted));
        Assert.Contains(EnrolmentResult.DroppedOut, Grades.Results(grade));
    }

    [Theory]
    [InlineData(2, Grades.Nursery)]
    [InlineData(3, Grades.Kindergarten)]
    [InlineData(5, Grades.Kindergarten)]
    [InlineData(6, 1)]
    [InlineData(14, 9)]
    [InlineData(30, 12)]
    public void A_class_fits_an_age(int age, int grade) => Assert.Equal(grade, Grades.ForAge(age));

    [Fact]
    public void Every_kind_of_school_has_its_classes_and_a_place_to_play_none()
    {
        Assert.Equal([-1, 0], Grades.Of(FacilityKind.Preschool));
        Assert.Equal([1, 2, 3, 4, 5], Grades.Of(FacilityKind.Primary));
        Assert.Equal([6, 7, 8, 9], Grades.Of(FacilityKind.LowerSecondary));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], Grades.Of(FacilityKind.PrimaryAndLowerSecondary));
        Assert.Empty(Grades.Of(FacilityKind.PlayPoint));
    }

    [Theory]
    [InlineData("2026-05-31", 2025, 2025)]
    [InlineData("2026-06-01", 2025, 2026)]
    [InlineData("2026-08-31", 2025, 2026)]
    [InlineData("2026-09-01", 2026, 2026)]
    public void Results_come_from_the_first_of_June_on_and_with_them_the_coming_year(string day, int year, int latest)
    {
        Assert.Equal(year, SchoolYears.Of(Day.Of(day)));
        Assert.Equal(latest, SchoolYears.Latest(Day.Of(day)));
    }
}
