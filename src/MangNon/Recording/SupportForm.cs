using System.Globalization;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Hỗ trợ: a support given.</summary>
internal sealed class SupportForm : RecordForm<Support>
{
    private const string On = "On";
    private const string Form = "Form";
    private const string Source = "Source";
    private const string Value = "Value";

    public override string Slug => "ho-tro";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(On, EntryShape.Day, IsNeeded: true),
        new(Form, EntryShape.Text, IsNeeded: true),
        new(Source, EntryShape.Text),
        new(Value, EntryShape.Whole),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Circumstances];

    protected override RecordKind KindOf(Support record) => RecordKind.Circumstances;

    protected override string Read(Support record, string key) =>
        key switch
        {
            On => Text(record.GivenOn),
            Form => record.Form ?? "",
            Source => record.Source ?? "",
            _ => record.ValueVnd?.ToString(CultureInfo.InvariantCulture) ?? "",
        };

    internal override IChildRecord New(Guid childId, EntryTexts texts)
    {
        var support = new Support
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            GivenOn = texts.Day(On)!.Value,
        };
        Write(support, texts);
        return support;
    }

    protected override void Write(Support record, EntryTexts texts)
    {
        record.GivenOn = texts.Day(On)!.Value;
        record.Form = texts.OrNull(Form);
        record.Source = texts.OrNull(Source);
        record.ValueVnd = texts.Whole(Value);
    }
}
