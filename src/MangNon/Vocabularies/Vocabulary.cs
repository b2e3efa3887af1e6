using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Vocabularies;

/// <summary>The words that the law and the forms use for values, as they are written in workbooks and chosen in forms.</summary>
public static class Vocabulary
{
    public static readonly Words<bool> YesNo = new(
        ("Có", true),
        ("Không", false),
        ("C", true),
        ("x", true),
        ("K", false)
    );

    public static readonly Words<HouseholdClass> HouseholdClasses = new(
        ("Nghèo", HouseholdClass.Poor),
        ("Cận nghèo", HouseholdClass.NearPoor),
        ("Khác", HouseholdClass.Other)
    );

    public static readonly Words<Sex> Sexes = new(("Nam", Sex.Male), ("Nữ", Sex.Female));

    public static readonly Words<Residence> Residences = new(
        ("Thường trú", Residence.Permanent),
        ("Tạm trú", Residence.Temporary),
        ("Vắng", Residence.Absent)
    );

    public static readonly Words<CaregiverRelation> CaregiverRelations = new(
        ("Cha, mẹ", CaregiverRelation.Parent),
        ("Ông, bà", CaregiverRelation.Grandparent),
        ("Anh, chị", CaregiverRelation.Sibling),
        ("Cô, dì, chú, bác, cậu", CaregiverRelation.UncleOrAunt),
        ("Cha mẹ nuôi", CaregiverRelation.AdoptiveParent),
        ("Người nhận chăm sóc thay thế", CaregiverRelation.AlternativeCarer),
        ("Cơ sở trợ giúp xã hội", CaregiverRelation.Institution),
        ("Khác", CaregiverRelation.Other)
    );

    public static readonly Words<DeathCause> DeathCauses = new(
        ("Bệnh", DeathCause.Illness),
        ("Tai nạn thương tích", DeathCause.Injury),
        ("Khác", DeathCause.Other)
    );

    public static readonly Words<DisabilityLevel> DisabilityLevels = new(
        ("Nhẹ", DisabilityLevel.Mild),
        ("Nặng", DisabilityLevel.Severe),
        ("Đặc biệt nặng", DisabilityLevel.VerySevere)
    );

    public static readonly Words<Posture> Postures = new(("Nằm", Posture.Lying), ("Đứng", Posture.Standing));

    public static readonly Words<ServiceDomain> ServiceDomains = new(
        ("Y tế", ServiceDomain.Health),
        ("Dinh dưỡng", ServiceDomain.Nutrition),
        ("Chăm sóc", ServiceDomain.Care),
        ("Giáo dục", ServiceDomain.Education),
        ("Bảo vệ", ServiceDomain.Protection)
    );

    public static readonly Words<EnrolmentResult> EnrolmentResults = new(
        ("Đang học", EnrolmentResult.Attending),
        ("Lên lớp", EnrolmentResult.Promoted),
        ("Ở lại", EnrolmentResult.Repeating),
        ("Hoàn thành cấp", EnrolmentResult.LevelCompleted),
        ("Bỏ học", EnrolmentResult.DroppedOut),
        ("Chuyển trường", EnrolmentResult.Transferred)
    );

    public static readonly Words<int> GradeWords = new([
        ("NT", Grades.Nursery),
        ("MG", Grades.Kindergarten),
        .. Enumerable
            .Range(1, Grades.Last)
            .Select(g => (g.ToString(System.Globalization.CultureInfo.InvariantCulture), g)),
    ]);

    public static readonly Words<IncidentKind> IncidentKinds = new(
        ("TNTT", IncidentKind.Injury),
        ("XamHai", IncidentKind.Abuse),
        ("LaoDong", IncidentKind.ChildLabour),
        ("TaoHon", IncidentKind.ChildMarriage),
        ("ThienTai", IncidentKind.Disaster)
    );

    public static readonly Words<IncidentOutcome> InjuryOutcomes = new(
        ("Sống", IncidentOutcome.Survived),
        ("Tử vong", IncidentOutcome.Died)
    );

    public static readonly Words<IncidentOutcome> AbuseOutcomes = new(
        ("Xác nhận", IncidentOutcome.Confirmed),
        ("Không xác nhận", IncidentOutcome.NotConfirmed),
        ("Đang xác minh", IncidentOutcome.BeingVerified)
    );

    /// <summary>A marriage without a result took place.</summary>
    public static readonly Words<IncidentOutcome> MarriageOutcomes = new(("Đã ngăn chặn", IncidentOutcome.Prevented));

    public static readonly Words<IncidentOutcome> DisasterOutcomes = new(("Đã cứu trợ", IncidentOutcome.Relieved));

    /// <summary>The results that an incident of this kind may have; null for a kind that has none.</summary>
    public static Words<IncidentOutcome>? Outcomes(IncidentKind kind) =>
        kind switch
        {
            IncidentKind.Injury => InjuryOutcomes,
            IncidentKind.Abuse => AbuseOutcomes,
            IncidentKind.ChildMarriage => MarriageOutcomes,
            IncidentKind.Disaster => DisasterOutcomes,
            _ => null,
        };

    public static readonly Words<ActivityKind> ActivityKinds = new(
        ("Hỏi ý kiến", ActivityKind.Consultation),
        ("Tập huấn quyền tham gia", ActivityKind.ParticipationTraining),
        ("Mô hình", ActivityKind.ParticipationModel),
        ("Truyền thông", ActivityKind.Communication),
        ("Khác", ActivityKind.Other)
    );

    public static readonly Words<FacilityKind> FacilityKinds = new(
        ("Mầm non", FacilityKind.Preschool),
        ("Tiểu học", FacilityKind.Primary),
        ("THCS", FacilityKind.LowerSecondary),
        ("TH&THCS", FacilityKind.PrimaryAndLowerSecondary),
        ("Điểm vui chơi", FacilityKind.PlayPoint)
    );
}
