using System.Globalization;
using MangNon.Programme;

namespace MangNon.Reporting.WorkPlans;

/// <summary>A task that the programme gives to units (nhiệm vụ; sections III and V of the plan).</summary>
/// <param name="Id">“V.7-2”, the second task of section V.7: stored with the tasks made from it, never change it.</param>
/// <param name="Section">Where it stands in the plan: “V.7”.</param>
/// <param name="Printed">As printed in the plan.</param>
/// <param name="Units">Whose it is; the focal office's where the plan names nobody.</param>
/// <param name="Indicators">The chỉ tiêu that it names; empty where it names none.</param>
/// <param name="IsYearly">The plan says “hằng năm”.</param>
/// <param name="DueOn">The last days that the plan sets; empty where it sets none.</param>
public sealed record PlanTask(
    string Id,
    string Section,
    string Printed,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Indicators,
    bool IsYearly,
    IReadOnlyList<DateOnly> DueOn
)
{
    /// <summary>Belongs to a year's plan: every year, or where the plan sets days the years of these.</summary>
    public bool IsOf(int year) => DueOn.Count == 0 || DueOn.Any(day => day.Year == year);

    /// <summary>The last day in a year; null where the plan sets none.</summary>
    public DateOnly? DueIn(int year) => DueOn.Where(day => day.Year == year).Cast<DateOnly?>().Max();
}

/// <summary>The tasks of a programme, as data: <c>programmes/work/ID-OF-THE-PROGRAMME.json</c>.</summary>
/// <param name="Tasks">In the order of the plan.</param>
public sealed record PlanTasks(IReadOnlyList<PlanTask> Tasks)
{
    private static readonly Dictionary<string, bool> Frequencies = new(StringComparer.Ordinal) { ["year"] = true };

    /// <summary>Of a programme without a file of tasks.</summary>
    public static PlanTasks None { get; } = new([]);

    /// <summary>Relative to a folder of programmes.</summary>
    public static string FileName(string programmeId) => $"work/{programmeId}.json";

    public PlanTask? Find(string? id) => Tasks.FirstOrDefault(task => task.Id == id);

    /// <summary>What a unit has to do in a year.</summary>
    public IEnumerable<PlanTask> Of(string unitId, int year) =>
        Tasks.Where(task => task.Units.Contains(unitId) && task.IsOf(year));

    /// <summary>The tasks of a programme; none where no folder has a file of them.</summary>
    /// <exception cref="InvalidOperationException">The file has an error.</exception>
    public static PlanTasks Of(ActionProgramme programme, IReadOnlyList<string> folders)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var path = ProgrammeFolders.Find(folders, FileName(programme.Id));
        return File.Exists(path) ? Load(path, programme).Required() : None;
    }

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<PlanTasks> Load(string path, ActionProgramme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "programme", "name", "nameEn", "legalBasis", "tasks");
                if (root.Text("programme") is { Length: > 0 } id && id != programme.Id)
                {
                    root.Log.Error(
                        root.Node.Member("programme")!,
                        root.Place,
                        $"“programme”: “{id}” không phải kế hoạch “{programme.Id}”"
                    );
                }

                var nodes = root.Items("tasks", required: true);
                var tasks = nodes.Select(node => Read(node, programme, root.Log)).ToList();
                for (var i = 0; i < tasks.Count; i++)
                {
                    if (tasks[i].Id.Length > 0 && tasks.FindIndex(task => task.Id == tasks[i].Id) < i)
                    {
                        root.Log.Error(nodes[i], $"nhiệm vụ {tasks[i].Id}", "ghi hai lần");
                    }
                }

                return new PlanTasks(tasks);
            }
        );
    }

    private static PlanTask Read(JsonAt node, ActionProgramme programme, FindingLog log)
    {
        var section = new JsonSection(node, $"nhiệm vụ {node.Member("id")?.Text}", log).Knows(
            "id",
            "section",
            "printed",
            "units",
            "indicators",
            "every",
            "due"
        );
        var units = Known(section, "units", "đơn vị", programme.Units.Select(unit => unit.Id));
        var indicators = programme.Goals.SelectMany(goal => goal.Indicators).Select(indicator => indicator.Id);
        return new PlanTask(
            section.Text("id"),
            section.Text("section"),
            section.Text("printed"),
            units.Count > 0 ? units : [programme.FocalUnit],
            Known(section, "indicators", "chỉ tiêu", indicators),
            section.Word("every", Frequencies, inherited: false),
            Days(section)
        );
    }

    /// <summary>Words of a list, each of which the programme must have.</summary>
    private static IReadOnlyList<string> Known(JsonSection section, string key, string what, IEnumerable<string> known)
    {
        var texts = section.Texts(key);
        foreach (var text in texts.Except(known))
        {
            section.Log.Error(section.Node.Member(key)!, section.Place, $"“{key}”: kế hoạch không có {what} “{text}”");
        }

        return texts;
    }

    private static List<DateOnly> Days(JsonSection section)
    {
        var days = new List<DateOnly>();
        foreach (var text in section.Texts("due"))
        {
            if (
                DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                days.Add(day);
            }
            else
            {
                section.Log.Error(
                    section.Node.Member("due")!,
                    section.Place,
                    $"“due”: ngày “{text}” cần viết năm-tháng-ngày, như 2025-12-31"
                );
            }
        }

        return days;
    }
}
