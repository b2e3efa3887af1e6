using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Vocabularies;

namespace MangNon.Recording;

/// <summary>Biến cố: injury, abuse, child labour, child marriage, disaster.</summary>
internal sealed class IncidentForm : RecordForm<Incident>
{
    private const string Kind = "Kind";
    private const string On = "On";
    private const string Detail = "Detail";
    private const string Place = "Place";
    private const string Outcome = "Outcome";
    private const string OutcomeOn = "OutcomeOn";

    public override string Slug => "bien-co";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(Kind, EntryShape.Choice, IsNeeded: true, Enum.GetNames<IncidentKind>()),
        new(On, EntryShape.Day, IsNeeded: true),
        new(Detail, EntryShape.Text),
        new(Place, EntryShape.Choice, IsNeeded: false, Enum.GetNames<IncidentPlace>()),
        new(Outcome, EntryShape.Choice, IsNeeded: false, Enum.GetNames<IncidentOutcome>()),
        new(OutcomeOn, EntryShape.Day),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Incidents, RecordKind.Abuse];

    public override IReadOnlyList<EntryField> FieldsFor(IReadOnlySet<RecordKind> kinds)
    {
        var offered = Enum.GetValues<IncidentKind>()
            .Where(kind => kinds.Contains(Access.KindOf.Incident(kind)))
            .ToList();
        var outcomes = Enum.GetValues<IncidentOutcome>()
            .Where(outcome => offered.Exists(kind => Has(kind, outcome)))
            .Select(outcome => outcome.ToString());
        return
        [
            .. Fields.Select(field =>
                field.Key switch
                {
                    Kind => field with { Words = [.. offered.Select(kind => kind.ToString())] },
                    Outcome => field with { Words = [.. outcomes] },
                    _ => field,
                }
            ),
        ];
    }

    protected override RecordKind KindOf(Incident record) => Access.KindOf.Incident(record.Kind);

    protected override string Read(Incident record, string key) =>
        key switch
        {
            Kind => record.Kind.ToString(),
            On => Text(record.OccurredOn),
            Detail => record.Detail ?? "",
            Place => record.Place?.ToString() ?? "",
            Outcome => record.Outcome?.ToString() ?? "",
            _ => Text(record.OutcomeOn),
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts)
    {
        var incident = new Incident
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            Kind = texts.Choice<IncidentKind>(Kind)!.Value,
            OccurredOn = texts.Day(On)!.Value,
        };
        Write(incident, texts);
        return incident;
    }

    protected override void Write(Incident record, EntryTexts texts)
    {
        record.Kind = texts.Choice<IncidentKind>(Kind)!.Value;
        record.OccurredOn = texts.Day(On)!.Value;
        record.Detail = texts.OrNull(Detail);
        record.Place = texts.Choice<IncidentPlace>(Place);
        record.Outcome = texts.Choice<IncidentOutcome>(Outcome);
        record.OutcomeOn = texts.Day(OutcomeOn);
    }

    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others)
    {
        if (
            texts.Choice<IncidentOutcome>(Outcome) is { } outcome
            && !Has(texts.Choice<IncidentKind>(Kind)!.Value, outcome)
        )
        {
            yield return new(Outcome, EntryProblem.OtherKindsOutcome);
        }

        if (texts.Choice<IncidentPlace>(Place) is not null && texts.Choice<IncidentKind>(Kind) != IncidentKind.Injury)
        {
            yield return new(Place, EntryProblem.PlaceOfInjuryOnly);
        }

        if (texts.Day(OutcomeOn) < texts.Day(On))
        {
            yield return new(OutcomeOn, EntryProblem.EndsBeforeStart);
        }
    }

    private static bool Has(IncidentKind kind, IncidentOutcome outcome) =>
        Vocabulary.Outcomes(kind)?.TextOrNull(outcome) is not null;
}
