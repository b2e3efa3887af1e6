using System.Security.Cryptography;
using CsCheck;
using MangNon.Exchange.Writing;
using MangNon.Exchange.Writing.Sealed;
using MangNon.Testing;

namespace MangNon.Exchange.Tests.Writing;

public class SealedPackageTests
{
    private const string Password = "măng non mọc thẳng";

    private static byte[] Seal(byte[] plain, string password = Password)
    {
        using var file = new MemoryStream();
        using var package = new SealedPackage(file, password);
        package.Content.Write(plain);
        Assert.Equal(SHA256.HashData(plain), package.Complete());
        return file.ToArray();
    }

    private static byte[] Book(WorkbookMark? mark = null)
    {
        using var plain = new MemoryStream();
        TableWorkbook.Write(
            plain,
            "Sổ trẻ em",
            [new("Mã"), new("Họ và tên"), new("Ngày sinh", TableCellType.Date)],
            [
                ["T1", "Đặng Thị Ánh", new DateOnly(2021, 3, 5)],
                ["T2", "=Vi Văn Ốc", new DateOnly(2019, 12, 31)],
            ],
            mark
        );
        return plain.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(4087)]
    [InlineData(4088)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    // The table of sectors outgrows the header at 109 × 128 sectors, and its list a first sector at 236 × 128.
    [InlineData(7_000_000)]
    [InlineData(7_200_000)]
    [InlineData(15_500_000)]
    public void What_was_sealed_opens_with_the_password_at_every_boundary_of_the_format(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var file = Seal(plain);
        Assert.Equal(0, file.Length % 512);
        Assert.True(plain.AsSpan().SequenceEqual(OpenedWorkbook.Open(file, Password)));
    }

    [Fact]
    public void It_holds_what_spreadsheets_expect_beside_the_content()
    {
        Assert.Equal(
            [
                "DataSpaceInfo/StrongEncryptionDataSpace",
                "DataSpaceMap",
                "EncryptedPackage",
                "EncryptionInfo",
                "TransformInfo/StrongEncryptionTransform/\x06Primary",
                "Version",
            ],
            new CompoundReader(Seal(Book()))
                .Streams.Keys.Select(name => name.Replace("\x06DataSpaces/", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_wrong_password_opens_nothing_and_a_changed_byte_is_noticed()
    {
        var file = Seal(RandomNumberGenerator.GetBytes(5000));
        Assert.Throws<CryptographicException>(() => OpenedWorkbook.Open(file, Password.ToUpperInvariant()));
        file[600] ^= 1;
        Assert.Throws<CryptographicException>(() => OpenedWorkbook.Open(file, Password));
    }

    [Fact]
    public void Nothing_of_the_content_stands_in_the_file_and_no_two_files_are_alike()
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Đặng Thị Ánh;", 2000)));
        var (one, other) = (Seal(plain), Seal(plain));
        Assert.Equal(-1, one.AsSpan().IndexOf("Đặng"u8));
        // After the header and the length, which are the same, no piece of 16 bytes is.
        Assert.DoesNotContain(
            Enumerable.Range(33, 1000),
            i => one.AsSpan(i * 16 + 8, 16).SequenceEqual(other.AsSpan(i * 16 + 8, 16))
        );
    }

    [Fact]
    public void It_does_not_matter_in_what_portions_it_is_written() =>
        Gen.Int[0, 6000]
            .Array[0, 8]
            .Sample(
                portions =>
                {
                    var plain = RandomNumberGenerator.GetBytes(portions.Sum());
                    using var file = new MemoryStream();
                    using var package = new SealedPackage(file, Password);
                    var at = 0;
                    foreach (var portion in portions)
                    {
                        package.Content.Write(plain, at, portion);
                        at += portion;
                    }

                    package.Complete();
                    return plain.AsSpan().SequenceEqual(OpenedWorkbook.Open(file.ToArray(), Password));
                },
                iter: 20
            );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LibreOffice_opens_it_with_the_password_and_shows_the_cells(bool marked)
    {
        var file = Seal(Book(marked ? WorkbookMarkTests.Mark : null));
        Assert.Equal(
            ["Mã", "Họ và tên", "Ngày sinh", "T1", "Đặng Thị Ánh", "05/03/2021", "T2", "=Vi Văn Ốc", "31/12/2019"],
            await Calc.CellsAsync(file, Password)
        );
    }

    [Fact]
    public async Task LibreOffice_does_not_open_it_with_another_password() =>
        Assert.Null(await Calc.CellsAsync(Seal(Book()), "mật khẩu khác hẳn"));
}
