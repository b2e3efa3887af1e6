using MangNon.Health;
using MangNon.Health.Doses;

namespace MangNon.Tests.Health.Doses;

public sealed class DoseChecksTests
{
    private static readonly DateOnly Birth = Day.Of("2025-01-01");
    private static readonly DateOnly Today = Birth.AddDays(400);

    [Theory]
    [InlineData("BCG", 1, -1, DoseProblem.BeforeBirth)]
    [InlineData("BCG", 1, 0, null)]
    [InlineData("DPT-VGB-HIB", 1, 41, DoseProblem.TooYoung)]
    [InlineData("DPT-VGB-HIB", 1, 42, null)]
    [InlineData("SOI", 1, 269, DoseProblem.TooYoung)]
    [InlineData("SOI", 1, 270, null)]
    [InlineData("DPT-VGB-HIB", 2, 300, DoseProblem.EarlierMissing)]
    [InlineData("MR", 1, 380, DoseProblem.EarlierMissing)]
    [InlineData("BCG", 2, 30, DoseProblem.NotInSchedule)]
    [InlineData("KHAC", 1, 30, DoseProblem.NotInSchedule)]
    [InlineData("ROTA", 1, 60, null)] // recorded, though not asked for
    [InlineData("BCG", 1, 400, null)]
    [InlineData("BCG", 1, 401, DoseProblem.InFuture)]
    public void A_dose_is_refused_before_birth_before_its_age_out_of_order_and_in_the_future(
        string vaccine,
        int dose,
        int age,
        DoseProblem? problem
    ) => Assert.Equal(problem, Of(vaccine, dose, age)?.Problem);

    [Theory]
    [InlineData(127, DoseProblem.TooSoon)]
    [InlineData(128, null)]
    public void A_dose_follows_the_one_before_it_after_four_weeks(int age, DoseProblem? problem)
    {
        var refusal = Of("DPT-VGB-HIB", 2, age, Given("DPT-VGB-HIB", 1, 100));
        Assert.Equal(problem, refusal?.Problem);
        Assert.Equal(problem is null ? null : Birth.AddDays(128), refusal?.FirstDay);
    }

    [Fact]
    public void A_dose_that_is_recorded_is_not_recorded_again_whatever_its_day() =>
        Assert.Equal(DoseProblem.AlreadyGiven, Of("BCG", 1, 200, Given("BCG", 1, 300))?.Problem);

    [Fact]
    public void The_next_dose_is_the_lowest_that_is_not_recorded()
    {
        var schedule = ImmunisationSchedule.Shipped;
        Assert.Equal(1, DoseChecks.Next(schedule, [], "OPV")!.Dose);
        Assert.Equal(2, DoseChecks.Next(schedule, [Given("OPV", 1, 60), Given("OPV", 3, 120)], "OPV")!.Dose);
        Assert.Null(DoseChecks.Next(schedule, [Given("SOI", 1, 280)], "SOI"));
        Assert.Null(DoseChecks.Next(schedule, [], "KHAC"));
    }

    private static DoseRefusal? Of(string vaccine, int dose, int age, params Vaccination[] given) =>
        DoseChecks.Of(Birth, ImmunisationSchedule.Shipped, given, vaccine, dose, Birth.AddDays(age), Today);

    private static Vaccination Given(string vaccine, int dose, int age) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = Guid.Empty,
            Vaccine = vaccine,
            Dose = dose,
            GivenOn = Birth.AddDays(age),
        };
}
