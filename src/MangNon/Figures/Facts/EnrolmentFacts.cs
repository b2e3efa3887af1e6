using MangNon.Access;
using MangNon.Figures.Loading;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Figures.Facts;

/// <summary>Facts of one school year of one child. A pupil counts wherever the row came from, resident or not.</summary>
public sealed class EnrolmentFacts : IFacts
{
    [FactWords(
        "lớp (nhà trẻ −1, mẫu giáo 0, lớp 1–12)",
        "grade (nursery −1, kindergarten 0, 1–12)",
        RecordKind.Schooling
    )]
    public int Grade { get; private init; }

    [FactWords(
        "thuộc năm học kết thúc trong năm báo cáo",
        "of the school year that ended in the year of the cut-off",
        RecordKind.Schooling
    )]
    public bool EndedThisYear { get; private init; }

    [FactWords("thuộc năm học hiện tại", "of the school year of the cut-off day", RecordKind.Schooling)]
    public bool CurrentSchoolYear { get; private init; }

    [FactWords("hoàn thành cấp học", "completed the level", RecordKind.Schooling)]
    public bool CompletedLevel { get; private init; }

    [FactWords("bỏ học", "dropped out", RecordKind.Schooling)]
    public bool DroppedOut { get; private init; }

    [FactWords("chuyển trường", "transferred", RecordKind.Schooling)]
    public bool Transferred { get; private init; }

    [FactWords("ở lại lớp", "repeating the grade", RecordKind.Schooling)]
    public bool Repeating { get; private init; }

    [FactWords("đang cư trú tại xã vào ngày chốt số liệu", "resident on the cut-off day")]
    public bool Resident { get; private init; }

    [FactWords("tuổi (năm tròn)", "age in completed years")]
    public int Age { get; private init; }

    [FactWords("là trẻ em gái", "is a girl")]
    public bool Female { get; private init; }

    [FactWords("là người dân tộc thiểu số", "belongs to an ethnic minority", RecordKind.Background)]
    public bool EthnicMinority { get; private init; }

    [FactWords("thuộc hộ nghèo", "in a poor household", RecordKind.Background)]
    public bool Poor { get; private init; }

    [FactWords("thuộc hộ cận nghèo", "in a near-poor household", RecordKind.Background)]
    public bool NearPoor { get; private init; }

    public PersonGroups? Groups { get; private init; }

    internal static EnrolmentFacts Of(ChildFile child, EnrolmentLine line, FactContext context) =>
        new()
        {
            Grade = line.Grade,
            EndedThisYear = line.SchoolYear == context.EndedSchoolYear,
            CurrentSchoolYear = line.SchoolYear == context.SchoolYear,
            CompletedLevel = line.Result == EnrolmentResult.LevelCompleted,
            DroppedOut = line.Result == EnrolmentResult.DroppedOut,
            Transferred = line.Result == EnrolmentResult.Transferred,
            Repeating = line.Result == EnrolmentResult.Repeating,
            Resident = ChildFacts.IsResident(child, context.At),
            Age = Register.Age.Years(child.BirthDate, context.At),
            Female = child.Sex == Sex.Female,
            EthnicMinority = ChildFacts.IsMinority(child),
            Poor = child.HouseholdClass == HouseholdClass.Poor,
            NearPoor = child.HouseholdClass == HouseholdClass.NearPoor,
            Groups = ChildFacts.GroupsAt(child, context.At),
        };
}
