using System.Globalization;
using MangNon.Recording;

namespace MangNon.Participation;

/// <summary>The fields of what children asked for, as they are written by hand.</summary>
public static class AskForm
{
    public const string On = "On";
    public const string Activity = "Activity";
    public const string Topic = "Topic";
    public const string Matter = "Matter";
    public const string PutTo = "PutTo";
    public const string AnsweredOn = "AnsweredOn";
    public const string Answer = "Answer";
    public const string Done = "Done";

    /// <param name="activities">Ids of the activities to choose from.</param>
    internal static IReadOnlyList<EntryField> Fields(IReadOnlyList<string> activities) =>
        [
            new(On, EntryShape.Day, IsNeeded: true),
            new(Activity, EntryShape.Choice, IsNeeded: false, activities),
            new(Topic, EntryShape.Choice, IsNeeded: true, Enum.GetNames<AskTopic>()),
            new(Matter, EntryShape.Text, IsNeeded: true, Longest: ChildrenAsk.LongestText),
            new(PutTo, EntryShape.Text),
            new(AnsweredOn, EntryShape.Day),
            new(Answer, EntryShape.Text, Longest: ChildrenAsk.LongestText),
            new(Done, EntryShape.Choice, IsNeeded: false, [bool.TrueString]),
        ];

    internal static Dictionary<string, string> Read(ChildrenAsk? ask) =>
        new(StringComparer.Ordinal)
        {
            [On] = Text(ask?.AskedOn),
            [Activity] = ask?.ActivityId?.ToString() ?? "",
            [Topic] = ask?.Topic.ToString() ?? "",
            [Matter] = ask?.Matter ?? "",
            [PutTo] = ask?.PutTo ?? "",
            [AnsweredOn] = Text(ask?.AnsweredOn),
            [Answer] = ask?.Answer ?? "",
            [Done] = ask is { IsDone: true } ? bool.TrueString : "",
        };

    /// <summary>What fields have against each other: an answer has its day and its words, and is not before the ask.</summary>
    internal static IEnumerable<EntryFault> Faults(EntryTexts texts)
    {
        var (day, words) = (texts.Day(AnsweredOn), texts[Answer]);
        if (day < texts.Day(On))
        {
            yield return new(AnsweredOn, EntryProblem.AnsweredBeforeAsked);
        }

        if (day is null && (words.Length > 0 || texts[Done].Length > 0))
        {
            yield return new(AnsweredOn, EntryProblem.Missing);
        }

        if (words.Length == 0 && (day is not null || texts[Done].Length > 0))
        {
            yield return new(Answer, EntryProblem.Missing);
        }
    }

    /// <summary>What was typed passed its checks.</summary>
    internal static void Write(ChildrenAsk ask, EntryTexts texts)
    {
        ask.AskedOn = texts.Day(On)!.Value;
        ask.ActivityId = Guid.TryParse(texts[Activity], out var activity) ? activity : null;
        ask.Topic = texts.Choice<AskTopic>(Topic)!.Value;
        ask.Matter = texts[Matter];
        ask.PutTo = texts.OrNull(PutTo);
        ask.AnsweredOn = texts.Day(AnsweredOn);
        ask.Answer = texts.OrNull(Answer);
        ask.IsDone = texts[Done].Length > 0;
    }

    private static string Text(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}
