using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>
/// Scores by the WHO Child Growth Standards (2006), day 0 to 1826 (under 60 months); weight-for-length also where the
/// age is unknown. Outside these ages nothing is scored. Pure, allocates nothing, safe from any thread.
/// </summary>
public static class Who2006
{
    // Both age and posture unknown: under this the length table, from it the height table.
    private const int LengthTableUnderTenths = 870;

    /// <summary>Scores a measurement in decimals.</summary>
    public static GrowthScores Score(in Measurement m) =>
        Score(
            m.Sex,
            m.AgeDays,
            m.WeightKg is > 0 ? (double)m.WeightKg.GetValueOrDefault() : double.NaN,
            ExactLength.FromCentimetres(m.LengthCm, ExactLength.CorrectionTenths(m.AgeDays, m.Posture)),
            m.Posture,
            m.Oedema,
            m.HeadCm is > 0 ? (double)m.HeadCm.GetValueOrDefault() : double.NaN,
            m.ArmCm is > 0 ? (double)m.ArmCm.GetValueOrDefault() : double.NaN
        );

    /// <summary>Scores a weighing as the register keeps it: milligrams, and micrometres as read.</summary>
    public static GrowthScores ScoreWeighing(
        Sex? sex,
        int? ageDays,
        long? weightMg,
        long? heightUm,
        Posture posture,
        bool oedema
    ) =>
        Score(
            sex,
            ageDays,
            weightMg is > 0 ? weightMg.GetValueOrDefault() / 1_000_000.0 : double.NaN,
            ExactLength.FromMicrometres(heightUm, ExactLength.CorrectionTenths(ageDays, posture)),
            posture,
            oedema,
            double.NaN,
            double.NaN
        );

    private static GrowthScores Score(
        Sex? knownSex,
        int? ageDays,
        double kg,
        in ExactLength length,
        Posture posture,
        bool oedema,
        double headCm,
        double armCm
    )
    {
        var bmi = kg * 10_000 / (length.Cm * length.Cm);
        double lengthForAge = double.NaN,
            weightForAge = double.NaN,
            weightForLength = double.NaN,
            bmiForAge = double.NaN,
            headForAge = double.NaN,
            armForAge = double.NaN;
        var flags =
            posture == Posture.Standing && ageDays is >= 0 and <= GrowthAge.LastDayTooYoungToStand
                ? GrowthDoubts.StandingTooYoung
                : GrowthDoubts.None;
        var scored =
            knownSex is Sex.Male or Sex.Female
            && (ageDays is null || GrowthTables.Who2006.LengthForAge.Holds(ageDays.Value));

        if (scored)
        {
            var sex = knownSex.GetValueOrDefault();
            if (ageDays is { } day)
            {
                if (length.Exists)
                    lengthForAge = GrowthTables.Who2006.LengthForAge.At(sex, day).Z(length.Cm);

                if (headCm > 0)
                    headForAge = GrowthTables.Who2006.HeadForAge.At(sex, day).RestrictedZ(headCm);

                if (armCm > 0 && GrowthTables.Who2006.ArmForAge.Holds(day))
                    armForAge = GrowthTables.Who2006.ArmForAge.At(sex, day).RestrictedZ(armCm);

                if (kg > 0 && !oedema)
                    weightForAge = GrowthTables.Who2006.WeightForAge.At(sex, day).RestrictedZ(kg);

                if (bmi > 0 && !oedema)
                    bmiForAge = GrowthTables.Who2006.BmiForAge.At(sex, day).RestrictedZ(bmi);
            }

            if (bmi > 0 && !oedema)
                weightForLength = WeightForLength(sex, ageDays, kg, length, posture);

            flags |=
                Plausibility.Flag(GrowthIndex.LengthForAge, lengthForAge)
                | Plausibility.Flag(GrowthIndex.WeightForAge, weightForAge)
                | Plausibility.Flag(GrowthIndex.WeightForLength, weightForLength)
                | Plausibility.Flag(GrowthIndex.BmiForAge, bmiForAge)
                | Plausibility.Flag(GrowthIndex.HeadForAge, headForAge)
                | Plausibility.Flag(GrowthIndex.ArmForAge, armForAge);
        }

        return new GrowthScores
        {
            Edition = scored ? GrowthEdition.Who2006 : GrowthEdition.None,
            LengthForAge = lengthForAge,
            WeightForAge = weightForAge,
            WeightForLength = weightForLength,
            BmiForAge = bmiForAge,
            HeadForAge = headForAge,
            ArmForAge = armForAge,
            CorrectedCm = length.Cm,
            Bmi = bmi,
            Oedema = oedema,
            Flags = flags,
        };
    }

    private static double WeightForLength(Sex sex, int? ageDays, double kg, in ExactLength length, Posture posture)
    {
        var byLength = (ageDays, posture) switch
        {
            ({ } day, _) => day < GrowthAge.FirstDayStanding,
            (_, Posture.Lying) => true,
            (_, Posture.Standing) => false,
            _ => length.Tenth < LengthTableUnderTenths,
        };
        var table = byLength ? GrowthTables.Who2006.WeightForLength : GrowthTables.Who2006.WeightForHeight;
        return table.Holds(length.Tenth, length.Part)
            ? table.At(sex, length.Tenth, length.Part).RestrictedZ(kg)
            : double.NaN;
    }
}
