using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Documents.Tests;

public sealed class YearChangeTests
{
    [Theory]
    [InlineData(935, 1000, 956, 1000, "+2,1", "tăng 2,1 điểm phần trăm so với năm 2024")]
    [InlineData(956, 1000, 935, 1000, "−2,1", "giảm 2,1 điểm phần trăm so với năm 2024")]
    [InlineData(50, 100, 100, 200, "0", "không thay đổi so với năm 2024")]
    [InlineData(5001, 10000, 5003, 10000, "0", "hầu như không thay đổi so với năm 2024")]
    [InlineData(126, 1000, 146, 1000, "+2,0", "tăng 2,0 điểm phần trăm so với năm 2024")]
    [InlineData(0, 0, 95, 100, "–", "năm 2024 không có số liệu để so sánh")]
    [InlineData(95, 100, 0, 0, "–", "không có số liệu")]
    [InlineData(9, 10, 95, 100, "+5", "tăng 5 điểm phần trăm so với năm 2024 (số nhỏ)")]
    [InlineData(95, 100, 29, 29, "+5", "tăng 5 điểm phần trăm so với năm 2024 (số nhỏ)")]
    [InlineData(95, 100, 30, 30, "+5", "tăng 5 điểm phần trăm so với năm 2024")]
    public void Percentages_change_in_percentage_points(
        int oldPart,
        int oldWhole,
        int newPart,
        int newWhole,
        string cell,
        string words
    ) => Check(MeasureUnit.Percent, new(oldPart, oldWhole), new(newPart, newWhole), cell, words);

    [Theory]
    [InlineData(MeasureUnit.PerMille, "−10", "giảm 10 điểm phần nghìn so với năm 2024")]
    [InlineData(MeasureUnit.PerHundredThousand, "−1.000", "giảm 1.000 trường hợp trên 100.000 trẻ em so với năm 2024")]
    [InlineData(MeasureUnit.Change, "−1", "giảm 1 điểm phần trăm so với năm 2024")]
    public void Each_unit_has_points_of_its_own(MeasureUnit unit, string cell, string words) =>
        Check(unit, new(3, 100), new(2, 100), cell, words);

    [Fact]
    public void A_yearly_change_that_turned_from_a_rise_to_a_fall_is_told_with_its_sign() =>
        Check(MeasureUnit.Change, new(-20, 100), new(10, 100), "+30", "tăng 30 điểm phần trăm so với năm 2024");

    [Fact]
    public void No_earlier_year_at_all_is_said_as_such()
    {
        var component = Programmes.Component();
        var change = new YearChange(SampleReport.Figure(component, new(1, 100)), null, component.Unit, null);
        Assert.Equal("–", change.Cell);
        Assert.Equal("năm 2024 không có số liệu để so sánh", change.Words(2024));
    }

    [Fact]
    public void The_difference_is_the_one_a_reader_finds_between_the_printed_numbers()
    {
        // 33,33…→ 33,3 and 66,66…→ 66,7: printed 33,4 apart, exactly 33,33… apart.
        Check(MeasureUnit.Percent, new(100, 300), new(200, 300), "+33,4", "tăng 33,4 điểm phần trăm so với năm 2024");
    }

    private static void Check(MeasureUnit unit, Counts before, Counts now, string cell, string words)
    {
        var component = Programmes.Component(unit);
        var change = new YearChange(
            SampleReport.Figure(component, now),
            SampleReport.Figure(component, before),
            unit,
            null
        );
        Assert.Equal(cell, change.Cell);
        Assert.Equal(words, change.Words(2024));
    }
}
