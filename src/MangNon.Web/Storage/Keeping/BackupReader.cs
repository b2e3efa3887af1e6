using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace MangNon.Web.Storage.Keeping;

/// <summary>Unpacks a backup. Every byte is proved before it is used, and every file must be what the manifest says.</summary>
internal static class BackupReader
{
    private const int LongestManifest = 16 * 1024 * 1024;

    /// <param name="path">The backup.</param>
    /// <param name="keys">Where its key comes from.</param>
    /// <param name="into">An empty folder. After a refusal, what lies in it is worth nothing.</param>
    /// <param name="cancel">Between two files.</param>
    /// <exception cref="BackupRefusedException">Wrong code, altered, cut short, newer; said in Vietnamese.</exception>
    public static BackupManifest Unpack(string path, BackupKeySource keys, string into, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var (header, check) = BackupHeader.Read(file);
        using var chunks = new SealedChunks(header, keys.KeyOf(header, check));
        using var opening = new OpeningStream(file, chunks);
        try
        {
            using var clear = new BrotliStream(opening, CompressionMode.Decompress, leaveOpen: true);
            using var tar = new TarReader(clear, leaveOpen: true);
            var manifest = ReadManifest(tar);
            var missing = manifest.Parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
            while (tar.GetNextEntry() is { } entry)
            {
                cancel.ThrowIfCancellationRequested();
                if (!missing.Remove(entry.Name, out var part))
                {
                    throw new BackupRefusedException(BackupRefusedException.Altered);
                }

                Extract(entry, part, into);
            }

            // To the very end: only there is the last chunk known to be the last.
            clear.CopyTo(Stream.Null);
            opening.CopyTo(Stream.Null);
            return missing.Count == 0 ? manifest : throw new BackupRefusedException(BackupRefusedException.Altered);
        }
        catch (Exception fault)
            when (fault is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw new BackupRefusedException(BackupRefusedException.Altered, fault);
        }
    }

    private static BackupManifest ReadManifest(TarReader tar)
    {
        if (
            tar.GetNextEntry()
            is not { Name: BackupManifest.EntryName, DataStream: { } data, Length: <= LongestManifest }
        )
        {
            throw new BackupRefusedException(BackupRefusedException.Altered);
        }

        using var json = new MemoryStream();
        data.CopyTo(json);
        return BackupManifest.FromJson(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private static void Extract(TarEntry entry, BackupPart part, string into)
    {
        var root = Path.GetFullPath(into) + Path.DirectorySeparatorChar;
        var target = Path.GetFullPath(Path.Combine(root, part.Name));
        if (entry.EntryType != TarEntryType.RegularFile || !target.StartsWith(root, StringComparison.Ordinal))
        {
            throw new BackupRefusedException(BackupRefusedException.Altered);
        }

        DataFolder.MakeForOwner(Path.GetDirectoryName(target)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = new FileStream(target, options);
        var buffer = new byte[81920];
        for (int read; entry.DataStream is { } data && (read = data.Read(buffer)) > 0; )
        {
            hash.AppendData(buffer, 0, read);
            file.Write(buffer, 0, read);
        }

        if (file.Length != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
        {
            throw new BackupRefusedException(BackupRefusedException.Altered);
        }

        file.Flush(flushToDisk: true);
    }
}
