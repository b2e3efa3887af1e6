namespace MangNon.Programme;

/// <summary>What a programme gives as printed must stand in the plan's own text, where that is at hand.</summary>
internal static class PrintedCheck
{
    public static void Run(ActionProgramme programme, string path, ProgrammeReader reader, FindingLog log, JsonAt root)
    {
        if (programme.Source is null)
        {
            return;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var file = Path.GetFullPath(Path.Combine(folder, programme.Source));
        if (!file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(file))
        {
            log.Error(
                root.Member("source")!,
                "chương trình",
                $"không có tệp “{programme.Source}” cạnh tệp chương trình"
            );
            return;
        }

        var text = PrintedWords.Fold(File.ReadAllText(file));
        foreach (var section in reader.PrintedSections)
        {
            var printed = section.Node.Member("printed");
            if (printed?.Text is { } words && !text.Contains(PrintedWords.Fold(words), StringComparison.Ordinal))
            {
                log.Remark(printed, section.Place, "“printed” không có trong văn bản của kế hoạch");
            }
        }
    }
}
