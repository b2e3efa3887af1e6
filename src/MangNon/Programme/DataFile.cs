namespace MangNon.Programme;

/// <summary>What came of reading a data file that lies beside the programmes.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Value">Its content; null when an error stands in the way.</param>
/// <param name="Findings">In the order of the file.</param>
public sealed record DataFile<T>(string File, T? Value, IReadOnlyList<ProgrammeFinding> Findings)
    where T : class
{
    /// <summary>The content of a file that ships with the program, where a mistake is a bug.</summary>
    /// <exception cref="InvalidOperationException">The file has an error.</exception>
    public T Required() =>
        Value
        ?? throw new InvalidOperationException(
            $"{File}: {string.Join("; ", Findings.Select(finding => finding.ToString()))}"
        );
}

/// <summary>Where programmes and the data beside them lie.</summary>
public static class ProgrammeFolders
{
    /// <summary>The folder that ships beside the program.</summary>
    public static string Shipped { get; } = Path.Combine(AppContext.BaseDirectory, "programmes");

    /// <summary>A file such as <c>codes/vaccines.json</c> in the last folder that has it; the shipped one where none has.</summary>
    /// <param name="folders">The program's own folder first, the commune's last.</param>
    /// <param name="file">The file, relative to the folder.</param>
    public static string Find(IReadOnlyList<string> folders, string file) =>
        folders.Reverse().Append(Shipped).Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists)
        ?? Path.Combine(Shipped, file);
}

/// <summary>Reads a data file by a function over its root.</summary>
internal static class DataFileReader
{
    public static DataFile<T> Read<T>(string path, Func<JsonSection, T> read)
        where T : class
    {
        var name = Path.GetFileName(path);
        var log = new FindingLog();
        var root = JsonFile.Read(path, log);
        var value = root is null ? null : read(new JsonSection(root, name, log));
        return new DataFile<T>(name, log.HasErrors ? null : value, log.Items);
    }
}
