using System.Globalization;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Reporting.WorkPlans;
using MangNon.Web.Shell;

namespace MangNon.Web.Reporting.WorkPlans;

/// <summary>Tasks by their last day.</summary>
internal enum WorkDue
{
    /// <summary>Over, and not done.</summary>
    Late,

    /// <summary>Within <see cref="DueReports.DaysBefore"/> days.</summary>
    Soon,
}

/// <summary>In which order tasks stand.</summary>
internal enum WorkOrder
{
    /// <summary>As in the plan, unit by unit.</summary>
    Plan,

    /// <summary>The earliest last day first; those without one at the end.</summary>
    Due,

    Progress,
}

/// <summary>What of the work plans is shown; it stands in the address.</summary>
/// <param name="Year">The year of the plans.</param>
/// <param name="Unit">Slug of a unit, school or village; null for all.</param>
/// <param name="Progress">How far; null for any.</param>
/// <param name="Due">By the last day; null for any.</param>
/// <param name="Order">In which order.</param>
internal sealed record WorkPlanView(int Year, string? Unit, WorkProgress? Progress, WorkDue? Due, WorkOrder Order)
{
    public const string List = "/ke-hoach-nam";
    public const string New = List + "/them";
    public const string Round = List + "/tien-do";
    public const string UnitKey = "don-vi";
    public const string ProgressKey = "tien-do";
    public const string DueKey = "han";
    public const string OrderKey = "sap-xep";

    /// <summary>The plan of next year is made in this one.</summary>
    public const int YearsAhead = 1;

    public bool IsFiltered => Unit is not null || Progress is not null || Due is not null;

    public static string Edit(Guid id) => $"{List}/{id}/sua";

    /// <summary>An address with a year in it.</summary>
    public static string Of(string path, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?{YearChoice.Key}={year}");

    /// <summary>What is not understood is as if it were not there.</summary>
    public static WorkPlanView Of(IQueryCollection query, DateOnly today) =>
        new(
            YearChoice.Of(Whole(query[YearChoice.Key]), today, YearsAhead),
            query[UnitKey].ToString() is { Length: > 0 } unit ? unit : null,
            Find<WorkProgress>(query[ProgressKey], Slug),
            Find<WorkDue>(query[DueKey], Slug),
            Find<WorkOrder>(query[OrderKey], Slug) ?? WorkOrder.Plan
        );

    /// <summary>Whether a task is of the unit that is looked at.</summary>
    public bool IsOfUnit(WorkTaskLine line) => Unit is null || line.Owner.Key.Slug == Unit;

    /// <summary>The tasks that fit, in order.</summary>
    public IReadOnlyList<WorkTaskLine> Of(IEnumerable<WorkTaskLine> lines, DateOnly today)
    {
        var shown = lines.Where(line => IsOfUnit(line) && Fits(line.Task, today));
        return
        [
            .. Order switch
            {
                WorkOrder.Due => shown.OrderBy(line => line.Task.DueOn ?? DateOnly.MaxValue),
                WorkOrder.Progress => shown.OrderBy(line => line.Task.Progress),
                _ => shown,
            },
        ];
    }

    public static string Slug(WorkProgress progress) =>
        progress switch
        {
            WorkProgress.UnderWay => "dang-lam",
            WorkProgress.Done => "da-lam",
            WorkProgress.NotDone => "khong-lam-duoc",
            _ => "chua-bat-dau",
        };

    public static string Slug(WorkDue due) => due == WorkDue.Late ? "qua-han" : "sap-den-han";

    public static string Slug(WorkOrder order) =>
        order switch
        {
            WorkOrder.Due => "han",
            WorkOrder.Progress => "tien-do",
            _ => "ke-hoach",
        };

    private bool Fits(WorkTask task, DateOnly today) =>
        (Progress is not { } progress || task.Progress == progress)
        && Due switch
        {
            WorkDue.Late => task.IsLateOn(today),
            WorkDue.Soon => task.IsDueWithin(DueReports.DaysBefore, today),
            _ => true,
        };

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Find<T>(string? slug, Func<T, string> slugOf)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => slugOf(value!.Value) == slug);
}
