using System.Security.Cryptography;
using CsCheck;
using MangNon.Storage;

namespace MangNon.Tests.Storage;

public sealed class FieldSealTests
{
    private const string Here = "children.personal_id";

    private static FieldSeal NewSeal() => new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void Whatever_is_sealed_opens_again()
    {
        var seal = NewSeal();
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["ĂăÂâĐđÊêÔôƠơƯưạảấầẩẫậ 0123456789"]])
            .Where(text => text.Length > 0 && !text.Any(char.IsSurrogate))
            .Sample(text => seal.Open(seal.Seal(text, Here), Here) == text);
    }

    [Theory, InlineData(null), InlineData("")]
    public void Nothing_to_seal_stays_nothing(string? nothing)
    {
        Assert.Null(NewSeal().Seal(nothing, Here));
        Assert.Null(NewSeal().Open(nothing, Here));
    }

    [Fact]
    public void Equal_values_differ_once_sealed()
    {
        var seal = NewSeal();

        Assert.NotEqual(seal.Seal("038204000123", Here), seal.Seal("038204000123", Here));
    }

    [Fact]
    public void A_sealed_value_does_not_show_what_it_holds() =>
        Assert.DoesNotContain("038204000123", NewSeal().Seal("038204000123", Here), StringComparison.Ordinal);

    [Fact]
    public void A_value_altered_in_any_byte_is_refused()
    {
        var seal = NewSeal();
        var whole = seal.Seal("038204000123", Here)!;
        var start = whole.LastIndexOf(':') + 1;
        var bytes = Convert.FromBase64String(whole[start..]);
        for (var i = 0; i < bytes.Length; i++)
        {
            var altered = (byte[])bytes.Clone();
            altered[i] ^= 1;
            var text = whole[..start] + Convert.ToBase64String(altered);
            Assert.ThrowsAny<CryptographicException>(() => seal.Open(text, Here));
        }
    }

    [Fact]
    public void A_value_sealed_with_another_key_is_refused()
    {
        var text = NewSeal().Seal("038204000123", Here);

        Assert.ThrowsAny<CryptographicException>(() => NewSeal().Open(text, Here));
    }

    [Fact]
    public void A_value_moved_to_another_column_is_refused()
    {
        var seal = NewSeal();
        var text = seal.Seal("038204000123", Here);

        Assert.ThrowsAny<CryptographicException>(() => seal.Open(text, "households.phone"));
    }

    [Theory, InlineData("s1:AAAA"), InlineData("s1:?"), InlineData("s2:"), InlineData("s2:00000000:AAAA")]
    public void What_only_looks_sealed_is_refused(string text) =>
        Assert.ThrowsAny<CryptographicException>(() => NewSeal().Open(text, Here));

    [Fact]
    public void A_value_that_an_earlier_version_left_in_clear_is_read_as_it_is() =>
        Assert.Equal("038204000123", NewSeal().Open("038204000123", Here));

    [Fact]
    public void Lengths_tell_only_the_number_of_blocks()
    {
        var seal = NewSeal();
        int Length(int letters) => seal.Seal(new string('a', letters), Here)!.Length;

        Assert.Equal(Length(1), Length(15));
        Assert.NotEqual(Length(15), Length(16));
        Assert.Equal(Length(16), Length(31));
    }

    [Fact]
    public void An_index_is_of_the_digits_alone_and_of_nothing_else()
    {
        var seal = NewSeal();

        Assert.Equal(seal.Index("038204000123"), seal.Index("038 204 000 123"));
        Assert.NotEqual(seal.Index("038204000123"), seal.Index("038204000124"));
        Assert.NotEqual(seal.Index("038204000123"), NewSeal().Index("038204000123"));
        Assert.Equal(16, seal.Index("172345678")!.Length);
        Assert.Equal(seal.Index("172345678"), Assert.Single(seal.Indexes("172345678")));
        foreach (var other in new[] { null, "", "12345678", "0123456789", "03820400012", "không có" })
        {
            Assert.Null(seal.Index(other));
            Assert.Empty(seal.Indexes(other));
        }
    }

    [Theory, InlineData(0), InlineData(16), InlineData(31), InlineData(33)]
    public void A_key_of_another_length_is_refused(int length) =>
        Assert.Throws<ArgumentException>(() => new FieldSeal(new byte[length]));
}
