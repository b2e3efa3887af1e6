using System.Globalization;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents.Tests;

public sealed class FigureWordsTests
{
    [Theory]
    [InlineData("95.6043956", 1, "95,6")]
    [InlineData("95.65", 1, "95,7")]
    [InlineData("0.05", 1, "0,1")]
    [InlineData("100", 1, "100")]
    [InlineData("2105.263", 1, "2.105,3")]
    [InlineData("1234567", 1, "1.234.567")]
    [InlineData("-1.25", 1, "−1,3")]
    [InlineData("66.96", 1, "67,0")]
    public void Numbers_have_a_comma_and_dots_and_round_half_away_from_zero(string value, int decimals, string words) =>
        Assert.Equal(words, FigureWords.Number(Decimal(value), decimals));

    [Theory]
    [InlineData("63.33", "97", "63,3")]
    [InlineData("0.429", "0.1", "0,4")]
    [InlineData("96.96", "97", "96,96")]
    [InlineData("96.9996", "97", "96,9996")]
    [InlineData("97.04", "97", "97,0")]
    [InlineData("0.012", "0", "0,01")]
    public void A_value_is_never_rounded_across_its_target(string value, string target, string words)
    {
        var goal = new TargetValue(Comparator.AtLeast, Decimal(target));
        Assert.Equal(words, FigureWords.Number(Decimal(value), FigureWords.Decimals(Decimal(value), goal)));
    }

    [Fact]
    public void A_value_just_under_an_exclusive_limit_is_not_printed_as_the_limit()
    {
        var limit = new TargetValue(Comparator.Below, 0.1m);
        Assert.Equal("0,09", FigureWords.Number(0.094m, FigureWords.Decimals(0.094m, limit)));
        Assert.Equal("0,096", FigureWords.Number(0.096m, FigureWords.Decimals(0.096m, limit)));
    }

    [Theory]
    [InlineData(Comparator.AtLeast, "97", "≥\u00A097")]
    [InlineData(Comparator.AtMost, "12.5", "≤\u00A012,5")]
    [InlineData(Comparator.Below, "0.05", "<\u00A00,05")]
    [InlineData(Comparator.Equal, "0", "=\u00A00")]
    [InlineData(Comparator.AtMost, "1075.268817", "≤\u00A01.075,3")]
    [InlineData(Comparator.AtMost, "1075", "≤\u00A01.075")]
    public void A_target_is_written_with_its_sign(Comparator comparator, string value, string words) =>
        Assert.Equal(words, FigureWords.Target(new TargetValue(comparator, Decimal(value))));

    [Fact]
    public void No_target_and_no_figure_are_a_dash()
    {
        Assert.Equal("–", FigureWords.Target(null));
        Assert.Equal("–", FigureWords.WithCounts(null, 1));
        Assert.Equal("–", FigureWords.WithCounts(SampleReport.Figure(Programmes.Component(), default), 1));
    }

    [Fact]
    public void A_figure_comes_with_its_counts_even_where_a_unit_reported_fractions()
    {
        var component = Programmes.Component();
        Assert.Equal("95,6 (261/273)", FigureWords.WithCounts(SampleReport.Figure(component, new(261, 273)), 1));
        Assert.Equal("50 (1,5/3)", FigureWords.WithCounts(SampleReport.Figure(component, new(1.5m, 3)), 1));
    }

    [Fact]
    public void Every_verdict_has_a_word_of_its_own() =>
        Assert.Equal(
            Enum.GetValues<VerdictKind>().Length,
            Enum.GetValues<VerdictKind>().Select(FigureWords.Verdict).Distinct(StringComparer.Ordinal).Count()
        );

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
