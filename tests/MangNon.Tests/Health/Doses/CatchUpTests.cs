using MangNon.Health;
using MangNon.Health.Doses;

namespace MangNon.Tests.Health.Doses;

public sealed class CatchUpTests
{
    private static readonly DateOnly Birth = Day.Of("2025-01-01");

    [Fact]
    public void A_newborn_is_called_for_the_two_doses_of_birth_at_once_and_for_nothing_else()
    {
        var doses = Of(0);
        Assert.Equal(["BCG1", "VGB01"], Due(doses, 0));
        Assert.DoesNotContain(doses, dose => dose.IsLateOn(Birth));
        Assert.Equal(Birth.AddDays(30), One(doses, "VGB0", 1).LateFrom);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)] // two months, as the schedule says
    public void A_dose_is_called_for_from_the_schedules_age_on(int age, bool due) =>
        Assert.Equal(due, One(Of(age), "DPT-VGB-HIB", 1).IsDueOn(Birth.AddDays(age)));

    [Theory]
    [InlineData(89, false)]
    [InlineData(90, true)] // and a month's grace: as chỉ tiêu 5b counts it
    public void A_dose_is_late_a_month_after_the_schedules_age(int age, bool late) =>
        Assert.Equal(late, One(Of(age), "DPT-VGB-HIB", 1).IsLateOn(Birth.AddDays(age)));

    [Fact]
    public void Who_comes_late_gets_the_second_dose_four_weeks_after_the_first_not_at_its_age()
    {
        var second = One(Of(200, Given("DPT-VGB-HIB", 1, 190)), "DPT-VGB-HIB", 2);
        Assert.Equal(Birth.AddDays(218), second.From);
        Assert.True(second.IsNext);
        Assert.False(second.IsDueOn(Birth.AddDays(217)));
        Assert.True(second.IsDueOn(Birth.AddDays(218)));
        Assert.Equal(80, second.DaysLate(Birth.AddDays(200)));
    }

    [Fact]
    public void Who_came_early_waits_for_the_schedules_age() =>
        Assert.Equal(Birth.AddDays(90), One(Of(60, Given("DPT-VGB-HIB", 1, 45)), "DPT-VGB-HIB", 2).From);

    [Fact]
    public void What_waits_for_a_missing_dose_is_reckoned_from_the_day_it_can_be_given()
    {
        var doses = Of(200);
        var (first, second, third) = (
            One(doses, "DPT-VGB-HIB", 1),
            One(doses, "DPT-VGB-HIB", 2),
            One(doses, "DPT-VGB-HIB", 3)
        );
        Assert.Equal((true, false, false), (first.IsNext, second.IsNext, third.IsNext));
        Assert.Equal(Birth.AddDays(60), first.From);
        Assert.Equal(Birth.AddDays(228), second.From);
        Assert.Equal(Birth.AddDays(256), third.From);
        // The booster waits for the third, half a year.
        Assert.Equal(Birth.AddDays(540), One(doses, "DPT4", 1).From);
    }

    [Fact]
    public void All_that_is_late_waits_in_a_chain_from_the_day_asked_for()
    {
        var doses = Of(800);
        Assert.Equal(Birth.AddDays(800 + 28 + 28 + 180), One(doses, "DPT4", 1).From);
        Assert.Equal(Birth.AddDays(800 + 28), One(doses, "MR", 1).From);
        Assert.Equal(Birth.AddDays(800 + 7 + 365), One(doses, "VNNB", 3).From);
    }

    [Fact]
    public void What_was_given_is_not_asked_for_again_and_what_is_not_asked_for_is_never_due()
    {
        var doses = Of(400, Given("BCG", 1, 3), Given("BCG", 1, 9));
        Assert.DoesNotContain(doses, dose => dose.Dose.Vaccine is "BCG" or "ROTA");
    }

    [Fact]
    public void As_many_doses_are_late_as_the_figures_count_missing()
    {
        foreach (var age in new[] { 0, 29, 30, 90, 150, 300, 410, 800, 1825 })
        {
            Assert.Equal(
                ImmunisationSchedule.Shipped.DosesDue(age).Count,
                Of(age).Count(dose => dose.IsLateOn(Birth.AddDays(age)))
            );
        }
    }

    private static Vaccination Given(string vaccine, int dose, int age) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ChildId = Guid.Empty,
            Vaccine = vaccine,
            Dose = dose,
            GivenOn = Birth.AddDays(age),
        };

    private static IReadOnlyList<NextDose> Of(int age, params Vaccination[] given) =>
        CatchUp.Of(Birth, ImmunisationSchedule.Shipped, given, [], Birth.AddDays(age));

    private static NextDose One(IReadOnlyList<NextDose> doses, string vaccine, int dose) =>
        doses.Single(one => one.Dose.Vaccine == vaccine && one.Dose.Dose == dose);

    private static IEnumerable<string> Due(IReadOnlyList<NextDose> doses, int age) =>
        doses.Where(dose => dose.IsDueOn(Birth.AddDays(age))).Select(dose => dose.Dose.Vaccine + dose.Dose.Dose);
}
