using Microsoft.EntityFrameworkCore;
using static MangNon.Exchange.Tests.XlsxBook;

namespace MangNon.Exchange.Tests.Reading;

public class XlsxCellTests
{
    private static readonly string[] Ho = ["Mã hộ", "Thôn", "Loại hộ"];
    private static readonly string[] DichVu = ["Mã trẻ", "Ngày", "Lĩnh vực"];

    private static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells)}</row>""";

    [Fact]
    public async Task Codes_written_as_numbers_and_shared_strings_are_text()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet(
                "Ho",
                Ho,
                Row(2, Number("A2", "12.0"), Text("B2", "Thôn_x0020_1"), Text("C2", "Khác")),
                """<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>"""
            )
        );

        Assert.Empty(result.Errors);
        await using var db = commune.NewContext();
        Assert.Equal(["12", "H1"], await db.Households.Select(h => h.Code).Order().ToListAsync());
        Assert.Equal(["Thôn 1"], await db.Villages.Select(v => v.Name).ToListAsync());
    }

    [Fact]
    public async Task Rows_are_numbered_as_the_sheet_numbers_them()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet("Ho", Ho, Row(7, Text("A7", "H1")), Row(9, Text("C9", "Khác"), "<c r=\"D9\"/>"))
        );

        Assert.Equal([7, 7, 9, 9], result.Errors.Select(e => e.Row));
    }

    [Theory]
    [InlineData("43529", 1, false, "2019-03-05")]
    [InlineData("43529.75", 2, false, "2019-03-05")]
    [InlineData("42067", 1, true, "2019-03-05")]
    [InlineData("43529", 0, false, null)]
    [InlineData("43529", 3, false, null)]
    [InlineData("60", 1, false, null)]
    [InlineData("0", 1, false, null)]
    [InlineData("-1", 1, false, null)]
    [InlineData("1E+20", 1, false, null)]
    [InlineData("99999", 1, false, null)]
    public async Task A_real_date_is_a_number_shown_as_one(string number, int style, bool system1904, string? expected)
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        var result = await commune.ImportAsync(
            new XlsxBook { System1904 = system1904 }.Sheet(
                "DichVu",
                DichVu,
                Row(2, Text("A2", "T1"), Number("B2", number, style), Text("C2", "Y tế"))
            )
        );

        await using var db = commune.NewContext();
        var dates = await db.ServiceContacts.Select(s => s.GivenOn).ToListAsync();
        Assert.Equal(expected is null ? ["Ngày"] : [], result.Errors.Select(e => e.Column));
        Assert.Equal(expected is null ? [] : [expected], dates.Select(d => d.ToString("o", null)));
    }

    [Fact]
    public async Task Binary_fractions_do_not_show_in_a_weight()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        await commune.ImportAsync(
            new XlsxBook().Sheet(
                "CanDo",
                ["Mã trẻ", "Ngày", "Cân nặng (kg)", "Chiều cao (cm)"],
                Row(
                    2,
                    Text("A2", "T1"),
                    Text("B2", "05/03/2025"),
                    Number("C2", "8.1999999999999993"),
                    Number("D2", "7.1200000000000003E+1")
                )
            )
        );

        await using var db = commune.NewContext();
        var weighing = await db.Weighings.SingleAsync();
        Assert.Equal((8_200_000, 712_000), (weighing.WeightMg, weighing.HeightUm));
    }

    [Fact]
    public async Task A_weight_that_the_spreadsheet_made_a_date_is_an_error()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet(
                "CanDo",
                ["Mã trẻ", "Ngày", "Cân nặng (kg)"],
                Row(2, Text("A2", "T1"), Text("B2", "05/03/2025"), Number("C2", "45785", 1))
            )
        );

        var error = Assert.Single(result.Errors);
        Assert.Equal(("Cân nặng (kg)", "08/05/2025"), (error.Column, error.Value));
    }

    [Theory]
    [InlineData("123.456", null)]
    [InlineData("1500000", 1_500_000L)]
    public async Task A_point_in_a_number_of_the_spreadsheet_is_no_thousands_separator(string number, long? expected)
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet(
                "HoTro",
                ["Mã trẻ", "Ngày", "Giá trị (VND)"],
                Row(2, Text("A2", "T1"), Text("B2", "05/03/2025"), Number("C2", number))
            )
        );

        await using var db = commune.NewContext();
        Assert.Equal(expected is null ? 1 : 0, result.Errors.Count);
        Assert.Equal(expected, await db.Supports.Select(s => s.ValueVnd).SingleOrDefaultAsync());
    }

    [Theory]
    [InlineData("""<c r="B2" t="str"><f>"Thôn "&amp;1</f><v>Thôn 1</v></c>""", "=\"Thôn \"&1")]
    [InlineData("""<c r="B2"><f t="shared" si="0"/><v>3</v></c>""", "=")]
    [InlineData("""<c r="B2" t="e"><v>#N/A</v></c>""", "#N/A")]
    public async Task A_formula_or_an_error_value_is_an_error_of_its_cell(string cell, string value)
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet("Ho", Ho, Row(2, Text("A2", "H1"), cell, Text("C2", "Khác")))
        );

        var error = Assert.Single(result.Errors);
        Assert.Equal(("Ho", 2, "Thôn", value), (error.Sheet, error.Row, error.Column, error.Value));
    }

    [Fact]
    public async Task Escapes_that_are_no_character_are_an_error_or_stay_as_they_are()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new XlsxBook().Sheet(
                "Ho",
                [.. Ho, "Lạ_xD800_", "Lạ_x0000_"],
                Row(2, Text("A2", "H_x0000_"), Text("B2", "Thôn_xD800_"), Text("C2", "Khác"))
            )
        );

        Assert.Equal(["Mã hộ"], result.Errors.Select(e => e.Column));
        Assert.Equal(["Lạ_xD800_", "?"], result.Warnings.Select(w => w.Column));
        Assert.NotEmpty(ImportJson.Write(result));
    }

    [Theory]
    [InlineData("dd/mm/yyyy", true)]
    [InlineData("[$-42A]d mmmm yyyy;@", true)]
    [InlineData("mmm", true)]
    [InlineData("h:mm", false)]
    [InlineData("mm:ss", false)]
    [InlineData("General", false)]
    [InlineData("0.00\" đồng\"", false)]
    [InlineData("0.00\\d", false)]
    [InlineData("[Red]0.0", false)]
    public void A_format_shows_a_date_when_it_shows_a_day_or_a_year(string format, bool expected) =>
        Assert.Equal(expected, Exchange.Reading.XlsxStyles.IsDateFormat(format));

    [Theory]
    [InlineData("1", "1900-01-01")]
    [InlineData("59", "1900-02-28")]
    [InlineData("61", "1900-03-01")]
    public void The_day_that_never_was_shifts_the_days_before_it(string serial, string expected)
    {
        Assert.True(
            Exchange.Reading.XlsxDate.TryRead(
                double.Parse(serial, System.Globalization.CultureInfo.InvariantCulture),
                system1904: false,
                out var date
            )
        );
        Assert.Equal(expected, date.ToString("o", null));
    }
}
