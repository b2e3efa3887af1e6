using System.Globalization;

namespace MangNon.Programme;

public enum FindingSeverity
{
    /// <summary>The file cannot be used until this is mended.</summary>
    Error,

    /// <summary>The file can be used; the finding is shown.</summary>
    Remark,
}

/// <summary>Something found in a programme's file.</summary>
/// <param name="Severity">Whether the file can be used all the same.</param>
/// <param name="Place">Where, in the reader's words: “mục tiêu 2 › chỉ tiêu 9 › 2030”.</param>
/// <param name="Line">Line of the file, from 1; 0 where the file itself is meant.</param>
/// <param name="Column">Column of the line in characters, from 1; 0 where the file itself is meant.</param>
/// <param name="Path">The same place as a JSON path: <c>goals[1].indicators[1].components[0].targets.2030</c>.</param>
/// <param name="Message">What is wrong and what is expected, in Vietnamese.</param>
public sealed record ProgrammeFinding(
    FindingSeverity Severity,
    string Place,
    int Line,
    int Column,
    string Path,
    string Message
)
{
    /// <summary>“mục tiêu 2 › chỉ tiêu 9 › 2030, dòng 214: …”.</summary>
    public override string ToString() =>
        Line == 0
            ? $"{Place}: {Message}"
            : string.Create(CultureInfo.InvariantCulture, $"{Place}, dòng {Line}: {Message}");
}

/// <summary>What came of reading a programme's file.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Programme">The programme; null when an error stands in the way.</param>
/// <param name="Findings">In the order of the file.</param>
public sealed record LoadResult(string File, ActionProgramme? Programme, IReadOnlyList<ProgrammeFinding> Findings);

/// <summary>A mistake in a rule.</summary>
/// <param name="Field">The condition: <c>of</c>, <c>those</c>, <c>count</c> or <c>less</c>.</param>
/// <param name="Position">Where in the condition, in characters from 0.</param>
/// <param name="Message">What is wrong, in Vietnamese.</param>
public sealed record RuleProblem(string Field, int Position, string Message);

/// <summary>Collects what is found while a file is read.</summary>
internal sealed class FindingLog
{
    private readonly List<ProgrammeFinding> _items = [];

    public bool HasErrors => _items.Exists(item => item.Severity == FindingSeverity.Error);

    public IReadOnlyList<ProgrammeFinding> Items => [.. _items.OrderBy(item => item.Line).ThenBy(item => item.Column)];

    public void Error(JsonAt at, string place, string message) => Add(FindingSeverity.Error, at, place, message);

    public void Remark(JsonAt at, string place, string message) => Add(FindingSeverity.Remark, at, place, message);

    public void Error(string place, string message) =>
        _items.Add(new ProgrammeFinding(FindingSeverity.Error, place, 0, 0, "", message));

    public void Add(ProgrammeFinding finding) => _items.Add(finding);

    private void Add(FindingSeverity severity, JsonAt at, string place, string message) =>
        _items.Add(new ProgrammeFinding(severity, place, at.Line, at.Column, at.Path, message));
}
