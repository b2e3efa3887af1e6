using MangNon.Register.Searching;

namespace MangNon.Tests.Register.Searching;

public sealed class SearchWordTests
{
    [Theory]
    // Spelt so, the same without marks, the beginning of one spelt so, the beginning without marks.
    [InlineData("hoà", "Hòa", 0)]
    [InlineData("hoa", "Hoa", 0)]
    [InlineData("hoa", "Hoà", 1)]
    [InlineData("ho", "Hoa", 2)]
    [InlineData("ho", "Hồng", 3)]
    // Typed with marks: a beginning spelt so comes first.
    [InlineData("hồ", "Hồng", 1)]
    [InlineData("nguyê", "Nguyễn", 1)]
    [InlineData("hồ", "Hộ", 2)]
    [InlineData("hồ", "Hoa", 3)]
    // By Telex, as if it had been spelt so.
    [InlineData("nguyeenx", "Nguyễn", 0)]
    [InlineData("nguyeen", "Nguyễn", 2)]
    // Misspelt.
    [InlineData("lam", "Nam", 4)]
    [InlineData("lun", "Núng", 5)]
    [InlineData("lung", "Nún", null)]
    [InlineData("giun", "Dũng", 5)]
    [InlineData("nguyn", "Nguyễn", 6)]
    [InlineData("dat", "Đạt", 1)]
    [InlineData("vat", "Đạt", null)]
    [InlineData("đạt", "Giạt", null)]
    [InlineData("dat", "Giạt", 4)]
    [InlineData("hin", "Hân", null)]
    [InlineData("oa", "Hoa", null)]
    [InlineData("%", "Hoa", null)]
    [InlineData("_o", "Hoa", null)]
    public void A_word_fits_a_syllable_the_better_the_closer_it_is_spelt(string typed, string syllable, int? fit) =>
        Assert.Equal(fit, Assert.Single(SearchWord.AllOf(typed)).Fit(Spelling.Of(syllable)));

    [Theory]
    [InlineData("5/3/2021", true)]
    [InlineData("05/03/2021", true)]
    [InlineData("5-3-2021", true)]
    [InlineData("5.3.2021", true)]
    [InlineData("5/3", true)]
    [InlineData("05/03", true)]
    [InlineData("2021", true)]
    [InlineData("3/5", false)]
    [InlineData("6/3/2021", false)]
    [InlineData("2020", false)]
    [InlineData("31/02/2021", false)]
    [InlineData("31/2", false)]
    [InlineData("5/13", false)]
    [InlineData("1899", false)]
    public void A_day_a_birthday_and_a_year_are_read(string typed, bool born) =>
        Assert.Equal(born, Assert.Single(SearchWord.AllOf(typed)).FitsBirth(new DateOnly(2021, 3, 5)));

    [Fact]
    public void The_29th_of_February_is_a_birthday() =>
        Assert.True(Assert.Single(SearchWord.AllOf("29/2")).FitsBirth(new DateOnly(2020, 2, 29)));

    [Theory]
    [InlineData("te000123", "te000123", true)]
    [InlineData("TE0", "te000123", true)]
    [InlineData("te", "te000123", false)]
    [InlineData("00", "00123", false)]
    [InlineData("7", "7", true)]
    [InlineData("12/3", "12/345", false)]
    public void A_code_is_found_whole_or_by_a_beginning_of_three_characters_with_a_digit(
        string typed,
        string code,
        bool fits
    ) => Assert.Equal(fits, Assert.Single(SearchWord.AllOf(typed)).FitsCode(code));

    [Theory]
    [InlineData("Lò  Văn, An;5/3", "lò văn an 5/3")]
    [InlineData("Y-Nút", "y nút")]
    [InlineData("BL-017", "bl-017")]
    [InlineData("  ", "")]
    public void Words_are_parted_by_blanks_commas_and_hyphens_between_letters(string typed, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWord.AllOf(typed).Select(word => word.Text)));
}
