using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;

namespace MangNon.Web.Storage.Keeping;

/// <summary>Writes a backup (<c>.mnb</c>) of a data folder while it is in use.</summary>
internal static class BackupWriter
{
    private const string Busy = "Đang có một lần sao lưu khác chạy. Chờ xong rồi làm lại.";
    private const string KeysChanging = "Khóa của hệ thống đang được thay. Chờ thay xong rồi sao lưu lại.";

    /// <summary>What lies beside the database and is kept with it.</summary>
    private static readonly string[] Kept = ["keys", "programmes"];

    /// <summary>Writes beside <paramref name="path"/>, forces it to the disk and gives it its name: there is a whole backup or none.</summary>
    /// <exception cref="BackupRefusedException">It cannot be made; said in Vietnamese.</exception>
    public static Task<BackupManifest> WriteAsync(
        DataFolder folder,
        string path,
        BackupKey key,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        BackupRefusedException.SaidAsync(async () =>
        {
            using var alone = FolderLock.TryBackup(folder.Backups) ?? throw new BackupRefusedException(Busy);
            Scratch.ClearLeftovers(folder.Backups);
            using var scratch = Scratch.In(folder.Backups);
            var (copy, files) = await CopyAsync(folder, scratch.Path, cancel);
            files.Insert(0, (copy.Name, copy.Path));
            var manifest = new BackupManifest
            {
                Program = Program(),
                At = clock.GetUtcNow(),
                Database = copy.Database,
                Migrations = copy.Migrations,
                Rows = copy.Rows,
                Parts = [.. files.Select(file => PartOf(file.Name, file.Path))],
            };
            await Task.Run(() => Write(path, key, manifest, files, cancel), cancel);
            return manifest;
        });

    private static string Program() =>
        typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "";

    /// <summary>
    /// The database, then the keys: the same keys before and after, so that what is sealed in the copy is opened by
    /// the keys in the copy.
    /// </summary>
    private static async Task<(DatabaseCopy Copy, List<(string Name, string Path)> Files)> CopyAsync(
        DataFolder folder,
        string scratch,
        CancellationToken cancel
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var place = Path.Combine(scratch, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
            DataFolder.MakeForOwner(place);
            var before = KeptFiles(folder.Path, place, "truoc");
            var copy = await DatabaseCopy.TakeAsync(folder, place, cancel);
            var after = KeptFiles(folder.Path, place, "sau");
            if (Hashes(before).SequenceEqual(Hashes(after), StringComparer.Ordinal))
            {
                return (copy, after);
            }

            if (attempt == 3)
            {
                throw new BackupRefusedException(KeysChanging);
            }
        }
    }

    private static List<(string Name, string Path)> KeptFiles(string data, string place, string under)
    {
        var files = new List<(string, string)>();
        foreach (var kept in Kept.Where(kept => Directory.Exists(Path.Combine(data, kept))))
        {
            foreach (
                var file in Directory
                    .GetFiles(Path.Combine(data, kept), "*", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
            )
            {
                var name = Path.GetRelativePath(data, file).Replace('\\', '/');
                var copy = Path.Combine(place, under, name);
                DataFolder.MakeForOwner(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                files.Add((name, copy));
            }
        }

        return files;
    }

    private static IEnumerable<string> Hashes(IEnumerable<(string Name, string Path)> files) =>
        files.Select(file => PartOf(file.Name, file.Path).ToString());

    private static BackupPart PartOf(string name, string path)
    {
        using var file = File.OpenRead(path);
        return new BackupPart(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static void Write(
        string path,
        BackupKey key,
        BackupManifest manifest,
        List<(string Name, string Path)> files,
        CancellationToken cancel
    )
    {
        var beside = path + ".dang-ghi";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var file = new FileStream(beside, options))
            {
                var header = BackupHeader.For(key);
                file.Write(header.Write(key.Key, length: 0));
                using var chunks = new SealedChunks(header, key.Key);
                using var sealing = new SealingStream(file, chunks);
                using (var squeezed = new BrotliStream(sealing, CompressionLevel.Fastest, leaveOpen: true))
                using (var tar = new TarWriter(squeezed, TarEntryFormat.Pax, leaveOpen: true))
                {
                    Add(tar, BackupManifest.EntryName, new MemoryStream(manifest.ToJson()));
                    foreach (var (name, copy) in files)
                    {
                        cancel.ThrowIfCancellationRequested();
                        Add(tar, name, File.OpenRead(copy));
                    }
                }

                sealing.Finish();
                var length = file.Length;
                file.Position = 0;
                file.Write(header.Write(key.Key, length));
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Add(TarWriter tar, string name, Stream data)
    {
        using (data)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
        }
    }
}
