using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Tests.Site;

public sealed class NumbersTests
{
    [Theory]
    [InlineData("97.5", MeasureUnit.Percent, "97,5 %")]
    [InlineData("97.45", MeasureUnit.Percent, "97,5 %")]
    [InlineData("12.34", MeasureUnit.PerMille, "12,3 ‰")]
    [InlineData("1075.27", MeasureUnit.PerHundredThousand, "1.075,3 /100.000")]
    [InlineData("-20", MeasureUnit.Change, "−20,0 %")]
    public void A_rate_is_written_as_here(string value, MeasureUnit unit, string written) =>
        Assert.Equal(
            written,
            Numbers
                .Rate(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit)
                .Replace('\u00a0', ' ')
        );

    [Fact]
    public void A_target_keeps_the_decimals_it_has()
    {
        Assert.Equal(
            "≥\u00a097\u00a0%",
            Numbers.Target(new TargetValue(Comparator.AtLeast, 97.0m), MeasureUnit.Percent)
        );
        Assert.Equal(
            "<\u00a00,05\u00a0%",
            Numbers.Target(new TargetValue(Comparator.Below, 0.05m), MeasureUnit.Percent)
        );
    }

    [Fact]
    public void A_fraction_groups_its_thousands() =>
        Assert.Equal("1.234/5.678", Numbers.Fraction(new Counts(1234, 5678)));

    [Theory]
    [InlineData("5/3/2021", true)]
    [InlineData(" 05/03/2021 ", true)]
    [InlineData("2021-03-05", false)]
    [InlineData("02/13/2020", false)]
    [InlineData("29/02/2023", false)]
    [InlineData(null, false)]
    public void A_day_is_read_as_it_is_typed_here(string? text, bool readable)
    {
        Assert.Equal(readable, Numbers.TryDay(text, out var day));
        if (readable)
        {
            Assert.Equal(new DateOnly(2021, 3, 5), day);
        }
    }

    [Theory]
    [InlineData("2024", "01/01/2024", "31/12/2024")]
    [InlineData("20240101-20240930", "01/01/2024", "30/09/2024")]
    public void A_period_is_kept_and_read_again(string kept, string from, string to)
    {
        var period = Preferences.Read(kept)!.Value;
        Assert.Equal(from, Numbers.Day(period.From));
        Assert.Equal(to, Numbers.Day(period.To));
        Assert.Equal(kept, Preferences.Write(period));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("20240930-20240101")]
    [InlineData("20240230-20240301")]
    [InlineData("2024-01-01")]
    public void What_is_no_period_is_none(string kept) => Assert.Null(Preferences.Read(kept));

    [Fact]
    public void A_whole_year_is_kept_as_a_year() => Assert.Equal("2023", Preferences.Write(Period.OfYear(2023)));

    [Theory]
    [InlineData("/bang-chi-tieu?thon=1", "/bang-chi-tieu?thon=1")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("https://example.org", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData(null, "/")]
    public void Only_a_path_of_this_site_is_gone_back_to(string? asked, string given) =>
        Assert.Equal(given, LocalAddress.Or(asked));
}
