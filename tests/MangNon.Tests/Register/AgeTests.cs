using MangNon.Register;

namespace MangNon.Tests.Register;

public sealed class AgeTests
{
    [Theory]
    [InlineData("2020-02-29", "2021-02-28", 0)]
    [InlineData("2020-02-29", "2021-03-01", 1)]
    [InlineData("2020-02-29", "2024-02-28", 3)]
    [InlineData("2020-02-29", "2024-02-29", 4)]
    [InlineData("2020-03-05", "2025-03-04", 4)]
    [InlineData("2020-03-05", "2025-03-05", 5)]
    [InlineData("2020-03-05", "2020-03-05", 0)]
    [InlineData("2020-03-05", "2020-03-04", -1)]
    public void Completed_years_change_on_the_birthday_and_on_1_March_for_a_leap_day(string birth, string on, int years)
    {
        Assert.Equal(years, Age.Years(Day.Of(birth), Day.Of(on)));
    }

    [Fact]
    public void A_birthday_is_the_first_day_of_the_new_age()
    {
        for (var birth = new DateOnly(2019, 12, 1); birth < new DateOnly(2020, 4, 1); birth = birth.AddDays(1))
        {
            for (var years = 1; years <= 5; years++)
            {
                var birthday = Age.Birthday(birth, years);
                Assert.Equal(years, Age.Years(birth, birthday));
                Assert.Equal(years - 1, Age.Years(birth, birthday.AddDays(-1)));
            }
        }
    }
}
