using MangNon.Facilities;

namespace MangNon.Schooling;

/// <summary>Lớp as a number: −1 nursery, 0 kindergarten, 1…12.</summary>
public static class Grades
{
    /// <summary>NT: nhà trẻ.</summary>
    public const int Nursery = -1;

    /// <summary>MG: mẫu giáo.</summary>
    public const int Kindergarten = 0;

    public const int LastOfPrimary = 5;

    public const int LastOfLowerSecondary = 9;

    public const int Last = 12;

    /// <summary>In class 1 one is 6 in the calendar year in which the school year begins (Luật Giáo dục 2019, Điều 28).</summary>
    private const int AgeInFirstClass = 6;

    private const int AgeInKindergarten = 3;

    /// <summary>10–12: no school of a commune has them.</summary>
    public static IReadOnlyList<int> UpperSecondary { get; } = [10, 11, 12];

    /// <summary>The classes that a kind of school has by law; none for a place to play.</summary>
    public static IReadOnlyList<int> Of(FacilityKind kind) =>
        kind switch
        {
            FacilityKind.Preschool => [Nursery, Kindergarten],
            FacilityKind.Primary => [.. Enumerable.Range(1, LastOfPrimary)],
            FacilityKind.LowerSecondary => [.. Enumerable.Range(LastOfPrimary + 1, 4)],
            FacilityKind.PrimaryAndLowerSecondary => [.. Enumerable.Range(1, LastOfLowerSecondary)],
            _ => [],
        };

    /// <summary>The ages of a class, both inclusive: the year in which the school year begins less the year of birth.</summary>
    public static (int From, int To) Ages(int grade) =>
        grade switch
        {
            Nursery => (0, AgeInKindergarten - 1),
            Kindergarten => (AgeInKindergarten, AgeInFirstClass - 1),
            _ => (grade + AgeInFirstClass - 1, grade + AgeInFirstClass - 1),
        };

    /// <summary>The class that fits an age; the last one for those who are older.</summary>
    public static int ForAge(int schoolAge) =>
        schoolAge < AgeInKindergarten
            ? Nursery
            : Math.Min(Math.Max(schoolAge - AgeInFirstClass + 1, Kindergarten), Last);

    /// <summary>Whether a level is completed with this class: kindergarten, primary, lower or upper secondary.</summary>
    public static bool EndsLevel(int grade) => grade is Kindergarten or LastOfPrimary or LastOfLowerSecondary or Last;

    /// <summary>
    /// The results that a year in a class can have. Who has done with the last class of a level has completed it
    /// (Hoàn thành cấp), which is what chỉ tiêu 17 and 18 count; of a kindergarten only the oldest have.
    /// </summary>
    public static IReadOnlyList<EnrolmentResult> Results(int grade) =>
        [
            .. Enum.GetValues<EnrolmentResult>()
                .Where(result =>
                    result switch
                    {
                        EnrolmentResult.LevelCompleted => EndsLevel(grade),
                        EnrolmentResult.Promoted => grade == Kindergarten || !EndsLevel(grade),
                        _ => true,
                    }
                ),
        ];

    /// <summary>The class of the next school year; null for one who does not go on, or of whom it is not known yet.</summary>
    /// <param name="grade">The class that ended.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="schoolAge">In the next school year.</param>
    public static int? Next(int grade, EnrolmentResult result, int schoolAge) =>
        (grade, result) switch
        {
            (_, EnrolmentResult.Attending or EnrolmentResult.DroppedOut or EnrolmentResult.Transferred) => null,
            (_, EnrolmentResult.Repeating) => grade,
            (Nursery, _) => schoolAge < AgeInKindergarten ? Nursery : Kindergarten,
            (Kindergarten, EnrolmentResult.Promoted) when schoolAge < AgeInFirstClass => Kindergarten,
            (Last, _) => null,
            _ => grade + 1,
        };
}
