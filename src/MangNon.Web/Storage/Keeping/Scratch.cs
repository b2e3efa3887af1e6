namespace MangNon.Web.Storage.Keeping;

/// <summary>A folder for work under way, for the owner of the program alone; gone when disposed.</summary>
internal sealed class Scratch : IDisposable
{
    private const string Prefix = ".tam-";

    private Scratch(string path) => Path = path;

    public string Path { get; }

    public static Scratch In(string folder)
    {
        DataFolder.MakeForOwner(folder);
        var path = System.IO.Path.Combine(folder, Prefix + Guid.CreateVersion7().ToString("N"));
        DataFolder.MakeForOwner(path);
        return new Scratch(path);
    }

    /// <summary>What a killed run left. Only while no other can be under way.</summary>
    public static void ClearLeftovers(string folder)
    {
        if (Directory.Exists(folder))
        {
            foreach (var left in Directory.GetDirectories(folder, Prefix + "*"))
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
