using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Health;

namespace MangNon.Tests.Figures.Facts;

public sealed class GivenDosesTests
{
    private static readonly ImmunisationSchedule Schedule = ImmunisationSchedule.Shipped;

    [Theory]
    [InlineData("2024-05-10", "2025-05-09", true)]
    [InlineData("2024-05-10", "2025-05-10", false)]
    [InlineData("2024-02-29", "2025-02-28", true)]
    [InlineData("2024-02-29", "2025-03-01", false)]
    public void The_measles_dose_must_come_before_the_first_birthday(string born, string measles, bool complete)
    {
        var birth = Day.Of(born);
        DoseLine[] given =
        [
            .. Schedule
                .InfantSeries.Where(dose => dose.Vaccine != "SOI")
                .Select(dose => new DoseLine(dose.Vaccine, dose.Dose, birth.AddDays(dose.DueFromAgeDays!.Value))),
            new DoseLine("SOI", 1, Day.Of(measles)),
        ];

        Assert.Equal(complete, Facts("2025", birth, given).FullyImmunisedByFirstBirthday);
    }

    [Fact]
    public void One_dose_short_is_not_the_whole_series()
    {
        var birth = new DateOnly(2024, 1, 1);
        foreach (var left in Schedule.InfantSeries)
        {
            DoseLine[] given =
            [
                .. Schedule
                    .InfantSeries.Where(dose => dose != left)
                    .Select(dose => new DoseLine(dose.Vaccine, dose.Dose, birth.AddDays(100))),
            ];

            Assert.False(Facts("2025", birth, given).FullyImmunisedByFirstBirthday);
        }
    }

    private static ChildFacts Facts(string year, DateOnly birth, DoseLine[] given)
    {
        var child = ChildFiles.Child($"{birth:yyyy-MM-dd}");
        child.Doses.AddRange(given);
        return ChildFacts.Of(child, ChildFiles.Context($"{year}-01-01", $"{year}-12-31", Schedule));
    }
}
