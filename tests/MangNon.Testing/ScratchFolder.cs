using System.Globalization;

namespace MangNon.Testing;

/// <summary>
/// One folder of this test process, among the temporary files, removed when the process ends. A process that was
/// killed leaves its folder behind; the lock beside a folder, which the kernel lets go with the process, tells the
/// next run so, and that run clears it. <c>./test</c> keeps to the same two names, <c>X.lock</c> and <c>X</c>.
/// </summary>
internal static class ScratchFolder
{
    private const string Prefix = "mangnon-test-";
    private static readonly Lazy<string> Made = new(Make);
    private static FileStream? _lock;

    /// <summary>The folder's full path. Others may pass through it, so that a server run by another user reaches its own part.</summary>
    public static string Path => Made.Value;

    private static string Make()
    {
        ClearLeftovers();
        var path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.CreateVersion7():N}")
        );
        _lock = new FileStream(path + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode passThrough = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(
                path,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | passThrough
            );
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Remove(path);
            _lock.Dispose();
            File.Delete(path + ".lock");
        };
        return path;
    }

    private static void ClearLeftovers()
    {
        foreach (var lockFile in Directory.EnumerateFiles(System.IO.Path.GetTempPath(), Prefix + "*.lock"))
        {
            try
            {
                using var held = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Remove(lockFile[..^".lock".Length]);
                File.Delete(lockFile);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Held: its process lives. Or another user's: that user's next run clears it.
            }
        }
    }

    private static void Remove(string path)
    {
        ScratchServer.Stop(path);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
