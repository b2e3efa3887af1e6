using System.Security.Cryptography;
using CsCheck;
using MangNon.Storage;

namespace MangNon.Tests.Storage;

public sealed class FieldSealTests
{
    private static FieldSeal NewSeal() => new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Whatever_is_sealed_opens_again()
    {
        var seal = NewSeal();
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["ĂăÂâĐđÊêÔôƠơƯưạảấầẩẫậ 0123456789"]])
            .Where(text => text.Length > 0 && !text.Any(char.IsSurrogate))
            .Sample(text => seal.Open(seal.Seal(text)) == text);
    }

    [Theory, InlineData(null), InlineData("")]
    public void Nothing_to_seal_stays_nothing(string? nothing)
    {
        Assert.Null(NewSeal().Seal(nothing));
        Assert.Null(NewSeal().Open(nothing));
    }

    [Fact]
    public void Equal_values_differ_once_sealed()
    {
        var seal = NewSeal();

        Assert.NotEqual(seal.Seal("038204000123"), seal.Seal("038204000123"));
    }

    [Fact]
    public void A_sealed_value_does_not_show_what_it_holds() =>
        Assert.DoesNotContain("038204000123", NewSeal().Seal("038204000123"), StringComparison.Ordinal);

    [Fact]
    public void A_value_altered_in_any_byte_is_refused()
    {
        var seal = NewSeal();
        var bytes = Convert.FromBase64String(seal.Seal("038204000123")!["s1:".Length..]);
        for (var i = 0; i < bytes.Length; i++)
        {
            var altered = (byte[])bytes.Clone();
            altered[i] ^= 1;
            var text = "s1:" + Convert.ToBase64String(altered);
            Assert.ThrowsAny<CryptographicException>(() => seal.Open(text));
        }
    }

    [Fact]
    public void A_value_sealed_with_another_key_is_refused()
    {
        var text = NewSeal().Seal("038204000123");

        Assert.ThrowsAny<CryptographicException>(() => NewSeal().Open(text));
    }

    [Theory, InlineData("038204000123"), InlineData("s1:AAAA")]
    public void What_was_never_sealed_is_refused(string text) =>
        Assert.ThrowsAny<CryptographicException>(() => NewSeal().Open(text));

    [Theory, InlineData(0), InlineData(16), InlineData(31), InlineData(33)]
    public void A_key_of_another_length_is_refused(int length) =>
        Assert.Throws<ArgumentException>(() => new FieldSeal(new byte[length]));

    [Fact]
    public void The_key_file_is_made_once_and_readable_by_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("mangnon-key-");
        try
        {
            var path = Path.Combine(folder.FullName, "keys", "field.key");
            var text = FieldSeal.FromKeyFile(path).Seal("038204000123");

            Assert.Equal("038204000123", FieldSeal.FromKeyFile(path).Open(text));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
