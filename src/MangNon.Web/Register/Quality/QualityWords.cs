using MangNon.Register;
using MangNon.Register.Quality;
using MangNon.Web.Site;

namespace MangNon.Web.Register.Quality;

/// <summary>What is to be put right, in words.</summary>
internal static class QualityWords
{
    public static string Of(QualityRule rule) => Texts.T("Quality.Rule." + rule);

    /// <summary>“Ngày mất 01/02/2020, ngày sinh 05/03/2021.”</summary>
    public static string Of(QualityFinding finding) =>
        finding is { Rule: QualityRule.NotSeenForAYear, Values: [null] }
            ? Texts.T("Quality.Words.NeverSeen")
            : Texts.T("Quality.Words." + finding.Rule, [.. Values(finding)]);

    private static IEnumerable<object> Values(QualityFinding finding)
    {
        for (var i = 0; i < finding.Values.Count; i++)
        {
            yield return finding.Values[i] switch
            {
                DateOnly day => Numbers.Day(day),
                DateOnly[] days => string.Join(", ", days.Select(day => Numbers.Day(day))),
                Sex sex => RegisterWords.Of(sex),
                int grade when IsGrade(finding.Rule, i) => RegisterWords.Grade(grade),
                int year when IsSchoolYear(finding.Rule, i) => Texts.T(
                    "Quality.SchoolYear",
                    Plain(year),
                    Plain(year + 1)
                ),
                int year when finding.Rule == QualityRule.PersonalIdDiffers => Plain(year),
                int number => Numbers.Count(number),
                var text => text?.ToString() ?? Numbers.None,
            };
        }
    }

    private static bool IsGrade(QualityRule rule, int at) =>
        (rule, at)
            is
                (QualityRule.AgeDoesNotFitClass, 0)
                or
                (QualityRule.EnrolledThoughDead, 1)
                or
                (QualityRule.EnrolledThoughLeft, 1);

    private static bool IsSchoolYear(QualityRule rule, int at) =>
        (rule, at)
            is
                (QualityRule.AgeDoesNotFitClass, 1)
                or
                (QualityRule.EnrolledThoughDead, 2)
                or
                (QualityRule.EnrolledThoughLeft, 2);

    private static string Plain(int year) => year.ToString(Numbers.Culture);
}
