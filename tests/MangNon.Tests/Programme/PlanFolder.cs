using MangNon.Programme;

namespace MangNon.Tests.Programme;

/// <summary>A folder of its own with copies of the shipped programmes, to be spoilt.</summary>
internal sealed class PlanFolder : IDisposable
{
    public const string Commune = "binh-luong-2021-2030.json";
    public const string Nation = "quoc-gia-2021-2030.json";

    public PlanFolder()
    {
        Path = Directory.CreateTempSubdirectory("mangnon-plan-").FullName;
        Directory.CreateDirectory(At("sources"));
        foreach (var file in Directory.EnumerateFiles(ProgrammeFolders.Shipped, "*.json"))
        {
            File.Copy(file, At(System.IO.Path.GetFileName(file)));
        }

        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(ProgrammeFolders.Shipped, "sources")))
        {
            File.Copy(file, At(System.IO.Path.Combine("sources", System.IO.Path.GetFileName(file))));
        }
    }

    public string Path { get; }

    public string At(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Replaces the first occurrence of some text after a mark, and says in which line it stood.</summary>
    public int Change(string file, string after, string old, string replacement)
    {
        var text = File.ReadAllText(At(file));
        var mark = text.IndexOf(after, StringComparison.Ordinal);
        Assert.True(mark >= 0, $"{after} is not in {file}");
        var start = text.IndexOf(old, mark, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{old} is not in {file} after {after}");
        File.WriteAllText(At(file), text[..start] + replacement + text[(start + old.Length)..]);
        return text[..start].Count(c => c == '\n') + 1;
    }

    public void Write(string file, string text) => File.WriteAllText(At(file), text);

    public LoadResult Load(string file, Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule = null) =>
        ProgrammeLoader.Load(At(file), null, checkRule);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
