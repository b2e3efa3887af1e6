using System.Text.Json;
using System.Text.Json.Serialization;
using MangNon.Reporting.Freezing;

namespace MangNon.Reporting.WorkPlans;

/// <summary>A task as it stood when its unit's report was handed in: what is written later does not change it.</summary>
/// <param name="Text">What there was to do.</param>
/// <param name="Section">Where it stands in the plan; null for the unit's own.</param>
/// <param name="DueOn">The last day; null where none was set.</param>
/// <param name="Progress">How far it was.</param>
/// <param name="Outcome">What was done, or why it was not.</param>
/// <param name="Evidence">What proves it.</param>
public sealed record FrozenTask(
    string Text,
    string? Section,
    DateOnly? DueOn,
    WorkProgress Progress,
    string? Outcome,
    string? Evidence
)
{
    [JsonIgnore]
    public bool IsDone => Progress == WorkProgress.Done;

    public static FrozenTask Of(WorkTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new FrozenTask(task.Text, task.Section, task.DueOn, task.Progress, task.Outcome, task.Evidence);
    }

    public static string Write(IEnumerable<FrozenTask> tasks) =>
        JsonSerializer.Serialize([.. tasks], FrozenJson.Readable.IReadOnlyListFrozenTask);

    /// <exception cref="JsonException">Not written by <see cref="Write"/>.</exception>
    public static IReadOnlyList<FrozenTask> Read(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize(text, FrozenJson.Readable.IReadOnlyListFrozenTask) ?? [];
}
