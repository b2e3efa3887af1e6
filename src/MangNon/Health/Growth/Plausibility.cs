namespace MangNon.Health.Growth;

/// <summary>Rounding, and the limits beyond which WHO takes a score for an error of measuring or writing.</summary>
public static class Plausibility
{
    /// <summary>
    /// To two decimals, as WHO publishes scores: the last step, after everything else is computed. Halves go away from
    /// zero. NaN stays NaN.
    /// </summary>
    public static double Round(double z) => Math.Round(z, 2, MidpointRounding.AwayFromZero);

    /// <summary>The lowest and highest plausible score, both inclusive, of the rounded score.</summary>
    public static (double Lowest, double Highest) Limits(GrowthIndex index) =>
        index switch
        {
            GrowthIndex.LengthForAge => (-6, 6),
            GrowthIndex.WeightForAge => (-6, 5),
            _ => (-5, 5),
        };

    /// <summary>Whether a score, rounded here, is beyond its limits; NaN is not.</summary>
    public static bool IsImplausible(GrowthIndex index, double z)
    {
        var (lowest, highest) = Limits(index);
        // Only what is beyond a limit unrounded can be beyond it rounded.
        return (z < lowest || z > highest) && Round(z) is var rounded && (rounded < lowest || rounded > highest);
    }

    internal static GrowthDoubts Flag(GrowthIndex index, double z) =>
        IsImplausible(index, z) ? (GrowthDoubts)(1 << (int)index) : GrowthDoubts.None;
}
