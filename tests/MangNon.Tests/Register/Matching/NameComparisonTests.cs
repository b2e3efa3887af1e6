using MangNon.Register.Matching;

namespace MangNon.Tests.Register.Matching;

public sealed class NameComparisonTests
{
    [Theory]
    [InlineData("Lò Văn Hoà", "LÒ  VĂN HOÀ", NameLevel.Exact)]
    [InlineData("Ksor H'Mai", "Ksor H’Mai", NameLevel.Exact)]
    [InlineData("Lò Văn Hoà", "Lò Văn Hòa", NameLevel.TonePlacement)]
    [InlineData("Vi Thị Thuý", "Vi Thị Thúy", NameLevel.TonePlacement)]
    [InlineData("Vi Thị Thuý", "Vi Thị Thuỷ", NameLevel.Folded)]
    [InlineData("Đỗ Thị Hoà", "do thi hoa", NameLevel.Folded)]
    [InlineData("Nguyễn Văn Đạt", "Nguyeenx Vawn DDatj", NameLevel.Telex)]
    [InlineData("Bùi Thị Thuỷ", "Bùi Thị Thuyr", NameLevel.Telex)]
    [InlineData("Lương Văn Đức", "Luwowng Văn Dduwcs", NameLevel.Telex)]
    [InlineData("Giàng A Páo", "Páo Giàng A", NameLevel.Order)]
    [InlineData("Lò Văn An", "An Van Lo", NameLevel.Order)]
    [InlineData("Hà Thị Ngọc Mai", "Hà Ngọc Mai", NameLevel.MissingMiddle)]
    [InlineData("Hà Thị Mai", "Hà Mai", NameLevel.MissingMiddle)]
    [InlineData("Lò Thị Dung", "Lò Thị Giung", NameLevel.Slip)]
    [InlineData("Lò Thị Sen", "Lò Thị Xen", NameLevel.Slip)]
    [InlineData("Lò Thị Trang", "Lò Thị Chang", NameLevel.Slip)]
    [InlineData("Lò Văn Lam", "Lò Văn Nam", NameLevel.Slip)]
    [InlineData("Lò Văn Hoàng", "Lò Văn Hoàn", NameLevel.Slip)]
    [InlineData("Lò Văn Đạt", "Lò Văn Đạc", NameLevel.Slip)]
    [InlineData("Lò Thị Thủy Tiên", "Lò Thị Thũy Tiêng", NameLevel.Slip)]
    [InlineData("Lý Thị My", "Lí Thị Mi", NameLevel.Slip)]
    [InlineData("Lò Văn Nguyên", "Lò Văn Ngyuên", NameLevel.Near)]
    [InlineData("Lò Thị Lan", "Lò Thị Lann", NameLevel.Near)]
    [InlineData("Lò Thị Lan", "Lò Thị Lam", NameLevel.Near)]
    [InlineData("Lò Thị Mai", "Thị Mai", NameLevel.Near)]
    [InlineData("Lò Văn An", "Vi Thị An", NameLevel.GivenOnly)]
    [InlineData("Lò Văn Hùng", "Lò Văn Dũng", NameLevel.Different)]
    [InlineData("Lò Thị Lan", "Lò Thị Loan", NameLevel.Different)]
    [InlineData("Lò Văn Bảo", "Lò Văn Bách", NameLevel.Different)]
    [InlineData("Lò Văn An", "Hà Thị Bích", NameLevel.Different)]
    public void The_best_level_that_fits_is_found_from_both_sides(string one, string other, NameLevel level)
    {
        var (a, b) = (NameKey.Of(one)!, NameKey.Of(other)!);
        Assert.Equal(level, NameComparison.Compare(a, b));
        Assert.Equal(level, NameComparison.Compare(b, a));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" - ")]
    [InlineData("Không rõ")]
    [InlineData("KHÔNG CÓ")]
    public void What_names_nobody_is_no_name(string? text) => Assert.Null(NameKey.Of(text));

    [Theory]
    [InlineData("nguyễn", "ng", "uyê", "n", Tone.Nga)]
    [InlineData("hoà", "h", "oa", "", Tone.Huyen)]
    [InlineData("hòa", "h", "oa", "", Tone.Huyen)]
    [InlineData("giàng", "gi", "a", "ng", Tone.Huyen)]
    [InlineData("gì", "g", "i", "", Tone.Huyen)]
    [InlineData("quý", "qu", "y", "", Tone.Sac)]
    [InlineData("nghĩa", "ngh", "ia", "", Tone.Nga)]
    [InlineData("anh", "", "a", "nh", Tone.Ngang)]
    [InlineData("ước", "", "ươ", "c", Tone.Sac)]
    [InlineData("đạt", "đ", "a", "t", Tone.Nang)]
    [InlineData("y", "", "y", "", Tone.Ngang)]
    [InlineData("h", "h", "", "", Tone.Ngang)]
    public void A_syllable_comes_apart(string word, string onset, string nucleus, string final, Tone tone)
    {
        var syllable = Syllable.Of(word);
        Assert.Equal((onset, nucleus, final, tone), (syllable.Onset, syllable.Nucleus, syllable.Final, syllable.Tone));
    }

    [Theory]
    [InlineData("nguyeenx", "nguyễn")]
    [InlineData("hoaf", "hoà")]
    [InlineData("thuys", "thúy")]
    [InlineData("ddawng", "đăng")]
    [InlineData("luwowng", "lương")]
    [InlineData("luowng", "lương")]
    [InlineData("tuaans", "tuấn")]
    public void Telex_is_read_as_it_was_meant(string typed, string meant) =>
        Assert.True(Telex.Read(typed)!.IsSameAs(Syllable.Of(meant)));

    [Theory]
    [InlineData("xuân")]
    [InlineData("sơn")]
    [InlineData("trang")]
    [InlineData("hoa")]
    [InlineData("dung")]
    [InlineData("y")]
    public void A_word_as_it_should_be_is_not_taken_for_Telex(string word) => Assert.Null(Telex.Read(word));

    [Fact]
    public void Surname_and_given_name_are_the_ends_and_one_word_is_a_given_name()
    {
        var name = NameKey.Of("Hà Thị Ngọc Mai")!;
        Assert.Equal(("ha", "thi ngoc", "mai"), (name.Surname, name.Middle, name.Given));
        var single = NameKey.Of("Mai")!;
        Assert.Equal(("", "", "mai"), (single.Surname, single.Middle, single.Given));
    }
}
