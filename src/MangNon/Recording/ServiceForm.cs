using MangNon.Access;
using MangNon.Health;
using MangNon.Register;

namespace MangNon.Recording;

/// <summary>Dịch vụ of integrated early childhood development (Quyết định 1437/QĐ-TTg).</summary>
internal sealed class ServiceForm : RecordForm<ServiceContact>
{
    private const string On = "On";
    private const string Domain = "Domain";

    public override string Slug => "dich-vu";

    public override IReadOnlyList<EntryField> Fields { get; } =
    [
        new(On, EntryShape.Day, IsNeeded: true),
        new(Domain, EntryShape.Choice, IsNeeded: true, Enum.GetNames<ServiceDomain>()),
    ];

    public override IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Health];

    protected override RecordKind KindOf(ServiceContact record) => RecordKind.Health;

    protected override string Read(ServiceContact record, string key) =>
        key == On ? Text(record.GivenOn) : record.Domain.ToString();

    internal override IChildRecord New(Guid childId, EntryTexts texts) =>
        new ServiceContact
        {
            Id = Guid.CreateVersion7(),
            ChildId = childId,
            GivenOn = texts.Day(On)!.Value,
            Domain = texts.Choice<ServiceDomain>(Domain)!.Value,
        };

    protected override void Write(ServiceContact record, EntryTexts texts)
    {
        record.GivenOn = texts.Day(On)!.Value;
        record.Domain = texts.Choice<ServiceDomain>(Domain)!.Value;
    }

    internal override IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others) =>
        others
            .Cast<ServiceContact>()
            .Any(one => one.GivenOn == texts.Day(On) && one.Domain == texts.Choice<ServiceDomain>(Domain))
            ? [new(On, EntryProblem.AlreadyThere)]
            : [];
}
