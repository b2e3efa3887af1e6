using MangNon.Register.Searching;

namespace MangNon.Tests.Register.Searching;

public sealed class TelexTests
{
    [Theory]
    [InlineData("nguyeenx", "nguyễn")]
    [InlineData("nguyeexn", "nguyễn")]
    [InlineData("nguyenxe", "nguyễn")]
    [InlineData("ddoox", "đỗ")]
    [InlineData("dod", "đo")]
    [InlineData("hoaf", "hoà")]
    [InlineData("tuaans", "tuấn")]
    [InlineData("thuw", "thư")]
    [InlineData("huowng", "hương")]
    [InlineData("phuwowng", "phương")]
    [InlineData("anw", "ăn")]
    [InlineData("sinhf", "sình")]
    [InlineData("xuaan", "xuân")]
    public void Keys_of_telex_are_read_as_the_letters_they_stand_for(string typed, string meant) =>
        Assert.Equal(Spelling.Of(meant), Spelling.Of(Telex.Read(typed)!));

    [Theory]
    [InlineData("nguyen")]
    [InlineData("son")]
    [InlineData("xinh")]
    [InlineData("tran")]
    [InlineData("bl017")]
    [InlineData("f")]
    [InlineData("")]
    public void A_word_without_such_a_key_is_left_alone(string typed) => Assert.Null(Telex.Read(typed));
}
