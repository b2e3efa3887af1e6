using MangNon.Reporting.WorkPlans;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Reporting.WorkPlans;

/// <summary>What the pages of work plans call things.</summary>
internal static class WorkWords
{
    /// <summary>So many letters of a task stand in a list; the whole of it on its own page and in the workbook.</summary>
    private const int LettersOfList = 180;

    public static string Of(WorkProgress progress) => T("WorkProgress." + progress);

    public static string Of(WorkDue due) => T("WorkDue." + due);

    public static string Of(WorkOrder order) => T("WorkOrder." + order);

    /// <summary>Cut at a word where it is long.</summary>
    public static string Short(string text)
    {
        if (text.Length <= LettersOfList)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', LettersOfList);
        return text[..(end > 0 ? end : LettersOfList)].TrimEnd(',', ';', '.', ':') + "…";
    }

    /// <summary>“mục V.7 của kế hoạch”, “việc của đơn vị”, “chuyển từ năm trước”.</summary>
    public static string Source(WorkTask task) =>
        task.Section is { } section ? T("WorkTask.FromPlan", section)
        : task.CarriedFromId is not null ? T("WorkTask.Carried")
        : T("WorkTask.OwnTask");

    /// <summary>Its last day; “hằng năm” where the plan says so and sets none.</summary>
    public static string Due(WorkTaskLine line) =>
        line.Task.DueOn is { } due ? Numbers.Day(due)
        : line.Given is { IsYearly: true } ? T("WorkTask.Yearly")
        : Numbers.None;

    public static string Of(WorkTally tally) =>
        T(
            "WorkPlan.Tally",
            Numbers.Count(tally.Done),
            Numbers.Count(tally.All),
            Numbers.Count(tally.NotDone),
            Numbers.Count(tally.Late)
        );
}
