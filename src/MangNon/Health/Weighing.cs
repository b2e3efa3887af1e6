using MangNon.Register;

namespace MangNon.Health;

/// <summary>One weighing and measuring (cân đo).</summary>
public sealed class Weighing : IChildRecord
{
    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public required DateOnly MeasuredOn { get; set; }

    /// <summary>Order of entry: of several on one day, the highest is the last and counts.</summary>
    public required long Sequence { get; set; }

    /// <summary>Weight in milligrams (kilograms with six decimals, exactly); null when not taken.</summary>
    public long? WeightMg { get; set; }

    /// <summary>Length or height in micrometres (centimetres with four decimals, exactly), as read, uncorrected for posture; null when not taken.</summary>
    public long? HeightUm { get; set; }

    public Posture Posture { get; set; }

    /// <summary>Phù: bilateral pitting oedema.</summary>
    public bool Oedema { get; set; }
}

/// <summary>How the child was measured (tư thế). The numbers are stored: never renumber.</summary>
public enum Posture
{
    /// <summary>Not written down.</summary>
    Unknown = 0,

    /// <summary>Nằm: recumbent length.</summary>
    Lying = 1,

    /// <summary>Đứng: standing height.</summary>
    Standing = 2,
}
