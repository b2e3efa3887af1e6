namespace MangNon.Programme;

/// <summary>
/// All programmes at hand: those shipped with the program and the commune's own, each with the indicators that
/// supplements add to it.
/// </summary>
public sealed class ProgrammeLibrary
{
    private readonly Dictionary<string, ActionProgramme> _programmes = new(StringComparer.Ordinal);

    private ProgrammeLibrary(IReadOnlyList<LoadResult> results)
    {
        foreach (var programme in results.Select(result => result.Programme).OfType<ActionProgramme>())
        {
            if (programme.Supplements is null)
            {
                _programmes[programme.Id] = programme;
            }
        }

        Results = [.. results.Select(AddSupplement)];
    }

    /// <summary>Adds a supplement to its programme; one that does not fit is left out and its result says why.</summary>
    private LoadResult AddSupplement(LoadResult result)
    {
        if (result.Programme is not { Supplements: { } id } supplement)
        {
            return result;
        }

        var problem = _programmes.TryGetValue(id, out var whole)
            ? ProgrammeSupplement.Clash(whole, supplement)
            : $"không có chương trình “{id}” để bổ sung vào";
        if (problem is null)
        {
            _programmes[id] = ProgrammeSupplement.Add(whole!, supplement);
            return result;
        }

        var finding = new ProgrammeFinding(FindingSeverity.Error, "chương trình", 0, 0, "", problem);
        return result with { Programme = null, Findings = [.. result.Findings, finding] };
    }

    /// <summary>What came of each file, by file name.</summary>
    public IReadOnlyList<LoadResult> Results { get; }

    /// <summary>The programmes that can be used, by id; supplements are in what they supplement.</summary>
    public IReadOnlyDictionary<string, ActionProgramme> Programmes => _programmes;

    /// <summary>Reads every <c>*.json</c> of the folders, not of the folders inside them.</summary>
    /// <param name="folders">
    /// The program's own folder first, the commune's last: a file of the same name in a later folder takes the place
    /// of the earlier one. A folder that does not exist is empty.
    /// </param>
    /// <param name="checkRule">Checks the words and grammar of a rule; null leaves that out.</param>
    public static ProgrammeLibrary Load(
        IReadOnlyList<string> folders,
        Func<RuleDefinition, IReadOnlyList<RuleProblem>>? checkRule = null
    )
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var file in folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json"))
        )
        {
            files[Path.GetFileName(file)] = file;
        }

        var latestFirst = folders.Reverse().ToList();
        return new ProgrammeLibrary([
            .. files.Values.Select(file => ProgrammeLoader.Load(file, latestFirst, checkRule)),
        ]);
    }
}
