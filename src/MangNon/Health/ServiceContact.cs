using MangNon.Register;

namespace MangNon.Health;

/// <summary>One contact with a service of integrated early childhood development (dịch vụ), chỉ tiêu 2.</summary>
public sealed class ServiceContact : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly GivenOn { get; set; }

    public required ServiceDomain Domain { get; set; }
}

/// <summary>Lĩnh vực of a service (Quyết định 1437/QĐ-TTg 29/10/2018). The numbers are stored: never renumber.</summary>
public enum ServiceDomain
{
    /// <summary>Y tế.</summary>
    Health = 1,

    /// <summary>Dinh dưỡng.</summary>
    Nutrition = 2,

    /// <summary>Chăm sóc.</summary>
    Care = 3,

    /// <summary>Giáo dục.</summary>
    Education = 4,

    /// <summary>Bảo vệ.</summary>
    Protection = 5,
}
