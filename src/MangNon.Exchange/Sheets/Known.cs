using MangNon.Access;

namespace MangNon.Exchange.Sheets;

/// <summary>All that the rules of a row ask beyond the row itself.</summary>
internal sealed class Known(IReadOnlySet<string> componentIds, IReadOnlySet<RecordKind>? kinds = null)
{
    public const string SealedRow =
        "Đây là thông tin kín: chỉ người được giao mới nhập được. Hãy chuyển dòng này cho người làm công tác bảo vệ trẻ em.";

    private readonly Dictionary<string, string> _components = Canonical(componentIds);

    public References Households { get; } = new("hộ");

    public References Children { get; } = new("trẻ");

    public References Facilities { get; } = new("cơ sở");

    public References Activities { get; } = new("hoạt động");

    /// <summary>Villages by repaired name.</summary>
    public Dictionary<string, Guid> Villages { get; } = new(StringComparer.Ordinal);

    /// <summary>No other villages than these are allowed.</summary>
    public bool VillagesAreFixed { get; set; }

    /// <summary>Whether rows of a kind may be taken in by the one who imports.</summary>
    public bool MayWrite(RecordKind kind) => kinds?.Contains(kind) ?? true;

    /// <summary>The component's id as the programme writes it, found exactly or else without case; null for none.</summary>
    public string? Component(string text) => componentIds.Contains(text) ? text : _components.GetValueOrDefault(text);

    private static Dictionary<string, string> Canonical(IReadOnlySet<string> ids)
    {
        var canonical = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in ids)
        {
            canonical.TryAdd(id, id);
        }

        return canonical;
    }
}

/// <summary>The codes behind ids, for writing rows out.</summary>
internal sealed class Codes
{
    public Dictionary<Guid, string> Households { get; } = [];

    public Dictionary<Guid, string> Children { get; } = [];

    public Dictionary<Guid, string> Facilities { get; } = [];

    public Dictionary<Guid, string> Activities { get; } = [];
}
