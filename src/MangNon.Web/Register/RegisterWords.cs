using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Schooling;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>What the register's pages and workbooks call things.</summary>
internal static class RegisterWords
{
    /// <summary>“05/03/2018”, or “03/2018 (chưa rõ ngày)”.</summary>
    public static string Birth(DateOnly birthDate, ChildDetails? details) =>
        details?.KnownOf(birthDate) is { } known
            ? Texts.T("Child.BirthKnown." + known, BirthText.Of(birthDate, known))
            : Numbers.Day(birthDate);

    /// <summary>“Lò Thị A (Ông, bà)”, or “–”.</summary>
    public static string Caregiver(string? name, ChildDetails? details) =>
        details?.CaregiverRelation is { } relation
            ? Texts.T("Child.CaregiverAs", name ?? Numbers.None, Texts.T("CaregiverRelation." + relation))
            : name ?? Numbers.None;

    public static string Of(Sex sex) => Texts.T("Sex." + sex);

    public static string Of(Standing standing) => Texts.T("Standing." + standing);

    /// <summary>With its day where there is one: “đã chuyển đi 03/04/2025”.</summary>
    public static string Standing(Child child, DateOnly today) =>
        Standings.On(child, today) switch
        {
            MangNon.Register.Standing.Left => Of(MangNon.Register.Standing.Left) + " " + Numbers.Day(child.LeftOn),
            MangNon.Register.Standing.Dead => Of(MangNon.Register.Standing.Dead) + " " + Numbers.Day(child.DiedOn),
            var standing => Of(standing),
        };

    public static string Of(AgeBand band) =>
        band.To is not { } to ? Texts.T("Age.From", Numbers.Count(band.From))
        : to == band.From ? Texts.T("Age.Years", Numbers.Count(band.From))
        : Texts.T("Age.Band", Numbers.Count(band.From), Numbers.Count(to));

    /// <summary>“20 ngày”, “14 tháng” under 3 years, then “5 tuổi”; of the dead the age on the day of death.</summary>
    public static string Age(Child child, DateOnly today)
    {
        var day = child.DiedOn is { } died && died < today ? died : today;
        return Age(child.BirthDate, day);
    }

    public static string Age(DateOnly birth, DateOnly day)
    {
        if (day < birth)
        {
            return Numbers.None;
        }

        var months = ((day.Year - birth.Year) * 12) + day.Month - birth.Month - (day.Day < birth.Day ? 1 : 0);
        return months switch
        {
            < 1 => Texts.T("Age.Days", Numbers.Count(MangNon.Register.Age.Days(birth, day))),
            < 36 => Texts.T("Age.Months", Numbers.Count(months)),
            _ => Texts.T("Age.Years", Numbers.Count(MangNon.Register.Age.Years(birth, day))),
        };
    }

    public static string Of(Residence residence) => Texts.T("Residence." + residence);

    public static string Of(HouseholdClass @class) => Texts.T("HouseholdClass." + @class);

    public static string Of(DeathCause cause) => Texts.T("DeathCause." + cause);

    public static string Of(DisabilityLevel level) => Texts.T("DisabilityLevel." + level);

    public static string Of(ServiceDomain domain) => Texts.T("ServiceDomain." + domain);

    public static string Of(EnrolmentResult result) => Texts.T("EnrolmentResult." + result);

    public static string Of(DropoutCause cause) => Texts.T("DropoutCause." + cause);

    public static string Of(IncidentKind kind) => Texts.T("IncidentKind." + kind);

    public static string Of(IncidentOutcome outcome) => Texts.T("IncidentOutcome." + outcome);

    public static string Of(ActivityKind kind) => Texts.T("ActivityKind." + kind);

    public static string Of(Posture posture) =>
        posture == Posture.Unknown ? Numbers.None : Texts.T("Posture." + posture);

    /// <summary>“2025–2026”.</summary>
    /// <param name="year">The calendar year in which it begins.</param>
    public static string SchoolYear(int year) => Numbers.Year(year) + "–" + Numbers.Year(year + 1);

    /// <summary>“lớp 5”, “mẫu giáo”.</summary>
    public static string Grade(int grade) =>
        grade switch
        {
            Grades.Nursery => Texts.T("Grade.Nursery"),
            Grades.Kindergarten => Texts.T("Grade.Kindergarten"),
            _ => Texts.T("Grade.Class", Numbers.Count(grade)),
        };
}
