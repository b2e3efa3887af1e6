using System.Security.Cryptography;
using System.Text;
using MangNon.Web.Storage.Keeping;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class BackupKeyTests
{
    [Fact]
    public void The_key_of_a_backup_takes_six_hundred_thousand_rounds()
    {
        var code = RecoveryCode.New();
        var salt = RandomNumberGenerator.GetBytes(RecoveryCode.SaltLength);
        Assert.True(salt.Length >= 16);
        var letters = Encoding.ASCII.GetBytes(code.ToString().Replace("-", "", StringComparison.Ordinal));
        Assert.Equal(
            Rfc2898DeriveBytes.Pbkdf2(letters, salt, 600_000, HashAlgorithmName.SHA512, 32),
            BackupKey.From(code, salt).Key
        );
    }
}
