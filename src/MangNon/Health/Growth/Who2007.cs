using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>
/// Scores by the WHO Reference 2007, from 60.00 to 228 months, both inclusive (weight-for-age to 120): height-for-age,
/// weight-for-age and BMI-for-age. Outside these ages, or with the age unknown, nothing is scored. Pure, allocates
/// nothing, safe from any thread.
/// </summary>
public static class Who2007
{
    /// <summary>Scores a measurement at its age in days.</summary>
    public static GrowthScores Score(in Measurement m) => Score(m, PlaceOfDays(m.AgeDays));

    /// <summary>Scores a measurement at an age in months (of 30.4375 days), which stands for its age in days.</summary>
    public static GrowthScores Score(in Measurement m, decimal ageMonths) =>
        Score(
            m,
            ageMonths is >= GrowthAge.FirstMonthOf2007 and <= GrowthAge.LastMonthOf2007
                ? MonthPlace.OfMonths(ageMonths)
                : default
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
            PlaceOfDays(ageDays),
            weightMg is > 0 ? weightMg.GetValueOrDefault() / 1_000_000.0 : double.NaN,
            ExactLength.FromMicrometres(heightUm, Correction(posture)).Cm,
            oedema
        );

    private static GrowthScores Score(in Measurement m, MonthPlace age) =>
        Score(
            m.Sex,
            age,
            m.WeightKg is > 0 ? (double)m.WeightKg.GetValueOrDefault() : double.NaN,
            ExactLength.FromCentimetres(m.LengthCm, Correction(m.Posture)).Cm,
            m.Oedema
        );

    private static GrowthScores Score(Sex? knownSex, MonthPlace age, double kg, double cm, bool oedema)
    {
        var bmi = kg * 10_000 / (cm * cm);
        double heightForAge = double.NaN,
            weightForAge = double.NaN,
            bmiForAge = double.NaN;
        var scored = knownSex is Sex.Male or Sex.Female && age.Month >= GrowthAge.FirstMonthOf2007;
        if (scored)
        {
            var sex = knownSex.GetValueOrDefault();
            if (cm > 0)
                heightForAge = GrowthTables.Who2007.HeightForAge.At(sex, age.Month, age.Part).Z(cm);

            // The table holds month 121; it scores to 120.
            if (kg > 0 && !oedema && (age.Month < LastMonthOfWeight || age is { Month: LastMonthOfWeight, Part: 0 }))
                weightForAge = GrowthTables.Who2007.WeightForAge.At(sex, age.Month, age.Part).RestrictedZ(kg);

            if (bmi > 0 && !oedema)
                bmiForAge = GrowthTables.Who2007.BmiForAge.At(sex, age.Month, age.Part).RestrictedZ(bmi);
        }

        return new GrowthScores
        {
            Edition = scored ? GrowthEdition.Who2007 : GrowthEdition.None,
            LengthForAge = heightForAge,
            WeightForAge = weightForAge,
            WeightForLength = double.NaN,
            BmiForAge = bmiForAge,
            HeadForAge = double.NaN,
            ArmForAge = double.NaN,
            CorrectedCm = cm,
            Bmi = bmi,
            Oedema = oedema,
            Flags =
                Plausibility.Flag(GrowthIndex.LengthForAge, heightForAge)
                | Plausibility.Flag(GrowthIndex.WeightForAge, weightForAge)
                | Plausibility.Flag(GrowthIndex.BmiForAge, bmiForAge),
        };
    }

    private const int LastMonthOfWeight = 120;

    // The last whole day of 228 months (6939.75 days).
    private const int LastDay = 6939;

    // Children of these ages stand; one measured lying is longer by 0.7 cm, as from 731 days on.
    private static int Correction(Posture posture) =>
        ExactLength.CorrectionTenths(GrowthAge.LastDayOf2006 + 1, posture);

    private static MonthPlace PlaceOfDays(int? days) =>
        days is > GrowthAge.LastDayOf2006 and <= LastDay ? MonthPlace.OfDays(days.GetValueOrDefault()) : default;
}
