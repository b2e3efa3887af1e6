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
        foreach (var indicator in programme.Goals.SelectMany(goal => goal.Indicators))
        {
            if (reader.IndicatorSections.TryGetValue(indicator.Id, out var section))
            {
                Check(section, indicator.PrintedText, text, log);
            }
        }

        foreach (var ((component, year), section) in reader.Targets)
        {
            var printed = programme
                .Components.First(item => item.Component.Id == component)
                .Component.Targets.GetValueOrDefault(year)
                ?.Printed;
            Check(section, printed, text, log);
        }
    }

    private static void Check(JsonSection section, string? printed, string text, FindingLog log)
    {
        if (printed is not null && !text.Contains(PrintedWords.Fold(printed), StringComparison.Ordinal))
        {
            log.Remark(section.Node.Member("printed")!, section.Place, "“printed” không có trong văn bản của kế hoạch");
        }
    }
}
