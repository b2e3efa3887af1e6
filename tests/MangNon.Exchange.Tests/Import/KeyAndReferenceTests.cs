namespace MangNon.Exchange.Tests.Import;

public class KeyAndReferenceTests
{
    private static IEnumerable<string> Cells(ImportResult result) =>
        result.Errors.Select(e => $"{e.Sheet} {e.Row} {e.Column}");

    [Fact]
    public async Task A_second_row_with_a_key_is_an_error_unless_it_is_equal()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book().Sheet("Ho", Book.Ho, "H1,Thôn 1,Khác", "H1, Thôn  1 ,khác", "H1,Thôn 2,Khác")
        );

        Assert.Equal(["Ho 4 Mã hộ"], Cells(result));
        Assert.Equal("H1", result.Errors[0].Value);
        Assert.Equal(new SheetOutcome("Ho", 3, 1, 0, 1, 1), Assert.Single(result.Sheets));
    }

    [Fact]
    public async Task A_refused_row_does_not_hold_its_key()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book()
                .Sheet("Ho", Book.Ho, "H1,Thôn 1,Giàu", "H1,Thôn 1,Khác")
                .Sheet("TreEm", Book.TreEm, "T1,H1,Lê An,05/03/2019,Nam,Kinh")
        );

        Assert.Equal(["Ho 2 Loại hộ"], Cells(result));
        Assert.Equal(1, result.Sheets[1].Added);
    }

    [Fact]
    public async Task What_points_at_a_refused_row_is_refused_down_the_line()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book()
                .Sheet("CanDo", "Mã trẻ,Ngày", "T1,05/03/2025")
                .Sheet("TreEm", Book.TreEm, "T1,H1,Lê An,05/03/2019,Nam,Kinh")
                .Sheet("Ho", Book.Ho, "H1,Thôn 1,Giàu")
        );

        Assert.Equal(["Ho 2 Loại hộ", "TreEm 2 Mã hộ", "CanDo 2 Mã trẻ"], Cells(result));
    }

    [Fact]
    public async Task A_child_refused_by_this_file_is_not_pointed_at_even_where_the_database_has_it()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        var result = await commune.ImportAsync(
            new Book()
                .Sheet("TreEm", Book.TreEm, "T1,H1,Lê An,31/02/2019,Nam,Kinh")
                .Sheet("CanDo", "Mã trẻ,Ngày", "T1,05/03/2025")
        );

        Assert.Equal(["TreEm 2 Ngày sinh", "CanDo 2 Mã trẻ"], Cells(result));
    }

    [Fact]
    public async Task A_conflicting_second_row_leaves_the_first_to_be_pointed_at()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book()
                .Sheet("Ho", Book.Ho, "H1,Thôn 1,Khác", "H1,Thôn 2,Nghèo")
                .Sheet("TreEm", Book.TreEm, "T1,H1,Lê An,05/03/2019,Nam,Kinh")
        );

        Assert.Equal(["Ho 3 Mã hộ"], Cells(result));
        Assert.Equal(["Thôn 1"], (await commune.VillageVersionsAsync()).Keys);
    }

    [Fact]
    public async Task Records_alone_may_point_at_what_the_database_has()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());

        var result = await commune.ImportAsync(new Book().Sheet("ThamGia", "Mã trẻ,Mã hoạt động", "T1,D1", "T1,D1"));

        Assert.Empty(result.Errors);
        Assert.Equal(new SheetOutcome("ThamGia", 2, 1, 0, 1, 0), Assert.Single(result.Sheets));
    }

    [Theory]
    [InlineData("HocTap", "Mã trẻ,Năm học,Lớp,Kết quả", "T1,2024-2025,1,Đang học", "T1,2024-2025,2,Đang học", "Mã trẻ")]
    [InlineData("KhaoSat", "Năm,Mã cơ sở,Hoạt động", "2025,C1,Có", "2025,C1,Không", "Mã cơ sở")]
    [InlineData("XaPhuHop", "Điểm,Năm,Tiêu chí", "50,2025,1", "51,2025,1", "Năm")]
    [InlineData(
        "SoLieu",
        "Năm,Chỉ tiêu,Tử số,Mẫu số,Đơn vị báo cáo",
        "2025,6,1,2,Trạm Y tế",
        "2025,6,1,3,Trạm Y tế",
        "Chỉ tiêu"
    )]
    public async Task Sheets_with_a_key_of_several_columns_fail_at_its_first(
        string sheet,
        string header,
        string row,
        string other,
        string column
    )
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(Book.WithOneChild().Sheet(sheet, header, row, row, other));

        Assert.Equal([$"{sheet} 4 {column}"], Cells(result));
        Assert.Equal(new SheetOutcome(sheet, 3, 1, 0, 1, 1), result.Sheets[^1]);
    }

    [Fact]
    public async Task Every_bad_cell_of_a_row_is_listed_and_no_duplicate_key_beside_them()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            Book.WithOneChild().Sheet("BienCo", "Mã trẻ,Loại,Ngày", "T9,Khac,30/02/2025", ",TNTT,")
        );

        Assert.Equal(
            ["BienCo 2 Mã trẻ", "BienCo 2 Loại", "BienCo 2 Ngày", "BienCo 3 Mã trẻ", "BienCo 3 Ngày"],
            Cells(result)
        );
    }

    [Fact]
    public async Task A_missing_required_column_is_said_once_and_its_sheet_left_out()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book()
                .Sheet("Ho", "Mã hộ,Loại hộ,Lạ", "H1,Khác,", "H2,Khác,")
                .Sheet("Trang lạ", "a", "b")
                .Sheet("TreEm", Book.TreEm, "T1,H1,Lê An,05/03/2019,Nam,Kinh")
        );

        Assert.Equal(["Ho 1 Thôn", "TreEm 2 Mã hộ"], Cells(result));
        Assert.Equal(new SheetOutcome("Ho", 2, 0, 0, 0, 2), result.Sheets[0]);
        Assert.Equal(["Trang lạ 1 ", "Ho 1 Lạ"], result.Warnings.Select(w => $"{w.Sheet} {w.Row} {w.Column}"));
    }

    [Fact]
    public async Task A_column_written_twice_is_an_error()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book().Sheet("Ho", "Mã hộ,Thôn, thôn ,Thôn  ,Loại hộ", "H1,Thôn 1,,Thôn 2,Khác")
        );

        Assert.Equal(["Ho 1 Thôn"], Cells(result));
        Assert.Equal(0, await commune.CountRowsAsync());
    }

    [Fact]
    public async Task Sheets_may_be_empty_and_blank_rows_are_passed_over()
    {
        await using var commune = await TestCommune.CreateAsync();

        var result = await commune.ImportAsync(
            new Book().Sheet("TreEm", Book.TreEm).Sheet("CanDo").Sheet("Ho", Book.Ho, "", " ,  ,", "H1,Thôn 1,Giàu", "")
        );

        Assert.Equal(["Ho 4 Loại hộ"], Cells(result));
        Assert.Equal([1, 0, 0], result.Sheets.Select(s => s.Read));
    }
}
