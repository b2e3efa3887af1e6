using MangNon.Register;

namespace MangNon.Circumstances;

/// <summary>One support given to a child (hỗ trợ).</summary>
public sealed class Support : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly GivenOn { get; set; }

    /// <summary>Hình thức, as written.</summary>
    public string? Form { get; set; }

    /// <summary>Nguồn, as written.</summary>
    public string? Source { get; set; }

    /// <summary>Giá trị, in whole đồng.</summary>
    public long? ValueVnd { get; set; }
}
