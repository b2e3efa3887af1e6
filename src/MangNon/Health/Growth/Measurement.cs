using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>
/// What is known of a child at one measuring. Anything may be unknown (null); a measure of 0 or less counts as
/// unknown. Figures are decimals so that 103.1 − 0.7 is 102.4.
/// </summary>
public readonly record struct Measurement
{
    /// <summary>Null, or a value outside the enumeration: unknown, nothing is scored.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Days from birth to the measuring; negative: nothing is scored.</summary>
    public int? AgeDays { get; init; }

    /// <summary>Kilograms.</summary>
    public decimal? WeightKg { get; init; }

    /// <summary>Length or height in centimetres as read, uncorrected for posture; below 1 km.</summary>
    public decimal? LengthCm { get; init; }

    /// <summary>How <see cref="LengthCm"/> was measured.</summary>
    public Posture Posture { get; init; }

    /// <summary>Phù: bilateral pitting oedema. No score that rests on weight is computed.</summary>
    public bool Oedema { get; init; }

    /// <summary>Head circumference (vòng đầu) in centimetres.</summary>
    public decimal? HeadCm { get; init; }

    /// <summary>Mid-upper-arm circumference (vòng cánh tay) in centimetres.</summary>
    public decimal? ArmCm { get; init; }
}
