using System.Globalization;
using MangNon.Reporting.WorkPlans;

namespace MangNon.Documents;

/// <summary>The tasks of a unit's year as they are printed in its report.</summary>
internal static class WorkTaskWords
{
    /// <summary>“Đã làm 3/5 nhiệm vụ; đang làm 1; chưa bắt đầu 1; không làm được 0.”</summary>
    /// <param name="year">Of the plan.</param>
    /// <param name="tasks">At least one.</param>
    public static string Counts(int year, IReadOnlyCollection<FrozenTask> tasks)
    {
        int Count(WorkProgress progress) => tasks.Count(task => task.Progress == progress);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Kế hoạch công tác năm {year}: đã làm {Count(WorkProgress.Done)}/{tasks.Count} nhiệm vụ; đang làm {Count(WorkProgress.UnderWay)}; chưa bắt đầu {Count(WorkProgress.NotBegun)}; không làm được {Count(WorkProgress.NotDone)}."
        );
    }

    /// <summary>“Thực hiện các giải pháp … (mục V.7; hạn 20/11/2025): không làm được; lý do: chưa có kinh phí”.</summary>
    public static string Line(FrozenTask task)
    {
        var where = string.Join(
            "; ",
            new[]
            {
                task.Section is { } section ? $"mục {section}" : null,
                task.DueOn is { } due ? $"hạn {FigureWords.Day(due)}" : null,
            }.OfType<string>()
        );
        var what = string.Join(
            "; ",
            new[]
            {
                Progress(task.Progress),
                Outcome(task),
                Trimmed(task.Evidence) is { } proof ? $"minh chứng: {proof}" : null,
            }.OfType<string>()
        );
        return Trimmed(task.Text) + (where.Length > 0 ? $" ({where})" : "") + (what.Length > 0 ? $": {what}" : "");
    }

    /// <summary>Null for what is done: it stands under that heading.</summary>
    private static string? Progress(WorkProgress progress) =>
        progress switch
        {
            WorkProgress.UnderWay => "đang làm",
            WorkProgress.NotBegun => "chưa bắt đầu",
            WorkProgress.NotDone => "không làm được",
            _ => null,
        };

    /// <summary>Of what is not done it is the reason.</summary>
    private static string? Outcome(FrozenTask task) =>
        task.Progress == WorkProgress.NotDone && Trimmed(task.Outcome) is { } why
            ? $"lý do: {why}"
            : Trimmed(task.Outcome);

    private static string? Trimmed(string? text) => text?.TrimEnd('.', ' ');
}
