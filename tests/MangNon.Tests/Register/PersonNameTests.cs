using MangNon.Register;

namespace MangNon.Tests.Register;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("  Lò   Thị\u00A0Mƣời ", "Lò Thị Mười")]
    [InlineData("BÌNH LƢƠNG", "BÌNH LƯƠNG")]
    [InlineData("Hoa\u0300", "Hoà")]
    [InlineData("", "")]
    public void Text_is_repaired(string typed, string repaired)
    {
        Assert.Equal(repaired, PersonName.Repair(typed));
    }

    [Theory]
    [InlineData("Đỗ Thị Hoà", "do thi hoa")]
    [InlineData("đỗ thị hòa", "do thi hoa")]
    [InlineData("Lƣơng Văn Ưởng", "luong van uong")]
    public void Names_that_differ_in_diacritics_alone_fold_alike(string name, string folded)
    {
        Assert.Equal(folded, PersonName.Fold(name));
    }

    [Fact]
    public void People_are_ordered_by_given_name_as_Vietnamese_sorts()
    {
        string[] names = ["Lê Đặng", "Vi Văn Bình", "Hà Ân", "Ngân Văn Ăn", "Lê An", "Hà An", "Lê Dương"];

        Array.Sort(names, PersonNames.Order);

        Assert.Equal(["Hà An", "Lê An", "Ngân Văn Ăn", "Hà Ân", "Vi Văn Bình", "Lê Dương", "Lê Đặng"], names);
    }
}
