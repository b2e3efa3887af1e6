using System.Globalization;
using MangNon.Recording;

namespace MangNon.Reporting.WorkPlans;

/// <summary>The fields of a task as they are written by hand: those that the person may write.</summary>
public static class WorkTaskForm
{
    public const string Unit = "Unit";
    public const string Text = "Text";
    public const string Due = "Due";
    public const string Progress = "Progress";
    public const string Outcome = "Outcome";
    public const string Evidence = "Evidence";

    /// <summary>Of a new task of one's own.</summary>
    /// <param name="units">Those it can be given to.</param>
    internal static IReadOnlyList<EntryField> FieldsOfNew(IReadOnlyList<string> units) =>
        [new(Unit, EntryShape.Choice, IsNeeded: true, units), TextField, DueField];

    internal static IReadOnlyList<EntryField> Fields(WorkTaskLine line) =>
        [
            .. line is { MayPlan: true, Task.IsOwn: true } ? [TextField] : Array.Empty<EntryField>(),
            .. line.MayPlan ? [DueField] : Array.Empty<EntryField>(),
            .. line.MayReport
                ?
                [
                    new EntryField(Progress, EntryShape.Choice, IsNeeded: true, Enum.GetNames<WorkProgress>()),
                    new EntryField(Outcome, EntryShape.Text, Longest: WorkTask.LongestText),
                    new EntryField(Evidence, EntryShape.Text, Longest: WorkTask.LongestEvidence),
                ]
                : Array.Empty<EntryField>(),
        ];

    internal static Dictionary<string, string> Read(WorkTask? task, IReadOnlyList<EntryField> fields) =>
        fields.ToDictionary(
            field => field.Key,
            field =>
                field.Key switch
                {
                    Text => task?.Text ?? "",
                    Due => task?.DueOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "",
                    Progress => task?.Progress.ToString() ?? "",
                    Outcome => task?.Outcome ?? "",
                    Evidence => task?.Evidence ?? "",
                    _ => "",
                },
            StringComparer.Ordinal
        );

    /// <summary>What fields have against each other and against the year.</summary>
    internal static IEnumerable<EntryFault> Faults(EntryTexts texts, int year)
    {
        if (texts.Day(Due) is { } due && due.Year != year)
        {
            yield return new(Due, EntryProblem.OutsideYear);
        }

        if (texts.Choice<WorkProgress>(Progress) == WorkProgress.NotDone && texts[Outcome].Length == 0)
        {
            yield return new(Outcome, EntryProblem.Missing);
        }
    }

    /// <summary>What was typed passed its checks; what the form did not have stays.</summary>
    internal static void Write(WorkTask task, EntryTexts texts, IReadOnlyList<EntryField> fields)
    {
        foreach (var field in fields)
        {
            switch (field.Key)
            {
                case Text:
                    task.Text = texts[Text];
                    break;
                case Due:
                    task.DueOn = texts.Day(Due);
                    break;
                case Progress:
                    task.Progress = texts.Choice<WorkProgress>(Progress)!.Value;
                    break;
                case Outcome:
                    task.Outcome = texts.OrNull(Outcome);
                    break;
                case Evidence:
                    task.Evidence = texts.OrNull(Evidence);
                    break;
                default:
                    break;
            }
        }
    }

    private static EntryField TextField { get; } =
        new(Text, EntryShape.Text, IsNeeded: true, Longest: WorkTask.LongestText);

    private static EntryField DueField { get; } = new(Due, EntryShape.Day, MayBeLater: true);
}
