namespace MangNon.Health.Growth;

/// <summary>What the scores of a child say, by WHO's cut-offs. A severe form comes with its plain one, obesity with overweight.</summary>
[Flags]
public enum NutritionStatus
{
    /// <summary>Nothing beyond the cut-offs, or nothing scored.</summary>
    None = 0,

    /// <summary>Thấp còi: length/height-for-age below −2.</summary>
    Stunted = 1 << 0,

    /// <summary>Thấp còi nặng: length/height-for-age below −3.</summary>
    SeverelyStunted = 1 << 1,

    /// <summary>Nhẹ cân: weight-for-age below −2.</summary>
    Underweight = 1 << 2,

    /// <summary>Nhẹ cân nặng: weight-for-age below −3.</summary>
    SeverelyUnderweight = 1 << 3,

    /// <summary>Gầy còm: weight-for-length/height below −2, or oedema.</summary>
    Wasted = 1 << 4,

    /// <summary>Gầy còm nặng: weight-for-length/height below −3, or oedema.</summary>
    SeverelyWasted = 1 << 5,

    /// <summary>Gầy, 5–19 years: BMI-for-age below −2.</summary>
    Thin = 1 << 6,

    /// <summary>Thừa cân: weight-for-length/height above +2; 5–19 years BMI-for-age above +1.</summary>
    Overweight = 1 << 7,

    /// <summary>Béo phì: weight-for-length/height above +3; 5–19 years BMI-for-age above +2.</summary>
    Obese = 1 << 8,
}

/// <summary>Puts scores into WHO's words.</summary>
public static class Nutrition
{
    private static readonly (NutritionStatus Status, NutritionStatus Unless, string Words)[] Labels =
    [
        (NutritionStatus.SeverelyStunted, NutritionStatus.None, "thấp còi nặng"),
        (NutritionStatus.Stunted, NutritionStatus.SeverelyStunted, "thấp còi"),
        (NutritionStatus.SeverelyUnderweight, NutritionStatus.None, "nhẹ cân nặng"),
        (NutritionStatus.Underweight, NutritionStatus.SeverelyUnderweight, "nhẹ cân"),
        (NutritionStatus.SeverelyWasted, NutritionStatus.None, "gầy còm nặng"),
        (NutritionStatus.Wasted, NutritionStatus.SeverelyWasted, "gầy còm"),
        (NutritionStatus.Thin, NutritionStatus.None, "gầy"),
        (NutritionStatus.Obese, NutritionStatus.None, "béo phì"),
        (NutritionStatus.Overweight, NutritionStatus.Obese, "thừa cân"),
    ];

    /// <summary>
    /// The words for scores rounded to two decimals; an implausible score says nothing. Oedema counts as below −3 in
    /// acute malnutrition, whatever else is known.
    /// </summary>
    public static NutritionStatus Of(in GrowthScores scores)
    {
        var status = scores.Oedema ? NutritionStatus.Wasted | NutritionStatus.SeverelyWasted : NutritionStatus.None;
        status |= Below(
            scores.Usable(GrowthIndex.LengthForAge),
            NutritionStatus.Stunted,
            NutritionStatus.SeverelyStunted
        );
        status |= Below(
            scores.Usable(GrowthIndex.WeightForAge),
            NutritionStatus.Underweight,
            NutritionStatus.SeverelyUnderweight
        );
        if (scores.Edition == GrowthEdition.Who2007)
        {
            var bmi = scores.Usable(GrowthIndex.BmiForAge);
            return status | Below(bmi, NutritionStatus.Thin, NutritionStatus.None) | Above(bmi, 1);
        }

        var weight = scores.Usable(GrowthIndex.WeightForLength);
        return status | Below(weight, NutritionStatus.Wasted, NutritionStatus.SeverelyWasted) | Above(weight, 2);
    }

    /// <summary>The status in Vietnamese, the severest word of each kind, parted by commas; empty for none.</summary>
    public static string Words(NutritionStatus status) =>
        string.Join(
            ", ",
            Labels.Where(label => (status & label.Status) != 0 && (status & label.Unless) == 0).Select(l => l.Words)
        );

    private static NutritionStatus Below(double z, NutritionStatus plain, NutritionStatus severe) =>
        z < -3 ? plain | severe
        : z < -2 ? plain
        : NutritionStatus.None;

    private static NutritionStatus Above(double z, double overweight) =>
        z > overweight + 1 ? NutritionStatus.Overweight | NutritionStatus.Obese
        : z > overweight ? NutritionStatus.Overweight
        : NutritionStatus.None;
}
