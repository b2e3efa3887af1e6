using System.Globalization;
using MangNon.Register.Matching;

namespace MangNon.Tests.Register.Matching;

public sealed class BirthDateComparisonTests
{
    [Theory]
    [InlineData("05/03/2018", "05/03/2018", BirthDateLevel.Same)]
    [InlineData("01/03/2018", "01/03/2018", BirthDateLevel.SameFirstOfMonth)]
    [InlineData("01/01/2018", "01/01/2018", BirthDateLevel.SameFirstOfJanuary)]
    [InlineData("05/03/2018", "03/05/2018", BirthDateLevel.DayMonthSwapped)]
    [InlineData("05/03/2018", "03/05/2019", BirthDateLevel.Different)]
    [InlineData("05/03/2018", "05/03/2019", BirthDateLevel.YearApart)]
    [InlineData("05/03/2019", "05/03/2020", BirthDateLevel.YearApart)]
    [InlineData("05/03/2016", "05/03/2018", BirthDateLevel.OneDigit)]
    [InlineData("05/03/2018", "15/03/2018", BirthDateLevel.OneDigit)]
    [InlineData("05/03/2018", "05/08/2018", BirthDateLevel.OneDigit)]
    [InlineData("01/01/2018", "17/09/2018", BirthDateLevel.Rounded)]
    [InlineData("01/09/2018", "17/09/2018", BirthDateLevel.Rounded)]
    [InlineData("01/01/2018", "01/01/2019", BirthDateLevel.Rounded)]
    [InlineData("01/01/2018", "01/01/2016", BirthDateLevel.OneDigit)]
    [InlineData("05/03/2018", "29/03/2018", BirthDateLevel.SameMonth)]
    [InlineData("25/03/2018", "09/04/2018", BirthDateLevel.Lunar)]
    [InlineData("25/03/2018", "08/04/2018", BirthDateLevel.SameYear)]
    [InlineData("20/03/2018", "04/05/2018", BirthDateLevel.Lunar)]
    [InlineData("20/03/2018", "05/05/2018", BirthDateLevel.SameYear)]
    [InlineData("20/12/2018", "15/01/2019", BirthDateLevel.Lunar)]
    [InlineData("20/12/2018", "13/06/2016", BirthDateLevel.Different)]
    [InlineData("29/02/2016", "28/02/2017", BirthDateLevel.Different)]
    [InlineData(null, "13/06/2016", BirthDateLevel.Missing)]
    [InlineData(null, null, BirthDateLevel.Missing)]
    public void The_first_level_that_fits_is_found_from_both_sides(string? one, string? other, BirthDateLevel level)
    {
        var (a, b) = (Date(one), Date(other));
        Assert.Equal(level, BirthDateComparison.Compare(a, b));
        Assert.Equal(level, BirthDateComparison.Compare(b, a));
    }

    private static DateOnly? Date(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);
}
