using MangNon.Health;
using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Tests.Health;

public sealed class CareNeedsTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-24");
    private static readonly Child Girl = NewChild(Day.Of("2024-05-24")); // 30 months

    [Theory]
    [InlineData(12_500_000, 900_000, false, NutritionStatus.None)]
    [InlineData(8_500_000, null, false, NutritionStatus.Underweight | NutritionStatus.SeverelyUnderweight)]
    [InlineData(null, 820_000, false, NutritionStatus.Stunted)]
    [InlineData(15_500_000, 900_000, false, NutritionStatus.None)] // overweight calls for nothing yet
    [InlineData(17_500_000, 900_000, false, NutritionStatus.Obese)]
    [InlineData(null, null, true, NutritionStatus.Wasted | NutritionStatus.SeverelyWasted)]
    public void Beyond_the_cut_offs_or_with_oedema_a_child_needs_care(
        int? mg,
        int? um,
        bool oedema,
        NutritionStatus status
    ) => Assert.Equal(status, CareNeeds.Of(Girl, Weighed(Girl, Today, mg, um, oedema)));

    [Fact]
    public void Only_the_last_weighing_within_twelve_months_speaks_and_the_severe_come_first()
    {
        var (well, old, mild, severe) = (
            NewChild(Girl.BirthDate),
            NewChild(Girl.BirthDate),
            NewChild(Girl.BirthDate),
            NewChild(Girl.BirthDate)
        );
        Weighing[] weighings =
        [
            Weighed(well, Today.AddDays(-60), 9_000_000),
            Weighed(well, Today, 12_500_000),
            Weighed(old, Today.AddMonths(-12), 5_500_000),
            Weighed(mild, Today.AddDays(-90), 9_400_000),
            Weighed(severe, Today, 8_500_000),
        ];
        var needs = CareNeeds.Of(
            new[] { well, old, mild, severe }.Select(child => new ChildInVillage(child, Guid.Empty, "Thôn 1")),
            weighings.ToLookup(w => w.ChildId),
            Today
        );
        Assert.Equal([(severe.Id, true), (mild.Id, false)], needs.Select(need => (need.Child.Child.Id, need.IsSevere)));
    }

    [Theory]
    [InlineData("2026-06-30", "2026-01-01")]
    [InlineData("2026-07-01", "2026-07-01")]
    [InlineData("2026-12-31", "2026-07-01")]
    public void The_halves_of_a_year_begin_in_January_and_July(string day, string since) =>
        Assert.Equal(Day.Of(since), CareNeeds.HalfYear(Day.Of(day)));

    [Theory]
    [InlineData("2026-07-01", false)]
    [InlineData("2026-06-30", true)]
    [InlineData(null, true)]
    public void Not_weighed_in_this_half_year_counts_from_its_first_day(string? last, bool unweighed) =>
        Assert.Equal(unweighed, CareNeeds.IsUnweighedSince(Day.Of("2026-07-01"), Last(last), Today));

    [Theory]
    [InlineData("2026-05-25", false)]
    [InlineData("2026-05-24", true)]
    [InlineData(null, true)]
    public void Six_months_without_a_weighing_are_too_many(string? last, bool unweighed) =>
        Assert.Equal(unweighed, CareNeeds.IsUnweighed(Girl, Last(last), Today));

    [Fact]
    public void A_newborn_waits_from_birth_on() =>
        Assert.False(CareNeeds.IsUnweighed(NewChild(Today.AddMonths(-5)), [], Today));

    private static Weighing[] Last(string? on) => on is null ? [] : [Weighed(Girl, Day.Of(on), 12_000_000)];

    private static Weighing Weighed(Child child, DateOnly on, long? mg, long? um = null, bool oedema = false) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = child.Id,
            MeasuredOn = on,
            Sequence = 1,
            WeightMg = mg,
            HeightUm = um,
            Posture = Posture.Standing,
            Oedema = oedema,
        };

    private static Child NewChild(DateOnly birth) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.Empty,
            HouseholdId = Guid.Empty,
            Code = "TE1",
            FullName = "Lò Thị An",
            NameFolded = "lo thi an",
            BirthDate = birth,
            Sex = Sex.Female,
            EthnicGroup = 3,
        };
}
