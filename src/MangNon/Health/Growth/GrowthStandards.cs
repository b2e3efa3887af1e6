using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>
/// Growth scores of a child of any age: the WHO standards of 2006 to day 1826 (and where the age is unknown), the WHO
/// reference of 2007 from day 1827 on (60.00 months). Pure, allocates nothing, safe from any thread.
/// </summary>
public static class GrowthStandards
{
    /// <summary>Scores a measurement in decimals.</summary>
    public static GrowthScores Score(in Measurement m) =>
        m.AgeDays > GrowthAge.LastDayOf2006 ? Who2007.Score(m) : Who2006.Score(m);

    /// <summary>
    /// Scores a weighing as the register keeps it (see <see cref="Weighing"/>): age in days, weight in milligrams,
    /// length in micrometres as read.
    /// </summary>
    public static GrowthScores ScoreWeighing(
        Sex? sex,
        int? ageDays,
        long? weightMg,
        long? heightUm,
        Posture posture,
        bool oedema
    ) =>
        ageDays > GrowthAge.LastDayOf2006
            ? Who2007.ScoreWeighing(sex, ageDays, weightMg, heightUm, posture, oedema)
            : Who2006.ScoreWeighing(sex, ageDays, weightMg, heightUm, posture, oedema);
}
