using System.Globalization;
using MangNon.Schooling;

namespace MangNon.Web.Schooling;

/// <summary>What is chosen on the schools' pages, as it stands in the address: places, years and classes, never a child.</summary>
internal sealed record SchoolAddress
{
    public const string Classes = "/truong/lop";
    public const string NotInSchool = "/truong/chua-di-hoc";
    public const string Disability = "/truong/khuyet-tat";

    public const string SchoolKey = "truong";
    public const string YearKey = "nam";
    public const string GradeKey = "lop";
    public const string VillageKey = "thon";
    public const string AgesKey = "tuoi";
    public const string PartKey = "phan";
    public const string DoneKey = "xong";

    /// <summary>The part of those who dropped out this year.</summary>
    public const string DroppedOut = "bo-hoc";

    /// <summary>The part of those who stand in no class.</summary>
    public const string InNoClass = "chua-ghi-lop";

    /// <summary>In place of a school's id: what is no school of the commune.</summary>
    public const string Elsewhere = "khac";

    /// <summary>Whether a school was chosen; <see cref="School"/> may be null then.</summary>
    public bool HasSchool { get; private init; }

    public Guid? School { get; private init; }

    /// <summary>The year chosen; the current one where none was.</summary>
    public int Year { get; private init; }

    public int? Grade { get; private init; }

    public Guid? Village { get; private init; }

    public string Ages { get; private init; } = "";

    public string Part { get; private init; } = "";

    /// <summary>How many rows were saved just before; null where nothing was.</summary>
    public int? Done { get; private init; }

    public static SchoolAddress Of(IQueryCollection query, DateOnly today) =>
        new()
        {
            HasSchool = TrySchool(query[SchoolKey], out var school),
            School = school,
            Year = Whole(query[YearKey]) ?? SchoolYears.Of(today),
            Grade = int.TryParse(
                query[GradeKey],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var grade
            )
                ? grade
                : null,
            Village = Guid.TryParseExact(query[VillageKey], "D", out var village) ? village : null,
            Ages = query[AgesKey].ToString(),
            Part = query[PartKey].ToString(),
            Done = Whole(query[DoneKey]),
        };

    /// <summary>The page of a class; of a school, or of all, where less is given.</summary>
    public static string ToClass(int year, School? school = null, int? grade = null, int? done = null)
    {
        var parts = new List<string> { YearKey + "=" + Text(year) };
        if (school is not null)
        {
            parts.Add(SchoolKey + "=" + Slug(school.Id));
        }

        if (grade is { } number)
        {
            parts.Add(GradeKey + "=" + Text(number));
        }

        if (done is { } count)
        {
            parts.Add(DoneKey + "=" + Text(count));
        }

        return Classes + "?" + string.Join('&', parts);
    }

    public static string Slug(Guid? school) => school?.ToString() ?? Elsewhere;

    /// <summary>False where it names no school.</summary>
    public static bool TrySchool(string? slug, out Guid? school)
    {
        var isSchool = Guid.TryParseExact(slug, "D", out var id);
        school = isSchool ? id : null;
        return isSchool || slug == Elsewhere;
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
