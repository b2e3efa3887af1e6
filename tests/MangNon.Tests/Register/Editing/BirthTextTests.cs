using System.Globalization;
using MangNon.Register;
using MangNon.Register.Editing;

namespace MangNon.Tests.Register.Editing;

public sealed class BirthTextTests
{
    [Theory]
    [InlineData("5/3/2018", "2018-03-05", null, "05/03/2018")]
    [InlineData("3/2018", "2018-03-01", BirthKnown.Month, "03/2018")]
    [InlineData("12-2018", "2018-12-01", BirthKnown.Month, "12/2018")]
    [InlineData("2018", "2018-01-01", BirthKnown.Year, "2018")]
    public void A_day_a_month_or_a_year_is_read_and_written_back(
        string text,
        string day,
        BirthKnown? known,
        string again
    )
    {
        Assert.True(BirthText.TryRead(text, out var read, out var what));
        Assert.Equal((DateOnly.Parse(day, CultureInfo.InvariantCulture), known), (read, what));
        Assert.Equal(again, BirthText.Of(read, what));
        Assert.True(BirthText.TryRead(again, out var twice, out var same));
        Assert.Equal((read, what), (twice, same));
    }

    [Theory]
    [InlineData("13/2018")]
    [InlineData("31/02/2018")]
    [InlineData("18")]
    [InlineData("năm 2018")]
    [InlineData("")]
    public void What_is_none_of_these_is_not_read(string text) => Assert.False(BirthText.TryRead(text, out _, out _));
}
