using MangNon.Access;
using MangNon.Health;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Lý do chưa tiêm: a vaccine that a child must not have, not yet, or that its family refuses.</summary>
internal sealed class VaccineExemptionForm : RecordForm<VaccineExemption>
{
    private const string Vaccine = "Vaccine";
    private const string Reason = "Reason";
    private const string From = "From";
    private const string Until = "Until";
    private const string Note = "Note";

    public override string Slug => "khong-tiem";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(
            Vaccine,
            EntryShape.Choice,
            IsNeeded: true,
            [.. ImmunisationSchedule.Shipped.Doses.Select(dose => dose.Vaccine).Distinct(StringComparer.Ordinal)]
        ),
        new(Reason, EntryShape.Choice, IsNeeded: true, Enum.GetNames<VaccineExemptionReason>()),
        new(From, EntryShape.Day, IsNeeded: true),
        new(Until, EntryShape.Day, MayBeLater: true),
        new(Note, EntryShape.Text),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Health];

    protected override RecordKind KindOf(VaccineExemption record) => RecordKind.Health;

    protected override string Read(VaccineExemption record, string key) =>
        key switch
        {
            Vaccine => record.Vaccine,
            Reason => record.Reason.ToString(),
            From => Text(record.From),
            Until => Text(record.Until),
            _ => record.Note ?? "",
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new VaccineExemption
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            Vaccine = texts[Vaccine],
            Reason = texts.Choice<VaccineExemptionReason>(Reason)!.Value,
            From = texts.Day(From)!.Value,
            Until = texts.Day(Until),
            Note = texts.OrNull(Note),
        };

    protected override void Write(VaccineExemption record, EntryTexts texts)
    {
        record.Vaccine = texts[Vaccine];
        record.Reason = texts.Choice<VaccineExemptionReason>(Reason)!.Value;
        record.From = texts.Day(From)!.Value;
        record.Until = texts.Day(Until);
        record.Note = texts.OrNull(Note);
    }

    /// <summary>What is put off has a last day; of one vaccine there is one at a time.</summary>
    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others)
    {
        var (from, until) = (texts.Day(From)!.Value, texts.Day(Until));
        if (until is null && texts.Choice<VaccineExemptionReason>(Reason) == VaccineExemptionReason.Postponed)
        {
            yield return new(Until, EntryProblem.Missing);
        }
        else if (until < from)
        {
            yield return new(Until, EntryProblem.EndsBeforeStart);
        }
        else if (
            others
                .Cast<VaccineExemption>()
                .Any(one => one.Vaccine == texts[Vaccine] && !(one.Until < from) && !(until < one.From))
        )
        {
            yield return new(Vaccine, EntryProblem.AlreadyThere);
        }
    }
}
