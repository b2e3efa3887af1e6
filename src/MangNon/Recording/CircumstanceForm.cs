using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Hoàn cảnh đặc biệt, nguy cơ (Luật Trẻ em 2016, Điều 10).</summary>
internal sealed class CircumstanceForm : RecordForm<Circumstance>
{
    private const string Group = "Group";
    private const string From = "From";
    private const string To = "To";

    public override string Slug => "hoan-canh";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(Group, EntryShape.Choice, IsNeeded: true, [.. Circumstance.Groups, Circumstance.AtRisk]),
        new(From, EntryShape.Day, IsNeeded: true),
        new(To, EntryShape.Day),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } =
    [RecordKind.Circumstances, RecordKind.Abuse, RecordKind.Hiv, RecordKind.Offences];

    public override IReadOnlyList<EntryField> FieldsFor(IReadOnlySet<RecordKind> kinds) =>
        [
            .. Fields.Select(field =>
                field.Key == Group
                    ? field with
                    {
                        Words = [.. field.Words!.Where(word => kinds.Contains(Access.KindOf.Circumstance(word)))],
                    }
                    : field
            ),
        ];

    protected override RecordKind KindOf(Circumstance record) => Access.KindOf.Circumstance(record.Group);

    protected override string Read(Circumstance record, string key) =>
        key switch
        {
            Group => record.Group,
            From => Text(record.From),
            _ => Text(record.To),
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new Circumstance
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            Group = texts[Group],
            From = texts.Day(From)!.Value,
            To = texts.Day(To),
        };

    protected override void Write(Circumstance record, EntryTexts texts)
    {
        record.Group = texts[Group];
        record.From = texts.Day(From)!.Value;
        record.To = texts.Day(To);
    }

    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others)
    {
        var (from, to) = (texts.Day(From)!.Value, texts.Day(To));
        if (to < from)
        {
            yield return new(To, EntryProblem.EndsBeforeStart);
        }
        else if (
            others
                .Cast<Circumstance>()
                .Any(one =>
                    one.Group == texts[Group] && (to is null || one.From < to) && (one.To is null || from < one.To)
                )
        )
        {
            yield return new(Group, EntryProblem.AlreadyThere);
        }
    }
}
