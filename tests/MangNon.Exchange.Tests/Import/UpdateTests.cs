using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Tests.Import;

public class UpdateTests
{
    [Fact]
    public async Task A_household_that_moves_makes_both_villages_stale()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(
            new Book().Sheet("Ho", Book.Ho, "H1,Thôn 1,Khác", "H2,Thôn 2,Khác", "H3,Thôn 3,Khác")
        );

        var result = await commune.ImportAsync(new Book().Sheet("Ho", Book.Ho, "H1,Thôn 2,Khác"));

        Assert.Equal(new SheetOutcome("Ho", 1, 0, 1, 0, 0), Assert.Single(result.Sheets));
        Assert.Equal(
            [("Thôn 1", 2), ("Thôn 2", 2), ("Thôn 3", 1)],
            (await commune.VillageVersionsAsync()).OrderBy(v => v.Key).Select(v => (v.Key, v.Value))
        );
    }

    [Fact]
    public async Task A_child_that_moves_makes_both_villages_stale_and_a_record_only_its_own()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild().Sheet("Trang", "x"));
        await commune.ImportAsync(new Book().Sheet("Ho", Book.Ho, "H2,Thôn 2,Khác"));

        await commune.ImportAsync(new Book().Sheet("TreEm", Book.TreEm, "T1,H2,Lê Thị Thử,05/03/2019,Nữ,Thổ"));
        Assert.Equal(
            [("Thôn 1", 2), ("Thôn 2", 2)],
            (await commune.VillageVersionsAsync()).OrderBy(v => v.Key).Select(v => (v.Key, v.Value))
        );

        var version = await commune.VersionAsync();
        await commune.ImportAsync(new Book().Sheet("DichVu", "Mã trẻ,Ngày,Lĩnh vực", "T1,01/02/2025,Y tế"));
        Assert.Equal(
            [("Thôn 1", 2), ("Thôn 2", 3)],
            (await commune.VillageVersionsAsync()).OrderBy(v => v.Key).Select(v => (v.Key, v.Value))
        );
        Assert.Equal(version, await commune.VersionAsync());
    }

    [Fact]
    public async Task Another_day_or_kind_of_an_activity_makes_its_participants_villages_stale()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild().Sheet("ThamGia", "Mã trẻ,Mã hoạt động", "T1,D1"));

        await commune.ImportAsync(
            new Book().Sheet("HoatDong", "Mã hoạt động,Loại,Ngày,Tên", "D1,Mô hình,01/02/2025,Mới")
        );
        Assert.Equal(1, (await commune.VillageVersionsAsync())["Thôn 1"]);

        await commune.ImportAsync(new Book().Sheet("HoatDong", "Mã hoạt động,Loại,Ngày", "D1,Khác,01/02/2025"));
        Assert.Equal(2, (await commune.VillageVersionsAsync())["Thôn 1"]);
    }

    [Theory]
    [InlineData("CoSo", "Mã cơ sở,Loại", "C1,THCS")]
    [InlineData("KhaoSat", "Mã cơ sở,Năm", "C1,2025")]
    [InlineData("SoLieu", "Chỉ tiêu,Năm,Tử số,Mẫu số", "6,2025,1,2")]
    [InlineData("XaPhuHop", "Năm,Tiêu chí,Điểm", "2025,1,50")]
    [InlineData("Ho", "Mã hộ,Thôn,Loại hộ", "H9,Thôn 9,Khác")]
    public async Task What_belongs_to_the_commune_raises_its_version(string sheet, string header, string row)
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());
        var before = await commune.VersionAsync();

        await commune.ImportAsync(new Book().Sheet(sheet, header, row));
        Assert.Equal(before + 1, await commune.VersionAsync());

        await commune.ImportAsync(new Book().Sheet(sheet, header, row));
        Assert.Equal(before + 1, await commune.VersionAsync());
    }

    [Fact]
    public async Task A_blank_cell_clears_and_a_column_that_is_not_there_leaves_as_it_was()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(
            new Book().Sheet(
                "Ho",
                "Mã hộ,Thôn,Loại hộ,Chủ hộ,Điện thoại",
                "H1,Thôn 1,Khác,Lê An,0912",
                "H2,Thôn 1,Khác,Lê Bình,0913"
            )
        );

        var result = await commune.ImportAsync(
            new Book().Sheet("Ho", "Mã hộ,Thôn,Loại hộ,Chủ hộ", "H1,Thôn 1,Khác,", "H2,Thôn 1,Khác,Lê Bình")
        );

        Assert.Equal(new SheetOutcome("Ho", 2, 0, 1, 1, 0), Assert.Single(result.Sheets));
        await using var db = commune.NewContext();
        var household = await db.Households.SingleAsync(h => h.Code == "H1");
        Assert.Null(household.Head);
        Assert.Equal("0912", commune.Seal.Open(household.PhoneSealed, SealedFields.HouseholdPhone));
    }

    [Fact]
    public async Task A_commune_with_a_list_of_villages_takes_no_other()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());
        await using (var db = commune.NewContext())
        {
            await db.Communes.ExecuteUpdateAsync(s => s.SetProperty(c => c.HasVillageList, true));
        }

        var result = await commune.ImportAsync(new Book().Sheet("Ho", Book.Ho, "H2,Thôn 1,Khác", "H3,Thôn 7,Khác"));

        var error = Assert.Single(result.Errors);
        Assert.Equal(("Ho", 3, "Thôn", "Thôn 7"), (error.Sheet, error.Row, error.Column, error.Value));
        Assert.Equal(1, result.Sheets[0].Added);
    }

    [Fact]
    public async Task Order_of_entry_goes_on_above_the_highest_there_is()
    {
        await using var commune = await TestCommune.CreateAsync();
        const string header = "Mã trẻ,Ngày,Cân nặng (kg)";
        await commune.ImportAsync(Book.WithOneChild().Sheet("CanDo", header, "T1,01/02/2025,12", "T1,01/02/2025,13"));
        await commune.ImportAsync(new Book().Sheet("CanDo", header, "T1,01/02/2025,13", "T1,01/02/2025,11"));

        await using var db = commune.NewContext();
        var weights = await db.Weighings.OrderBy(w => w.Sequence).Select(w => w.WeightMg).ToListAsync();
        Assert.Equal([12_000_000, 13_000_000, 11_000_000], weights);
    }

    [Fact]
    public async Task Two_communes_in_one_database_do_not_see_each_other()
    {
        await using var commune = await TestCommune.CreateAsync();
        await commune.ImportAsync(Book.WithOneChild());
        var other = Guid.CreateVersion7();
        await using var db = commune.NewContext();
        db.Communes.Add(
            new Register.Commune
            {
                Id = other,
                UnitCode = "1",
                UnitCodeAsOf = new(2025, 1, 1),
                Name = "xã khác",
                ProgrammeId = "p",
                ChildFriendlyThreshold = 800,
            }
        );
        await db.SaveChangesAsync();

        using var source = WorkbookSource.Open(Book.WithOneChild().Zip());
        var result = await RegisterImport.RunAsync(db, commune.Seal, other, source, TestCommune.Options);

        Assert.All(result.Sheets, s => Assert.Equal(1, s.Added));
    }
}
