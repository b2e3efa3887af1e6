using System.Text;
using System.Text.Json;

namespace MangNon.Programme;

/// <summary>Reads one programme's file, with the programme it is based on.</summary>
public static class ProgrammeLoader
{
    /// <summary>Reads a file. Mistakes in it are findings, never exceptions.</summary>
    /// <param name="path">The file, named after the programme's id: <c>binh-luong-2021-2030.json</c>.</param>
    /// <param name="folders">
    /// Where to look for the programme it is based on, first match wins. The file's own folder comes before them all
    /// unless it is one of them.
    /// </param>
    /// <param name="checkRule">Checks the words and grammar of a rule; null leaves that out.</param>
    public static LoadResult Load(
        string path,
        IReadOnlyList<string>? folders = null,
        Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule = null
    ) => Load(path, folders ?? [], checkRule, []);

    private static LoadResult Load(
        string path,
        IReadOnlyList<string> folders,
        Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule,
        IReadOnlyList<string> above
    )
    {
        var name = Path.GetFileName(path);
        var log = new FindingLog();
        if (JsonFile.Read(path, log) is not { } root)
        {
            return new LoadResult(name, null, log.Items);
        }

        var id = Path.GetFileNameWithoutExtension(path);
        ActionProgramme? basis = null;
        if (root.Member("basedOn") is { Text: { } basedOn } node)
        {
            basis = LoadBasis(path, basedOn, folders, checkRule, [.. above, id], node, log);
            if (basis is null)
            {
                return new LoadResult(name, null, log.Items);
            }
        }

        var reader = new ProgrammeReader(basis, checkRule, log);
        var programme = reader.Read(root);
        if (programme.Id.Length > 0 && programme.Id != id)
        {
            log.Error(root.Member("id")!, "chương trình", $"id “{programme.Id}” phải trùng tên tệp “{id}”");
        }

        ProgrammeChecks.Run(programme, basis, reader, log, root);
        PrintedCheck.Run(programme, path, reader, log, root);
        return new LoadResult(name, log.HasErrors ? null : programme, log.Items);
    }

    private static ActionProgramme? LoadBasis(
        string path,
        string basedOn,
        IReadOnlyList<string> folders,
        Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule,
        IReadOnlyList<string> above,
        JsonAt node,
        FindingLog log
    )
    {
        if (above.Contains(basedOn, StringComparer.Ordinal))
        {
            log.Error(node, "chương trình", $"“basedOn” đi vòng: {string.Join(" › ", above)} › {basedOn}");
            return null;
        }

        // A name, never a path: the file lies beside this one or in a folder of programmes.
        var file =
            Path.GetFileName(basedOn) == basedOn
                ? SearchOrder(path, folders)
                    .Select(folder => Path.Combine(folder, basedOn + ".json"))
                    .FirstOrDefault(File.Exists)
                : null;
        if (file is null)
        {
            log.Error(node, "chương trình", $"không tìm thấy chương trình gốc “{basedOn}” (tệp {basedOn}.json)");
            return null;
        }

        var result = Load(file, folders, checkRule, above);
        if (result.Programme is null)
        {
            var first = result.Findings.First(finding => finding.Severity == FindingSeverity.Error);
            log.Error(node, "chương trình", $"chương trình gốc “{basedOn}” không dùng được: {first}");
        }

        return result.Programme;
    }

    private static IEnumerable<string> SearchOrder(string path, IReadOnlyList<string> folders)
    {
        var own = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return folders.Select(Path.GetFullPath).Contains(own, StringComparer.Ordinal) ? folders : folders.Prepend(own);
    }
}
