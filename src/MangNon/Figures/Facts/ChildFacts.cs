using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Figures.Loading;
using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures.Facts;

/// <summary>
/// One flat row of facts about a child for one period. T is the cut-off day; “in period” includes both ends.
/// Every property marked <see cref="FactWordsAttribute"/> is a word that rules may use.
/// </summary>
public sealed class ChildFacts : IFacts
{
    [FactWords("đang cư trú tại xã vào ngày chốt số liệu", "resident on the cut-off day")]
    public bool Resident { get; private init; }

    [FactWords("tuổi (năm tròn)", "age in completed years")]
    public int Age { get; private init; }

    [FactWords("tuổi tính bằng ngày", "age in days")]
    public int AgeDays { get; private init; }

    [FactWords("năm sinh", "year of birth")]
    public int BirthYear { get; private init; }

    [FactWords("sinh trong kỳ", "born in the period")]
    public bool BornInPeriod { get; private init; }

    [FactWords("sinh sống trong kỳ tại xã", "live birth in the period")]
    public bool LiveBirthInPeriod { get; private init; }

    [FactWords("mất trong kỳ", "died in the period")]
    public bool DiedInPeriod { get; private init; }

    [FactWords("tuổi khi mất (năm tròn)", "age at death in completed years")]
    public int? AgeAtDeath { get; private init; }

    [FactWords("số ngày tuổi khi mất", "age at death in days")]
    public int? AgeDaysAtDeath { get; private init; }

    [FactWords("mất do tai nạn thương tích", "died of an injury", RecordKind.Health)]
    public bool DiedOfInjury { get; private init; }

    [FactWords("là trẻ em gái", "is a girl")]
    public bool Female { get; private init; }

    [FactWords("là người dân tộc thiểu số", "belongs to an ethnic minority", RecordKind.Background)]
    public bool EthnicMinority { get; private init; }

    [FactWords("thuộc hộ nghèo", "in a poor household", RecordKind.Background)]
    public bool Poor { get; private init; }

    [FactWords("thuộc hộ cận nghèo", "in a near-poor household", RecordKind.Background)]
    public bool NearPoor { get; private init; }

    [FactWords("điểm Z cân nặng theo tuổi", "weight-for-age z-score", RecordKind.Health)]
    public double? WeightForAge { get; private init; }

    [FactWords("điểm Z chiều cao theo tuổi", "length/height-for-age z-score", RecordKind.Health)]
    public double? HeightForAge { get; private init; }

    [FactWords("điểm Z cân nặng theo chiều cao", "weight-for-length/height z-score", RecordKind.Health)]
    public double? WeightForHeight { get; private init; }

    [FactWords("tròn 1 tuổi trong kỳ", "first birthday in the period")]
    public bool FirstBirthdayInPeriod { get; private init; }

    [FactWords(
        "đã tiêm đủ các mũi của 8 loại vắc xin trước khi tròn 1 tuổi",
        "fully immunised before the first birthday",
        RecordKind.Health
    )]
    public bool FullyImmunisedByFirstBirthday { get; private init; }

    [FactWords("số mũi vắc xin đến hạn", "doses due", RecordKind.Health)]
    public int DosesDue { get; private init; }

    [FactWords("số mũi vắc xin đến hạn còn thiếu", "doses due and not given", RecordKind.Health)]
    public int DosesMissing { get; private init; }

    [FactWords(
        "số lĩnh vực dịch vụ đã được tiếp cận trong kỳ",
        "different domains of service in the period",
        RecordKind.Health
    )]
    public int ServiceDomains { get; private init; }

    [FactWords(
        "số nhóm hoàn cảnh đặc biệt đang có",
        "groups of special circumstances open on the cut-off day",
        RecordKind.Circumstances,
        RecordKind.Abuse,
        RecordKind.Hiv,
        RecordKind.Offences
    )]
    public int SpecialGroups { get; private init; }

    [FactWords("có nguy cơ rơi vào hoàn cảnh đặc biệt", "at risk of special circumstances", RecordKind.Circumstances)]
    public bool AtRisk { get; private init; }

    [FactWords("số lần được hỗ trợ trong kỳ", "supports given in the period", RecordKind.Circumstances)]
    public int Supports { get; private init; }

    [FactWords("số vụ bị xâm hại đã xác nhận trong kỳ", "confirmed abuses in the period", RecordKind.Abuse)]
    public int ConfirmedAbuses { get; private init; }

    [FactWords(
        "số lần ghi nhận lao động trẻ em trong kỳ",
        "records of child labour in the period",
        RecordKind.Incidents
    )]
    public int LabourIncidents { get; private init; }

    [FactWords("số lần bị tai nạn thương tích trong kỳ", "injuries in the period", RecordKind.Incidents)]
    public int Injuries { get; private init; }

    [FactWords("đã được đăng ký khai sinh", "birth registered")]
    public bool BirthRegistered { get; private init; }

    [FactWords("được đánh giá phát triển trong kỳ", "development assessed in the period", RecordKind.Health)]
    public bool Assessed { get; private init; }

    [FactWords("lần đánh giá phát triển gần nhất là phù hợp", "latest assessment says on track", RecordKind.Health)]
    public bool DevelopingOnTrack { get; private init; }

    [FactWords(
        "tuổi tính theo năm học (năm bắt đầu năm học trừ năm sinh)",
        "year in which the school year begins less year of birth"
    )]
    public int SchoolAge { get; private init; }

    [FactWords(
        "đang học mẫu giáo hoặc lớp 1 trong năm học",
        "in kindergarten or grade 1 in the school year",
        RecordKind.Schooling
    )]
    public bool InKindergartenOrGradeOne { get; private init; }

