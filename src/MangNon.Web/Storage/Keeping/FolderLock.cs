namespace MangNon.Web.Storage.Keeping;

/// <summary>A lock that the operating system lets go when its process ends, however it ends.</summary>
internal static class FolderLock
{
    /// <summary>Held while a backup is made: there are never two at once.</summary>
    public static FileStream? TryBackup(string backups)
    {
        DataFolder.MakeForOwner(backups);
        return TryAlone(Path.Combine(backups, ".dang-sao-luu"));
    }

    /// <summary>Held, by as many as like, while a site is served from the folder.</summary>
    public static FileStream Serving(string dataFolder)
    {
        var path = ServingFile(dataFolder);
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, []);
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Null while a site is served from the folder.</summary>
    public static FileStream? TryRestore(string dataFolder) => TryAlone(ServingFile(dataFolder));

    private static string ServingFile(string dataFolder) => Path.Combine(dataFolder, ".dang-phuc-vu");

    private static FileStream? TryAlone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(path))
        {
            return null;
        }
    }
}
