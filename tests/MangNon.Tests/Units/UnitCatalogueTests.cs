using MangNon.Units;

namespace MangNon.Tests.Units;

public sealed class UnitCatalogueTests
{
    private static readonly DateOnly LastDayBefore = new(2025, 6, 30);
    private static readonly DateOnly FirstDayAfter = new(2025, 7, 1);
    private static readonly UnitCatalogue Catalogue = UnitCatalogue.Default;

    private static AdministrativeUnit Before(string code) => Catalogue.Find(code, LastDayBefore)!;

    private static AdministrativeUnit After(string code) => Catalogue.Find(code, FirstDayAfter)!;

    [Theory]
    [InlineData(UnitLevel.Province, 63, 34)]
    [InlineData(UnitLevel.District, 696, 0)]
    [InlineData(UnitLevel.Commune, 10_035, 3_321)]
    public void The_list_is_whole_before_and_after(UnitLevel level, int before, int after)
    {
        Assert.Equal(before, Catalogue.Units.Count(u => u.Level == level && u.IsValidOn(LastDayBefore)));
        Assert.Equal(after, Catalogue.Units.Count(u => u.Level == level && u.IsValidOn(FirstDayAfter)));
    }

    [Theory]
    [InlineData("16177", 2025, 6, 30, "Xã Bãi Trành")]
    [InlineData("16177", 2025, 7, 1, "Xã Xuân Bình")]
    [InlineData("16204", 2021, 1, 1, "Xã Bình Lương")]
    [InlineData("16204", 2025, 6, 30, "Xã Bình Lương")]
    [InlineData("16204", 2025, 7, 1, null)]
    [InlineData("16186", 2025, 7, 1, "Xã Hóa Quỳ")]
    [InlineData("402", 2025, 6, 30, "Huyện Như Xuân")]
    [InlineData("402", 2025, 7, 1, null)]
    [InlineData("38", 2025, 6, 30, "Tỉnh Thanh Hóa")]
    [InlineData("38", 2030, 12, 31, "Tỉnh Thanh Hóa")]
    [InlineData("99999", 2025, 7, 1, null)]
    [InlineData("1", 2025, 7, 1, null)]
    public void A_code_names_a_unit_only_together_with_a_day(string code, int year, int month, int day, string? name) =>
        Assert.Equal(name, Catalogue.Find(code, new DateOnly(year, month, day))?.Name);

    [Fact]
    public void Binh_Luong_went_whole_into_Hoa_Quy()
    {
        var step = Assert.Single(Catalogue.Successors(Before("16204")));

        Assert.Equal(SuccessionKind.Merged, step.Kind);
        Assert.Same(After("16186"), step.To);
        Assert.Equal("xã Hóa Quỳ, tỉnh Thanh Hóa", step.To.ToString());
        Assert.Contains(Catalogue.Predecessors(step.To), s => s.From == Before("16204"));
        Assert.Contains(Catalogue.Predecessors(step.To), s => s.From == Before("16186"));
    }

    [Fact]
    public void A_divided_commune_has_each_of_its_successors()
    {
        var steps = Catalogue.Successors(Before("15772")).ToList();

        Assert.Equal(["15772", "15796", "15835"], steps.Select(s => s.To.Code));
        Assert.All(steps, s => Assert.Equal(SuccessionKind.Divided, s.Kind));
    }

    [Theory]
    [InlineData("14848", "14848", SuccessionKind.Unchanged)] // Tam Chung
    [InlineData("14845", "14845", SuccessionKind.Renamed)] // thị trấn Mường Lát, xã Mường Lát
    [InlineData("38", "38", SuccessionKind.Unchanged)]
    [InlineData("44", "44", SuccessionKind.Merged)] // Quảng Bình into Quảng Trị
    [InlineData("536", "21548", SuccessionKind.Renamed)] // huyện Lý Sơn, đặc khu Lý Sơn
    public void What_became_of_a_unit_has_a_kind(string before, string after, SuccessionKind kind)
    {
        var step = Assert.Single(Catalogue.Successors(Before(before)));

        Assert.Same(After(after), step.To);
        Assert.Equal(kind, step.Kind);
    }