    [FactWords("đang đi học trong năm học", "attending school in the school year", RecordKind.Schooling)]
    public bool AttendingSchool { get; private init; }

    [FactWords("là trẻ em khuyết tật", "has a disability", RecordKind.Disability)]
    public bool Disabled { get; private init; }

    [FactWords("có nhu cầu học tập", "wants education", RecordKind.Disability)]
    public bool WantsEducation { get; private init; }

    [FactWords(
        "số lần được hỏi ý kiến trong kỳ",
        "consultations taken part in, in the period",
        RecordKind.Participation
    )]
    public int Consultations { get; private init; }

    [FactWords(
        "số lần tập huấn quyền tham gia trong kỳ",
        "trainings on participation in the period",
        RecordKind.Participation
    )]
    public int ParticipationTrainings { get; private init; }

    [FactWords(
        "số lần tham gia mô hình trong kỳ",
        "participation models taken part in, in the period",
        RecordKind.Participation
    )]
    public int ParticipationModels { get; private init; }

    public PersonGroups? Groups { get; private init; }

    internal static ChildFacts Of(ChildFile child, FactContext context)
    {
        var (period, at) = (context.Period, context.At);
        var resident = IsResident(child, at);
        var z = resident ? PeriodRecords.LatestScores(child, period) : default;
        var firstBirthday = Register.Age.Birthday(child.BirthDate, 1);
        var doses = new GivenDoses(child.Doses);
        var due = context.Schedule.DosesDue(Register.Age.Days(child.BirthDate, at));
        var assessment = PeriodRecords.LatestAssessment(child, period);
        return new ChildFacts
        {
            Resident = resident,
            Age = Register.Age.Years(child.BirthDate, at),
            AgeDays = Register.Age.Days(child.BirthDate, at),
            BirthYear = child.BirthDate.Year,
            BornInPeriod = period.Contains(child.BirthDate),
            LiveBirthInPeriod =
                period.Contains(child.BirthDate) && (child.ArrivedOn is null || child.ArrivedOn == child.BirthDate),
            DiedInPeriod = child.DiedOn is { } died && period.Contains(died),
            AgeAtDeath = child.DiedOn is { } d ? Register.Age.Years(child.BirthDate, d) : null,
            AgeDaysAtDeath = child.DiedOn is { } e ? Register.Age.Days(child.BirthDate, e) : null,
            DiedOfInjury = child.DiedOn is not null && child.DeathCause == DeathCause.Injury,
            Female = child.Sex == Sex.Female,
            EthnicMinority = IsMinority(child),
            Poor = child.HouseholdClass == HouseholdClass.Poor,
            NearPoor = child.HouseholdClass == HouseholdClass.NearPoor,
            WeightForAge = z.WeightForAge,
            HeightForAge = z.HeightForAge,
            WeightForHeight = z.WeightForHeight,
            FirstBirthdayInPeriod = period.Contains(firstBirthday),
            FullyImmunisedByFirstBirthday = doses.AllBefore(context.Schedule.InfantSeries, firstBirthday),
            DosesDue = due.Count,
            DosesMissing = doses.Missing(due, at),
            ServiceDomains = PeriodRecords.Domains(child, period),
            SpecialGroups = PeriodRecords.Groups(child, at),
            AtRisk = child.Circumstances.Exists(c => c.Group == Circumstance.AtRisk && PeriodRecords.IsOpen(c, at)),
            Supports = PeriodRecords.DaysIn(child.Supports, period),
            ConfirmedAbuses = PeriodRecords.Incidents(child, IncidentKind.Abuse, period, IncidentOutcome.Confirmed),
            LabourIncidents = PeriodRecords.Incidents(child, IncidentKind.ChildLabour, period),
            Injuries = PeriodRecords.Incidents(child, IncidentKind.Injury, period),
            BirthRegistered = child.BirthRegisteredOn is { } registered && registered <= at,
            Assessed = assessment is not null,
            DevelopingOnTrack = assessment is { OnTrack: true },
            SchoolAge = context.SchoolYear - child.BirthDate.Year,
            InKindergartenOrGradeOne = PeriodRecords.Attends(child, context.SchoolYear, Grades.Kindergarten, 1),
            AttendingSchool = PeriodRecords.Attends(child, context.SchoolYear, Grades.Nursery, Grades.Last),
            Disabled = child.Disabled,
            WantsEducation = child.WantsEducation,
            Consultations = PeriodRecords.Activities(child, ActivityKind.Consultation, period),
            ParticipationTrainings = PeriodRecords.Activities(child, ActivityKind.ParticipationTraining, period),
            ParticipationModels = PeriodRecords.Activities(child, ActivityKind.ParticipationModel, period),
            Groups = GroupsAt(child, at),
        };
    }

    /// <summary>
    /// Resident on a day: born by then, not dead, arrived and not left by then, and not absent. On the day of
    /// leaving or of death no longer.
    /// </summary>
    internal static bool IsResident(ChildFile child, DateOnly on) =>
        child.BirthDate <= on
        && (child.DiedOn is not { } died || died > on)
        && (child.ArrivedOn is not { } arrived || arrived <= on)
        && (child.LeftOn is not { } left || left > on)
        && child.Residence != Residence.Absent;

    internal static bool IsMinority(ChildFile child) => child.EthnicGroup != EthnicGroups.Kinh;

    /// <summary>The age of the dead is that of the day of death.</summary>
    internal static PersonGroups GroupsAt(ChildFile child, DateOnly at)
    {
        var day = child.DiedOn is { } died && died <= at ? died : at;
        return new PersonGroups(
            child.Sex,
            Register.Age.Years(child.BirthDate, day),
            IsMinority(child),
            child.HouseholdClass
        );
    }
}
