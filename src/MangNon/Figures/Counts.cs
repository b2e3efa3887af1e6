namespace MangNon.Figures;

/// <summary>
/// A numerator and a denominator. Everything above a village is a sum of these; rates are never averaged.
/// Computed counts are whole numbers; a unit may report fractions.
/// </summary>
public readonly record struct Counts(decimal Numerator, decimal Denominator)
{
    /// <summary>A denominator under this is marked “số nhỏ”.</summary>
    public const int SmallBelow = 30;

    public bool HasFigure => Denominator != 0;

    /// <summary>The denominator is under <see cref="SmallBelow"/>: read with care, or pool over years.</summary>
    public bool IsSmall => Denominator is > 0 and < SmallBelow;

    /// <summary>Numerator ÷ denominator × <paramref name="multiplier"/>; null when the denominator is 0: no figure, never 0 % or 100 %.</summary>
    public decimal? Value(int multiplier) => Denominator == 0 ? null : Numerator / Denominator * multiplier;

    public static Counts operator +(Counts a, Counts b) =>
        new(a.Numerator + b.Numerator, a.Denominator + b.Denominator);

    public static Counts Add(Counts left, Counts right) => left + right;
}
