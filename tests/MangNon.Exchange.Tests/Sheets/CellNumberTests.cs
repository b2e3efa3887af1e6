using MangNon.Exchange.Sheets;
using static MangNon.Exchange.Tests.Sheets.OneRow;

namespace MangNon.Exchange.Tests.Sheets;

public sealed class CellNumberTests
{
    [Theory]
    [InlineData("8,2", 8_200_000L)]
    [InlineData("8.2", 8_200_000L)]
    [InlineData("8", 8_000_000L)]
    [InlineData("0,1234565", 123_457L)]
    [InlineData("0,1234564", 123_456L)]
    [InlineData("999,999999", 999_999_999L)]
    [InlineData("", null)]
    [InlineData("8200", 8_200_000_000L)] // grams by mistake: taken, with a warning
    [InlineData("99999,999999", 99_999_999_999L)]
    [InlineData("100000", -1L)]
    [InlineData("999,9999999", 1_000_000_000L)]
    [InlineData("-8", -1L)]
    [InlineData("1.000,5", -1L)]
    [InlineData("1,000.5", -1L)]
    [InlineData("8,", -1L)]
    [InlineData(",8", -1L)]
    [InlineData("8 2", -1L)]
    [InlineData("8kg", -1L)]
    [InlineData("1e3", -1L)]
    public void A_weight_is_kept_in_milligrams_with_comma_or_point(string text, long? expected)
    {
        var (row, errors, _) = Decode(WeighingSheet.Form, "Mã trẻ,Ngày,Cân nặng (kg)", $"T1,05/03/2025,\"{text}\"");

        Assert.Equal(expected == -1 ? ["Cân nặng (kg)"] : [], errors.Select(e => e.Column));
        if (expected != -1)
        {
            Assert.Equal(expected, row.WeightMg);
        }
    }

    [Theory]
    [InlineData("81,6", 816_000L)]
    [InlineData("81,65455", 816_546L)]
    [InlineData("9 5", null)]
    public void A_height_is_kept_in_micrometres(string text, long? expected)
    {
        var (row, errors, _) = Decode(WeighingSheet.Form, "Mã trẻ,Ngày,Chiều cao (cm)", $"T1,05/03/2025,\"{text}\"");

        Assert.Equal(expected is null ? ["Chiều cao (cm)"] : [], errors.Select(e => e.Column));
        Assert.Equal(expected, row.HeightUm);
    }

    [Theory]
    [InlineData("-1", -1.0)]
    [InlineData("−1,5", -1.5)]
    [InlineData("2", 2.0)]
    [InlineData("--1", null)]
    [InlineData("-", null)]
    public void A_reported_numerator_may_be_below_zero(string text, double? expected)
    {
        var (row, errors, _) = Decode(ReportedSheet.Form, "Chỉ tiêu,Năm,Tử số,Mẫu số", $"13,2025,\"{text}\",7");

        Assert.Equal(expected is null ? ["Tử số"] : [], errors.Select(e => e.Column));
        Assert.Equal((decimal)(expected ?? 0), row.Numerator);
    }

    [Theory]
    [InlineData("1500000", 1_500_000L)]
    [InlineData("1.500.000", 1_500_000L)]
    [InlineData("15.000", 15_000L)]
    [InlineData("0", 0L)]
    [InlineData("1500.000", null)]
    [InlineData("1.50", null)]
    [InlineData("1,500,000", null)]
    [InlineData("1.500.000,5", null)]
    [InlineData(".500", null)]
    [InlineData("năm trăm", null)]
    [InlineData("-500", null)]
    public void Money_is_whole_with_dots_between_thousands(string text, long? expected)
    {
        var (row, errors, _) = Decode(SupportSheet.Form, "Mã trẻ,Ngày,Giá trị (VND)", $"T1,05/03/2025,\"{text}\"");

        Assert.Equal(expected is null ? ["Giá trị (VND)"] : [], errors.Select(e => e.Column));
        Assert.Equal(expected, row.ValueVnd);
    }
}