    [Fact]
    public void Every_commune_and_province_before_has_a_successor_and_every_unit_after_a_predecessor()
    {
        Assert.All(
            Catalogue.Units.Where(u => u.IsValidOn(LastDayBefore) && u.Level != UnitLevel.District),
            u => Assert.NotEmpty(Catalogue.Successors(u))
        );
        Assert.All(
            Catalogue.Units.Where(u => u.IsValidOn(FirstDayAfter)),
            u => Assert.NotEmpty(Catalogue.Predecessors(u))
        );
        Assert.Equal(5, Catalogue.Units.Count(u => u.Level == UnitLevel.District && Catalogue.Successors(u).Any()));
    }

    [Fact]
    public void A_succession_stays_within_the_succession_of_the_provinces() =>
        Assert.All(
            Catalogue.Units.Where(u => u.IsValidOn(LastDayBefore)).SelectMany(Catalogue.Successors),
            s => Assert.Same(Assert.Single(Catalogue.Successors(s.From.Province)).To, s.To.Province)
        );

    [Fact]
    public void A_commune_hangs_on_its_district_before_and_on_its_province_after()
    {
        var before = Before("16186");
        var after = After("16186");

        Assert.Equal("Huyện Như Xuân", before.ParentAt(LastDayBefore)?.Name);
        Assert.Null(before.ParentAt(FirstDayAfter));
        Assert.Equal("Tỉnh Thanh Hóa", after.ParentAt(FirstDayAfter)?.Name);
        Assert.Null(after.ParentAt(LastDayBefore));
        Assert.Contains(before, Catalogue.Children(Before("402")));
        Assert.Equal(166, Catalogue.Children(After("38")).Count);
        Assert.Equal(34, Catalogue.Provinces(FirstDayAfter).Count());
    }

    [Fact]
    public void A_key_is_one_unit_s_alone() =>
        Assert.Equal(Catalogue.Units.Count, Catalogue.Units.Select(u => u.Key).Distinct().Count());

    [Theory]
    [InlineData("16204", "xã", "Bình Lương", "xã Bình Lương")]
    [InlineData("01", "thành phố", "Hà Nội", "thành phố Hà Nội")]
    [InlineData("14845", "thị trấn", "Mường Lát", "thị trấn Mường Lát")]
    public void A_name_has_a_type_and_a_proper_name(string code, string type, string properName, string inText)
    {
        var unit = Before(code);

        Assert.Equal((type, properName, inText), (unit.Type, unit.ProperName, unit.NameInText));
    }

    [Theory]
    [InlineData("binh luong", "16204")]
    [InlineData("BÌNH LƯƠNG", "16204")]
    [InlineData("  xa binh   luong ", "16204")]
    [InlineData("xã Bình Lương, huyện Như Xuân", "16204")]
    [InlineData("binh luong thanh hoa", "16204")]
    [InlineData("16204", "16204")]
    [InlineData("hoa quy", "16186")]
    [InlineData("da nang", "48")]
    public void A_unit_is_found_without_diacritics(string text, string code) =>
        Assert.Equal(code, Catalogue.Search(text)[0].Code);

    [Fact]
    public void A_search_keeps_to_the_day_the_level_and_the_limit()
    {
        Assert.DoesNotContain(Catalogue.Search("binh luong", FirstDayAfter), u => u.Code == "16204");
        Assert.All(
            Catalogue.Search("thanh hoa", level: UnitLevel.Commune),
            u => Assert.Equal(UnitLevel.Commune, u.Level)
        );
        Assert.Equal(3, Catalogue.Search("thanh", limit: 3).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Catalogue.Search("thanh", limit: 0));
    }

    [Theory, InlineData(""), InlineData("  , "), InlineData("khong co xa nay")]
    public void A_search_for_nothing_finds_nothing(string text) => Assert.Empty(Catalogue.Search(text));
}
