using System.Text.Json;
using MangNon.Register.Editing;
using MangNon.Storage;

namespace MangNon.Register.Merging;

/// <summary>All that is needed to take a merge back.</summary>
/// <param name="Child">The row of the child that went.</param>
/// <param name="Moved">Rows that went over to the child that is kept.</param>
/// <param name="Whole">Rows that did not: the child that is kept has them, or they were for the other alone.</param>
/// <param name="Filled">What the child that is kept got from the other.</param>
/// <param name="Made">Findings that two are two (<see cref="Matching.NotDuplicate"/>), written anew for the child that is kept.</param>
internal sealed record MergeCopy(
    RowCopy Child,
    IReadOnlyList<MovedRows> Moved,
    IReadOnlyList<RowCopy> Whole,
    IReadOnlyList<FilledField> Filled,
    IReadOnlyList<Guid> Made
);

/// <summary>Rows of one table, by their ids.</summary>
internal sealed record MovedRows(string Table, IReadOnlyList<Guid> Ids);

/// <summary>A field and the text that was written into it, as <see cref="RegisterFields.Read"/> gives it.</summary>
internal sealed record FilledField(RegisterField Field, string Text);

/// <summary>What could not be taken back as it was, because it changed after the merge.</summary>
/// <param name="Stands">Fields of the child that is kept, which others wrote since: they stay.</param>
/// <param name="Gone">Records that do not come back, by table: deleted since, or what they belonged to is.</param>
public sealed record MergeReport(IReadOnlyList<RegisterField> Stands, IReadOnlyDictionary<string, int> Gone)
{
    public bool IsAll => Stands.Count == 0 && Gone.Count == 0;
}

/// <summary>What <see cref="ChildMerge.Matter"/> holds: the copy while the merge stands, the report afterwards.</summary>
internal sealed record MergeMatter(MergeCopy? Copy, MergeReport? Report)
{
    public static MergeMatter Read(string? text) =>
        text is null ? new(null, null) : JsonSerializer.Deserialize<MergeMatter>(text)!;

    public string Write() => JsonSerializer.Serialize(this);
}
