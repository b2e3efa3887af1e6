using MangNon.Testing;
using MangNon.Web.Access;

namespace MangNon.Web.Tests.Access;

public sealed class PasswordListTests
{
    [Fact]
    public void Far_more_than_three_thousand_passwords_that_everyone_tries_are_refused()
    {
        var long_enough = File.ReadLines(Repository.PathOf("src", "MangNon.Web", "Access", "breached-passwords.txt"))
            .Where(line => line.Length >= PasswordRule.MinLength && line[0] != '#')
            .ToList();
        Assert.True(long_enough.Count > 3000, $"{long_enough.Count} that the rule would otherwise accept");
        Assert.All(long_enough, password => Assert.NotEqual(PasswordProblem.None, PasswordRule.Check(password, [])));
    }

    [Theory]
    [InlineData("chỉ chữ thường thôi nhé")]
    [InlineData("CHỈ CHỮ HOA THÔI NHÉ")]
    [InlineData("594827160384")]
    [InlineData("!@#$%^&*()_+-=")]
    [InlineData("🐘🌧🎋🍃🐃🌾🎒🧺")]
    [InlineData("Пароль для проверки")]
    public void Any_kind_of_characters_will_do(string password) =>
        Assert.Contains(
            PasswordRule.Check(password, []),
            // Signs alone are as good as nothing to the folding: they may be told to be too common, never to lack a kind.
            (PasswordProblem[])[PasswordProblem.None, PasswordProblem.TooCommon]
        );
}
