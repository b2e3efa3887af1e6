using MangNon.Register;

namespace MangNon.Circumstances;

/// <summary>One support given to a child (hỗ trợ).</summary>
public sealed class Support : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly GivenOn { get; set; }

    /// <summary>Hình thức, as written. Sealed in the database: no query can ask for it.</summary>
    public string? Form
    {
        get => Matter.Form;
        set => Matter = Matter with { Form = value };
    }

    /// <summary>Nguồn, as written. Sealed.</summary>
    public string? Source
    {
        get => Matter.Source;
        set => Matter = Matter with { Source = value };
    }

    /// <summary>Giá trị, in whole đồng.</summary>
    public long? ValueVnd { get; set; }

    /// <summary>The one column behind the sealed properties.</summary>
    internal SupportMatter Matter { get; set; } = new();
}
