using System.Globalization;
using MangNon.Reporting;

namespace MangNon.Tests.Reporting;

public sealed class GroupedDecimalTests
{
    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1.234", "1234")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData(" 37,5 ", "37.5")]
    [InlineData("−2", "-2")]
    [InlineData("0", "0")]
    public void A_point_groups_and_a_comma_divides(string text, string number)
    {
        Assert.True(GroupedDecimal.TryRead(text, out var read));
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), read);
        Assert.True(GroupedDecimal.TryRead(GroupedDecimal.Write(read), out var again));
        Assert.Equal(read, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("37.5")]
    [InlineData("1.23,4")]
    [InlineData("1,2345")]
    [InlineData("1e3")]
    [InlineData("--1")]
    [InlineData("1234567890123")]
    public void What_could_be_read_two_ways_is_not_read(string? text) =>
        Assert.False(GroupedDecimal.TryRead(text, out _));
}
