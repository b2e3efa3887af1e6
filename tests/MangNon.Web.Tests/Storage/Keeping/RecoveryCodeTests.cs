using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class RecoveryCodeTests
{
    [Fact]
    public void A_code_has_eight_groups_of_five_without_look_alikes()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Matches("^([2-9A-HJKMNP-TV-Z]{5}-){7}[2-9A-HJKMNP-TV-Z]{5}$", RecoveryCode.New().ToString());
        }
    }

    [Fact]
    public void A_code_typed_in_small_letters_with_spaces_derives_the_same_key()
    {
        var code = RecoveryCode.New();
        var typed = " " + code.ToString().ToLowerInvariant().Replace('-', ' ') + "\n";

        Assert.True(RecoveryCode.TryRead(typed, out var read));
        Assert.Equal(code.Derive(new byte[16], 10), read.Derive(new byte[16], 10));
        Assert.NotEqual(code.Derive(new byte[16], 10), RecoveryCode.New().Derive(new byte[16], 10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("22222-22222-22222-22222-22222-22222-22222-2222")]
    [InlineData("22222-22222-22222-22222-22222-22222-22222-22222-2")]
    [InlineData("22222-22222-22222-22222-22222-22222-22222-2222O")]
    public void What_is_no_code_is_not_read(string? text) => Assert.False(RecoveryCode.TryRead(text, out _));
}
