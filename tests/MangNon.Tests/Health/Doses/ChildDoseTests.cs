using MangNon.Health;
using MangNon.Health.Doses;
using MangNon.Register;

namespace MangNon.Tests.Health.Doses;

public sealed class ChildDoseTests
{
    [Theory]
    [InlineData("2025-06-09", nameof(DoseStanding.Missing))] // the day before the fifth birthday
    [InlineData("2025-06-10", nameof(DoseStanding.Unrecorded))]
    [InlineData("2020-06-11", nameof(DoseStanding.Later))]
    public void A_dose_is_missing_from_its_day_to_the_fifth_birthday(string today, string standing)
    {
        var lines = ChildDose.Of(
            BornOn(new DateOnly(2020, 6, 10)),
            ImmunisationSchedule.Shipped,
            [],
            DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );

        Assert.Equal(standing, lines.Single(l => l.Vaccine == "BCG").Standing.ToString());
        Assert.Equal(DoseStanding.Optional, lines.First(l => l.Vaccine == "ROTA").Standing);
    }

    [Fact]
    public void A_dose_outside_the_schedule_is_shown_after_it()
    {
        var birth = new DateOnly(2020, 6, 10);
        var lines = ChildDose.Of(
            BornOn(birth),
            ImmunisationSchedule.Shipped,
            [
                new Vaccination
                {
                    Id = Guid.CreateVersion7(),
                    ChildId = Guid.CreateVersion7(),
                    Vaccine = "KHAC",
                    Dose = 1,
                    GivenOn = birth.AddDays(9),
                },
            ],
            birth.AddDays(10)
        );

        Assert.Equal(("KHAC", DoseStanding.Given), (lines[^1].Vaccine, lines[^1].Standing));
    }

    private static Child BornOn(DateOnly birth) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = Guid.CreateVersion7(),
            HouseholdId = Guid.CreateVersion7(),
            Code = "TE1",
            FullName = "Lò Thị An",
            NameFolded = "lo thi an",
            BirthDate = birth,
            Sex = Sex.Female,
            EthnicGroup = 3,
        };
}
