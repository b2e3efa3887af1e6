using MangNon.Schooling;
using MangNon.Web.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Schooling;

/// <summary>What the schools' pages call things.</summary>
internal static class SchoolWords
{
    public static string Of(School? school) => school?.Name ?? Texts.T("School.Elsewhere");

    /// <summary>“Lớp 5”, “Mẫu giáo”: where it stands alone.</summary>
    public static string Grade(int grade) =>
        RegisterWords.Grade(grade) is { Length: > 0 } words ? char.ToUpper(words[0], Numbers.Culture) + words[1..] : "";

    /// <summary>“lớp 4, Trường Tiểu học Bình Lương, 2025–2026: lên lớp”.</summary>
    public static string Of(Enrolment? enrolment, SchoolBook book)
    {
        if (enrolment is null)
        {
            return Texts.T("School.NeverEnrolled");
        }

        var school = enrolment.FacilityId is { } id && book.Names.TryGetValue(id, out var name) ? ", " + name : "";
        return RegisterWords.Grade(enrolment.Grade)
            + school
            + ", "
            + RegisterWords.SchoolYear(enrolment.SchoolYear)
            + ": "
            + RegisterWords.Of(enrolment.Result).ToLower(Numbers.Culture);
    }

    public static string Of(ClassDoubt doubt, Enrolment now) =>
        Texts.T("School.Doubt." + doubt, RegisterWords.Of(now.Result).ToLower(Numbers.Culture));
}
