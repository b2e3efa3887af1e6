using System.Text;

namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// The key that backups of one installation are sealed with, derived once from its <see cref="RecoveryCode"/> and kept
/// in <c>keys/backup.key</c> for the owner of the program alone, so that daily backups need nobody. The code itself is
/// kept nowhere.
/// </summary>
/// <param name="Salt">What it was derived with; stands in every backup, so that the code alone derives it again.</param>
/// <param name="Key">32 bytes.</param>
internal sealed record BackupKey(byte[] Salt, byte[] Key)
{
    public static BackupKey From(RecoveryCode code, byte[] salt) => new(salt, code.Derive(salt));

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "keys", "backup.key");

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static BackupKey? Read(string dataFolder)
    {
        try
        {
            var parts = File.ReadAllText(FileIn(dataFolder))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length != 2)
            {
                return null;
            }

            var key = new BackupKey(Convert.FromBase64String(parts[0]), Convert.FromBase64String(parts[1]));
            return key.Salt.Length == RecoveryCode.SaltLength && key.Key.Length == 32 ? key : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The folder's key; a folder without one gets one, and its code is told, once.</summary>
    public static BackupKey Ensure(string dataFolder, TextWriter tell) => Read(dataFolder) ?? Make(dataFolder, tell);

    /// <summary>A new code and key. Backups made before still need the code they were made with.</summary>
    public static BackupKey Make(string dataFolder, TextWriter tell)
    {
        var code = RecoveryCode.New();
        var key = From(code, System.Security.Cryptography.RandomNumberGenerator.GetBytes(RecoveryCode.SaltLength));
        Save(dataFolder, key);
        tell.WriteLine("Mã khôi phục của các bản sao lưu (chỉ hiện một lần):");
        tell.WriteLine();
        tell.WriteLine($"    {code}");
        tell.WriteLine();
        tell.WriteLine("Chép hoặc in mã này, cất trong tủ có khóa, không để cùng nơi với máy và bản sao lưu.");
        tell.WriteLine("Máy hỏng hoặc mất: cần tệp sao lưu và mã này để khôi phục. Mất cả hai thì không ai mở được.");
        return key;
    }

    private static void Save(string dataFolder, BackupKey key)
    {
        var path = FileIn(dataFolder);
        DataFolder.MakeForOwner(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Whole or not at all: half a key would be taken for none, and the code that was shown would open nothing.
        var beside = path + ".dang-ghi";
        File.Delete(beside);
        using (var file = new FileStream(beside, options))
        {
            file.Write(
                Encoding.ASCII.GetBytes(
                    Convert.ToBase64String(key.Salt) + "\n" + Convert.ToBase64String(key.Key) + "\n"
                )
            );
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
