namespace MangNon.Programme;

/// <summary>What <c>plan check</c> has to say about a file.</summary>
/// <param name="Findings">In the order of the file; all of them.</param>
/// <param name="Programme">The programme as read; null when it cannot be used.</param>
/// <param name="ExitCode">0: nothing found; 1: usable, with findings; 2: cannot be used.</param>
public sealed record PlanCheckResult(
    IReadOnlyList<ProgrammeFinding> Findings,
    ActionProgramme? Programme,
    int ExitCode
);

/// <summary>Checks a programme's file before it is put to use.</summary>
public static class PlanCheck
{
    /// <param name="path">The file.</param>
    /// <param name="checkRule">Checks the words and grammar of a rule; null leaves that out.</param>
    /// <param name="folders">
    /// Where the programme it is based on may lie, first match wins; the file's own folder comes first of all, the
    /// shipped programmes last.
    /// </param>
    public static PlanCheckResult Run(
        string path,
        Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule = null,
        IReadOnlyList<string>? folders = null
    )
    {
        var result = ProgrammeLoader.Load(path, [.. folders ?? [], ProgrammeFolders.Shipped], checkRule);
        var exitCode =
            result.Programme is null ? 2
            : result.Findings.Count > 0 ? 1
            : 0;
        return new PlanCheckResult(result.Findings, result.Programme, exitCode);
    }
}
