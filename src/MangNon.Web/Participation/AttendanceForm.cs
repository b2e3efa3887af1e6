using System.Globalization;
using MangNon.Participation;
using MangNon.Web.Register;

namespace MangNon.Web.Participation;

/// <summary>The fields of an attendance list: for each child shown whether it took part, and what the page showed.</summary>
internal static class AttendanceForm
{
    public const string VillageKey = "thon";
    public const string ClassKey = "lop";
    public const string AgeKey = "tuoi";
    public const string AddedKey = "them";
    public const string RemovedKey = "bot";

    /// <summary>Children on one page of a list.</summary>
    public const int MostRows = 300;

    /// <summary>Two for each child, and the form's own.</summary>
    public const int MostFields = (MostRows * 2) + 20;

    private const string SeenPrefix = "da-thay-";

    public static string Ticked(Guid child) => "co-" + child.ToString("N");

    public static string Seen(Guid child) => SeenPrefix + child.ToString("N");

    /// <summary>All lines of a posted form that were shown.</summary>
    public static IReadOnlyList<AttendanceTick> Read(IFormCollection form) =>
        [
            .. form
                .Keys.Where(key => key.StartsWith(SeenPrefix, StringComparison.Ordinal))
                .Select(key => Guid.TryParseExact(key[SeenPrefix.Length..], "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Select(id => new AttendanceTick(id, form[Seen(id)] == "1", form.ContainsKey(Ticked(id)))),
        ];

    public static AttendanceQuery Query(Guid activity, IQueryCollection query)
    {
        var (school, grade) = ReadClass(query[ClassKey].ToString());
        return new AttendanceQuery(activity)
        {
            VillageId = Guid.TryParseExact(query[VillageKey], "D", out var village) ? village : null,
            SchoolId = school,
            Grade = grade,
            Age = Enum.GetValues<AttendanceAge>().FirstOrDefault(age => Slug(age) == query[AgeKey]),
        };
    }

    public static string Slug(AttendanceAge age) =>
        age switch
        {
            AttendanceAge.UnderSixteen => "duoi-16",
            AttendanceAge.UnderEighteen => "duoi-18",
            _ => "duoc-tinh",
        };

    /// <summary>A class of a school as it stands in the address.</summary>
    public static string Slug(Guid school, int grade) =>
        string.Create(CultureInfo.InvariantCulture, $"{school}.{grade}");

    public static string Of(SchoolClass one) => RegisterWords.Grade(one.Grade) + ", " + one.SchoolName;

    private static (Guid? School, int? Grade) ReadClass(string slug)
    {
        var parts = slug.Split('.', 2);
        return
            parts.Length == 2
            && Guid.TryParseExact(parts[0], "D", out var school)
            && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade)
            ? (school, grade)
            : (null, null);
    }
}
