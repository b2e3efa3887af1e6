using MangNon.Access;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Recording;

/// <summary>Thăm hỏi trẻ bỏ học: why, who went, what was agreed.</summary>
internal sealed class DropoutForm : RecordForm<DropoutFollowUp>
{
    private const string On = "On";
    private const string Cause = "Cause";
    private const string By = "By";
    private const string Outcome = "Outcome";

    public override string Slug => "bo-hoc";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(On, EntryShape.Day, IsNeeded: true),
        new(Cause, EntryShape.Choice, IsNeeded: true, Enum.GetNames<DropoutCause>()),
        new(By, EntryShape.Text, IsNeeded: true),
        new(Outcome, EntryShape.Text),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Schooling];

    protected override RecordKind KindOf(DropoutFollowUp record) => RecordKind.Schooling;

    protected override string Read(DropoutFollowUp record, string key) =>
        key switch
        {
            On => Text(record.VisitedOn),
            Cause => record.Cause.ToString(),
            By => record.VisitedBy,
            _ => record.Outcome ?? "",
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new DropoutFollowUp
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            VisitedOn = texts.Day(On)!.Value,
            Cause = texts.Choice<DropoutCause>(Cause)!.Value,
            VisitedBy = texts[By],
            Outcome = texts.OrNull(Outcome),
        };

    protected override void Write(DropoutFollowUp record, EntryTexts texts)
    {
        record.VisitedOn = texts.Day(On)!.Value;
        record.Cause = texts.Choice<DropoutCause>(Cause)!.Value;
        record.VisitedBy = texts[By];
        record.Outcome = texts.OrNull(Outcome);
    }

    /// <summary>One a day: another of that day is to be edited.</summary>
    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others) =>
        others.Cast<DropoutFollowUp>().Any(one => one.VisitedOn == texts.Day(On))
            ? [new(On, EntryProblem.AlreadyThere)]
            : [];
}
