using MangNon.Figures.Loading;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Figures.Facts;

/// <summary>
/// The scores of one weighing as the figures count them: rounded to two decimals; null where there is none, where it
/// is implausible, and, for those that rest on weight, where the child has oedema.
/// </summary>
internal readonly record struct ZScores(double? WeightForAge, double? HeightForAge, double? WeightForHeight)
{
    public static ZScores Of(ChildFile child, WeighingLine row)
    {
        var scores = Who2006.ScoreWeighing(
            child.Sex,
            Age.Days(child.BirthDate, row.On),
            row.WeightMg,
            row.HeightUm,
            row.Posture,
            row.Oedema
        );
        return new ZScores(
            Usable(scores, GrowthIndex.WeightForAge),
            Usable(scores, GrowthIndex.LengthForAge),
            Usable(scores, GrowthIndex.WeightForLength)
        );
    }

    private static double? Usable(in GrowthScores scores, GrowthIndex index) =>
        scores.Usable(index) is var z && double.IsNaN(z) ? null : z;
}
