using MangNon.Register.Searching;

namespace MangNon.Tests.Register.Searching;

public sealed class SlipTests
{
    [Theory]
    [InlineData("lam", "nam")]
    [InlineData("nam", "lam")]
    [InlineData("sinh", "xinh")]
    [InlineData("xuan", "suan")]
    [InlineData("chang", "trang")]
    [InlineData("tran", "chan")]
    [InlineData("dung", "giung")]
    [InlineData("giang", "dang")]
    [InlineData("giang", "rang")]
    [InlineData("vinh", "dinh")]
    [InlineData("vinh", "ginh")]
    [InlineData("gin", "rin")]
    [InlineData("ly", "li")]
    [InlineData("thui", "thuy")]
    [InlineData("hoan", "hoang")]
    [InlineData("hoang", "hoan")]
    public void One_syllable_is_written_for_another_by_its_sound(string typed, string meant) =>
        Assert.Contains(meant, SoundSlips.Of(typed));

    [Theory]
    [InlineData("nga", "lga")]
    [InlineData("nhan", "lhan")]
    [InlineData("lam", "xam")]
    [InlineData("can", "tran")]
    [InlineData("lan", "nang")]
    [InlineData("an", "a")]
    public void What_nobody_mixes_up_and_two_slips_at_once_are_none(string typed, string meant) =>
        Assert.DoesNotContain(meant, SoundSlips.Of(typed));

    [Fact]
    public void A_đ_is_not_written_for_gi_r_or_v() => Assert.Empty(SoundSlips.Of("dat", fromD: false));

    [Theory]
    [InlineData("nguyn", "nguyen", true)]
    [InlineData("nguyan", "nguyen", true)]
    [InlineData("nguyeen", "nguyen", true)]
    [InlineData("ngyuen", "nguyen", true)]
    [InlineData("huog", "huong", true)]
    [InlineData("hinh", "hanh", true)]
    [InlineData("hnh", "hanh", true)]
    [InlineData("nguyen", "nguyen", false)]
    [InlineData("nguan", "nguyen", false)]
    [InlineData("hin", "han", false)]
    [InlineData("ha", "hanh", false)]
    public void One_letter_may_be_wrong_from_four_letters_on(string typed, string meant, bool isSlip) =>
        Assert.Equal(isSlip, LetterSlips.IsOne(typed, meant));
}
