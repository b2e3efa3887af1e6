using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Health;

/// <summary>A child whose last weighing calls for care.</summary>
/// <param name="Child">Whom, and where.</param>
/// <param name="Weighing">The last within twelve months.</param>
/// <param name="Status">What calls for care, without what does not.</param>
public sealed record ChildInNeed(ChildInVillage Child, Weighing Weighing, NutritionStatus Status)
{
    /// <summary>Below −3, or oedema: to be seen at once.</summary>
    public bool IsSevere => (Status & CareNeeds.Severe) != NutritionStatus.None;
}

/// <summary>Which weighings call for care, and who was not weighed for long. Pure.</summary>
public static class CareNeeds
{
    /// <summary>A last weighing further back says nothing of today.</summary>
    public const int MonthsBack = 12;

    /// <summary>So long without a weighing is too long.</summary>
    public const int MonthsUnweighed = 6;

    /// <summary>Below −3, or oedema.</summary>
    public const NutritionStatus Severe =
        NutritionStatus.SeverelyStunted | NutritionStatus.SeverelyUnderweight | NutritionStatus.SeverelyWasted;

    /// <summary>Weight-for-age, height-for-age or weight-for-height below −2, weight-for-height above +3, oedema.</summary>
    public const NutritionStatus Any =
        Severe | NutritionStatus.Stunted | NutritionStatus.Underweight | NutritionStatus.Wasted | NutritionStatus.Obese;

    /// <summary>The first day of the twelve months that end with a day, inclusive.</summary>
    public static DateOnly Since(DateOnly day) => day.AddMonths(-MonthsBack).AddDays(1);

    /// <summary>The first day of the half of a calendar year: weigh-ins are in June and December.</summary>
    public static DateOnly HalfYear(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 7, 1);

    /// <summary>What a weighing calls for; none where it calls for nothing.</summary>
    public static NutritionStatus Of(Child child, Weighing weighing)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(weighing);
        return Any
            & Nutrition.Of(
                GrowthStandards.ScoreWeighing(
                    child.Sex,
                    Age.Days(child.BirthDate, weighing.MeasuredOn),
                    weighing.WeightMg,
                    weighing.HeightUm,
                    weighing.Posture,
                    weighing.Oedema
                )
            );
    }

    /// <summary>
    /// Those whose last weighing from <see cref="Since"/> to the day, inclusive, calls for care: the severe first, then
    /// those weighed longest ago.
    /// </summary>
    /// <param name="children">Of one list.</param>
    /// <param name="weighings">Theirs, in the order of day and entry.</param>
    /// <param name="day">The day it is asked for.</param>
    public static IReadOnlyList<ChildInNeed> Of(
        IEnumerable<ChildInVillage> children,
        ILookup<Guid, Weighing> weighings,
        DateOnly day
    ) =>
        [
            .. children
                .Select(child => (child, last: Last(weighings[child.Child.Id], day)))
                .Where(one => one.last is { } last && last.MeasuredOn >= Since(day))
                .Select(one => new ChildInNeed(one.child, one.last!, Of(one.child.Child, one.last!)))
                .Where(need => need.Status != NutritionStatus.None)
                .OrderByDescending(need => need.IsSevere)
                .ThenBy(need => need.Weighing.MeasuredOn),
        ];

    /// <summary>The last weighing by a day, inclusive, that says anything; null for none.</summary>
    public static Weighing? Last(IEnumerable<Weighing> inOrder, DateOnly day) =>
        inOrder.LastOrDefault(w =>
            w.MeasuredOn <= day && (w.WeightMg is not null || w.HeightUm is not null || w.Oedema)
        );

    /// <summary>Not weighed since a day, inclusive.</summary>
    public static bool IsUnweighedSince(DateOnly since, IEnumerable<Weighing> inOrder, DateOnly day) =>
        !(Last(inOrder, day)?.MeasuredOn >= since);

    /// <summary>For <see cref="MonthsUnweighed"/> months nobody weighed the child; one younger than that waits from birth on.</summary>
    public static bool IsUnweighed(Child child, IEnumerable<Weighing> inOrder, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(child);
        return (Last(inOrder, day)?.MeasuredOn ?? child.BirthDate) <= day.AddMonths(-MonthsUnweighed);
    }
}
