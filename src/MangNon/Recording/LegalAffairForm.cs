using MangNon.Access;
using MangNon.Justice;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Việc pháp lý: an adoption, or legal aid.</summary>
internal sealed class LegalAffairForm : RecordForm<LegalAffair>
{
    private const string Kind = "Kind";
    private const string From = "From";
    private const string State = "State";
    private const string To = "To";
    private const string Number = "Number";
    private const string Words = "Words";

    /// <summary>The most letters of a document's number.</summary>
    private const int LongestNumber = 60;

    public override string Slug => "viec-phap-ly";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(Kind, EntryShape.Choice, IsNeeded: true, Enum.GetNames<LegalAffairKind>()),
        new(From, EntryShape.Day, IsNeeded: true),
        new(State, EntryShape.Choice, IsNeeded: true, Enum.GetNames<LegalAffairState>()),
        new(To, EntryShape.Day),
        new(Number, EntryShape.Text, Longest: LongestNumber),
        new(Words, EntryShape.Text),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Legal];

    protected override RecordKind KindOf(LegalAffair record) => RecordKind.Legal;

    protected override string Read(LegalAffair record, string key) =>
        key switch
        {
            Kind => record.Kind.ToString(),
            From => Text(record.From),
            State => record.State.ToString(),
            To => Text(record.To),
            Number => record.Number ?? "",
            _ => record.Words ?? "",
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts)
    {
        var affair = new LegalAffair
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            Kind = texts.Choice<LegalAffairKind>(Kind)!.Value,
            From = texts.Day(From)!.Value,
            State = texts.Choice<LegalAffairState>(State)!.Value,
        };
        Write(affair, texts);
        return affair;
    }

    protected override void Write(LegalAffair record, EntryTexts texts)
    {
        record.Kind = texts.Choice<LegalAffairKind>(Kind)!.Value;
        record.From = texts.Day(From)!.Value;
        record.State = texts.Choice<LegalAffairState>(State)!.Value;
        record.To = texts.Day(To);
        record.Number = texts.OrNull(Number);
        record.Words = texts.OrNull(Words);
    }

    /// <summary>What ended has a last day, what is open has none; of adoptions one is open at a time.</summary>
    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others)
    {
        var isOpen = texts.Choice<LegalAffairState>(State) == LegalAffairState.Ongoing;
        var to = texts.Day(To);
        if (isOpen && to is not null)
        {
            yield return new(To, EntryProblem.StillOpen);
        }
        else if (!isOpen && to is null)
        {
            yield return new(To, EntryProblem.Missing);
        }
        else if (to < texts.Day(From))
        {
            yield return new(To, EntryProblem.EndsBeforeStart);
        }

        if (
            isOpen
            && texts.Choice<LegalAffairKind>(Kind) != LegalAffairKind.LegalAid
            && others.Cast<LegalAffair>().Any(one => one.IsOpen && one.Kind != LegalAffairKind.LegalAid)
        )
        {
            yield return new(Kind, EntryProblem.AlreadyThere);
        }
    }
}
