using MangNon.Access;
using MangNon.Health;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Khám sức khỏe: a check-up, what was found, where the child was sent, and whether the family knows.</summary>
internal sealed class HealthCheckForm : RecordForm<HealthCheck>
{
    private const string On = "On";
    private const string Kind = "Kind";
    private const string Finding = "Finding";
    private const string ReferredTo = "ReferredTo";
    private const string FamilyTold = "FamilyTold";

    public override string Slug => "kham-suc-khoe";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(On, EntryShape.Day, IsNeeded: true),
        new(Kind, EntryShape.Choice, IsNeeded: true, Enum.GetNames<HealthCheckKind>()),
        new(Finding, EntryShape.Text, IsNeeded: true),
        new(ReferredTo, EntryShape.Text),
        new(FamilyTold, EntryShape.Choice, IsNeeded: true, [bool.TrueString, bool.FalseString]),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Health];

    protected override RecordKind KindOf(HealthCheck record) => RecordKind.Health;

    protected override string Read(HealthCheck record, string key) =>
        key switch
        {
            On => Text(record.CheckedOn),
            Kind => record.Kind.ToString(),
            Finding => record.Finding,
            ReferredTo => record.ReferredTo ?? "",
            _ => record.FamilyTold.ToString(),
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new HealthCheck
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            CheckedOn = texts.Day(On)!.Value,
            Kind = texts.Choice<HealthCheckKind>(Kind)!.Value,
            Finding = texts[Finding],
            ReferredTo = texts.OrNull(ReferredTo),
            FamilyTold = texts[FamilyTold] == bool.TrueString,
        };

    protected override void Write(HealthCheck record, EntryTexts texts)
    {
        record.CheckedOn = texts.Day(On)!.Value;
        record.Kind = texts.Choice<HealthCheckKind>(Kind)!.Value;
        record.Finding = texts[Finding];
        record.ReferredTo = texts.OrNull(ReferredTo);
        record.FamilyTold = texts[FamilyTold] == bool.TrueString;
    }

    /// <summary>One of a kind a day: another of that day is to be edited.</summary>
    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others) =>
        others
            .Cast<HealthCheck>()
            .Any(one => one.CheckedOn == texts.Day(On) && one.Kind == texts.Choice<HealthCheckKind>(Kind))
            ? [new(On, EntryProblem.AlreadyThere)]
            : [];
}
