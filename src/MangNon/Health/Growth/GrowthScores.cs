namespace MangNon.Health.Growth;

/// <summary>
/// The z-scores of one measuring at full precision, NaN where there is none. A score beyond WHO's limits of
/// plausibility is given and flagged; <see cref="Usable"/> gives what may be counted.
/// </summary>
public readonly record struct GrowthScores
{
    /// <summary>Of which WHO publication the scores are.</summary>
    public GrowthEdition Edition { get; init; }

    /// <summary>Chiều dài/chiều cao theo tuổi (HAZ).</summary>
    public double LengthForAge { get; init; }

    /// <summary>Cân nặng theo tuổi (WAZ).</summary>
    public double WeightForAge { get; init; }

    /// <summary>Cân nặng theo chiều dài/chiều cao (WHZ); never in the 2007 reference.</summary>
    public double WeightForLength { get; init; }

    /// <summary>BMI theo tuổi (BAZ).</summary>
    public double BmiForAge { get; init; }

    /// <summary>Vòng đầu theo tuổi; never in the 2007 reference.</summary>
    public double HeadForAge { get; init; }

    /// <summary>Vòng cánh tay theo tuổi; never in the 2007 reference.</summary>
    public double ArmForAge { get; init; }

    /// <summary>Length or height in cm corrected for posture; NaN when not taken.</summary>
    public double CorrectedCm { get; init; }

    /// <summary>Kilograms per square metre of the corrected height; NaN when not known.</summary>
    public double Bmi { get; init; }

    /// <summary>Phù: counts as severe acute malnutrition though nothing is scored by weight.</summary>
    public bool Oedema { get; init; }

    /// <summary>What is implausible.</summary>
    public GrowthDoubts Flags { get; init; }

    /// <summary>A score at full precision; NaN when there is none.</summary>
    public double this[GrowthIndex index] =>
        index switch
        {
            GrowthIndex.LengthForAge => LengthForAge,
            GrowthIndex.WeightForAge => WeightForAge,
            GrowthIndex.WeightForLength => WeightForLength,
            GrowthIndex.BmiForAge => BmiForAge,
            GrowthIndex.HeadForAge => HeadForAge,
            GrowthIndex.ArmForAge => ArmForAge,
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

    /// <summary>Whether there is a score and it lies beyond the limits of plausibility.</summary>
    public bool IsImplausible(GrowthIndex index) => ((int)Flags >> (int)index & 1) != 0;

    /// <summary>
    /// The score as figures count it: rounded to two decimals; NaN when there is none or it is implausible.
    /// Compare with the cut-offs of <see cref="Nutrition"/>.
    /// </summary>
    public double Usable(GrowthIndex index) => IsImplausible(index) ? double.NaN : Plausibility.Round(this[index]);
}

/// <summary>Of which publication a score is.</summary>
public enum GrowthEdition
{
    /// <summary>Nothing could be scored: sex unknown, or the age outside both.</summary>
    None = 0,

    /// <summary>WHO Child Growth Standards (2006), under 60 months.</summary>
    Who2006 = 1,

    /// <summary>WHO Reference 2007, from 60 to 228 months.</summary>
    Who2007 = 2,
}

/// <summary>The scores. The numbers are the bits of <see cref="GrowthDoubts"/>.</summary>
public enum GrowthIndex
{
    /// <summary>Chiều dài/chiều cao theo tuổi.</summary>
    LengthForAge = 0,

    /// <summary>Cân nặng theo tuổi.</summary>
    WeightForAge = 1,

    /// <summary>Cân nặng theo chiều dài/chiều cao.</summary>
    WeightForLength = 2,

    /// <summary>BMI theo tuổi.</summary>
    BmiForAge = 3,

    /// <summary>Vòng đầu theo tuổi.</summary>
    HeadForAge = 4,

    /// <summary>Vòng cánh tay theo tuổi.</summary>
    ArmForAge = 5,
}

/// <summary>What is implausible about a measuring; the figure wants to be checked with the child.</summary>
[Flags]
public enum GrowthDoubts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Length/height-for-age outside −6…6.</summary>
    LengthForAge = 1 << 0,

    /// <summary>Weight-for-age outside −6…5.</summary>
    WeightForAge = 1 << 1,

    /// <summary>Weight-for-length/height outside −5…5.</summary>
    WeightForLength = 1 << 2,

    /// <summary>BMI-for-age outside −5…5.</summary>
    BmiForAge = 1 << 3,

    /// <summary>Head circumference-for-age outside −5…5.</summary>
    HeadForAge = 1 << 4,

    /// <summary>Arm circumference-for-age outside −5…5.</summary>
    ArmForAge = 1 << 5,

    /// <summary>Written as measured standing under 9 months: taken as lying.</summary>
    StandingTooYoung = 1 << 6,
}
