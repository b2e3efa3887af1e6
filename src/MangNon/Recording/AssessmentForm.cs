using MangNon.Access;
using MangNon.Health;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Đánh giá phát triển phù hợp (chỉ tiêu 15).</summary>
internal sealed class AssessmentForm : RecordForm<DevelopmentalAssessment>
{
    private const string On = "On";
    private const string OnTrack = "OnTrack";

    public override string Slug => "danh-gia";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(On, EntryShape.Day, IsNeeded: true),
        new(OnTrack, EntryShape.Choice, IsNeeded: true, [bool.TrueString, bool.FalseString]),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Health];

    protected override RecordKind KindOf(DevelopmentalAssessment record) => RecordKind.Health;

    protected override string Read(DevelopmentalAssessment record, string key) =>
        key == On ? Text(record.AssessedOn) : record.OnTrack.ToString();

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new DevelopmentalAssessment
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            AssessedOn = texts.Day(On)!.Value,
            Sequence = 1,
            OnTrack = texts[OnTrack] == bool.TrueString,
        };

    protected override void Write(DevelopmentalAssessment record, EntryTexts texts)
    {
        record.AssessedOn = texts.Day(On)!.Value;
        record.OnTrack = texts[OnTrack] == bool.TrueString;
    }

    /// <summary>One a day: another of that day is to be edited.</summary>
    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others) =>
        others.Cast<DevelopmentalAssessment>().Any(one => one.AssessedOn == texts.Day(On))
            ? [new(On, EntryProblem.AlreadyThere)]
            : [];
}
