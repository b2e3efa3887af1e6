using MangNon.Web.Access;

namespace MangNon.Web.Tests.Access;

public sealed class PasswordRuleTests
{
    private static readonly string[] Context =
    [
        "xã Bình Lương",
        "Bình Lương",
        "Thôn Hợp Thành",
        "măng non",
        "hoa.lt",
        "Lê Thị Hoa",
        "0912345678",
        "Lúng",
    ];

    [Theory]
    [InlineData("1234567", PasswordProblem.TooShort)]
    [InlineData("măng mọc", PasswordProblem.None)]
    [InlineData("12345678", PasswordProblem.TooCommon)]
    [InlineData("basketball", PasswordProblem.TooCommon)]
    [InlineData("Basketball-1999!", PasswordProblem.TooCommon)]
    [InlineData("BìnhLương!2026", PasswordProblem.TooCommon)]
    [InlineData("le thi hoa 1987", PasswordProblem.TooCommon)]
    [InlineData("hoa.lt.hoa.lt", PasswordProblem.TooCommon)]
    [InlineData("0912345678abc", PasswordProblem.TooCommon)]
    [InlineData("măng non măng non măng non", PasswordProblem.TooCommon)]
    [InlineData("ở Bình Lương có cầu treo", PasswordProblem.None)]
    [InlineData("không lúng túng", PasswordProblem.None)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", PasswordProblem.TooCommon)]
    public void What_everyone_tries_first_is_refused_and_a_sentence_is_not(string password, object problem) =>
        Assert.Equal((PasswordProblem)problem, PasswordRule.Check(password, Context));

    [Theory]
    [InlineData(128, PasswordProblem.None)]
    [InlineData(129, PasswordProblem.TooLong)]
    public void A_hundred_and_twenty_eight_characters_are_the_most(int length, object problem) =>
        Assert.Equal(
            (PasswordProblem)problem,
            PasswordRule.Check(string.Concat(Enumerable.Repeat("suối reo ", 15))[..length], Context)
        );
}
