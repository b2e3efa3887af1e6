using System.Globalization;
using MangNon.Access;
using MangNon.Programme;

namespace MangNon.Reporting.Duties;

/// <summary>What a unit of the plan is made of, where each part reports by itself.</summary>
public enum ReporterEach
{
    /// <summary>The unit reports as one.</summary>
    Unit,

    /// <summary>Each school of the commune.</summary>
    School,

    /// <summary>Each village.</summary>
    Village,
}

/// <summary>Who writes for a unit of the plan.</summary>
/// <param name="UnitId"><see cref="ResponsibleUnit.Id"/>.</param>
/// <param name="RoleId"><see cref="Role.Id"/>.</param>
/// <param name="Each">Whether it reports as one.</param>
/// <param name="Signs">The office of who signs its report (chức danh): “Trưởng thôn”.</param>
/// <param name="UnderCommittee">Its letterhead names the People's Committee above it (tên cơ quan chủ quản).</param>
public sealed record UnitReporter(string UnitId, string RoleId, ReporterEach Each, string Signs, bool UnderCommittee);

/// <summary>Reports that are owed, and who writes them, as data: <c>programmes/reporting/duties.json</c>.</summary>
/// <param name="Reporters">In the order of section V.</param>
/// <param name="Duties">In the order of the file.</param>
public sealed record ReportingDuties(IReadOnlyList<UnitReporter> Reporters, IReadOnlyList<ReportingDuty> Duties)
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "reporting/duties.json";

    private static readonly Dictionary<string, DutyLevel> Levels = new(StringComparer.Ordinal)
    {
        ["unit"] = DutyLevel.Unit,
        ["commune"] = DutyLevel.Commune,
    };

    private static readonly Dictionary<string, DutyEvery> Frequencies = new(StringComparer.Ordinal)
    {
        ["year"] = DutyEvery.Year,
        ["half"] = DutyEvery.Half,
        ["quarter"] = DutyEvery.Quarter,
        ["once"] = DutyEvery.Once,
    };

    private static readonly Dictionary<string, ReporterEach> Parts = new(StringComparer.Ordinal)
    {
        ["unit"] = ReporterEach.Unit,
        ["school"] = ReporterEach.School,
        ["village"] = ReporterEach.Village,
    };

    public static ReportingDuties Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    public ReportingDuty? Find(string? id) => Duties.FirstOrDefault(duty => duty.Id == id);

    /// <summary>The units that a person with a role writes for.</summary>
    public IEnumerable<UnitReporter> Of(Role role) => Reporters.Where(one => one.RoleId == role.Id);

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<ReportingDuties> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "reporters", "duties");
                var duties = new ReportingDuties(
                    [.. root.Items("reporters", required: true).Select(node => ReadReporter(node, root.Log))],
                    [.. root.Items("duties", required: true).Select(node => ReadDuty(node, root.Log))]
                );
                foreach (var duty in duties.Duties.Where(duty => duty.Gathers is not null))
                {
                    if (duties.Find(duty.Gathers) is not { Level: DutyLevel.Unit })
                    {
                        root.Log.Error(
                            root.Node,
                            $"chế độ {duty.Id}",
                            $"“gathers”: không có báo cáo đơn vị “{duty.Gathers}”"
                        );
                    }
                }

                foreach (var twice in duties.Duties.GroupBy(duty => duty.Id).Where(group => group.Count() > 1))
                {
                    root.Log.Error(root.Node, $"chế độ {twice.Key}", "ghi hai lần");
                }

                return duties;
            }
        );

    private static UnitReporter ReadReporter(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, $"đơn vị {node.Member("unit")?.Text}", log).Knows(
            "unit",
            "role",
            "each",
            "signs",
            "underCommittee"
        );
        var role = section.Text("role");
        if (Role.Find(role) is null)
        {
            log.Error(node, section.Place, $"“role”: không có vai trò “{role}”");
        }

        return new UnitReporter(
            section.Text("unit"),
            role,
            section.Word("each", Parts, ReporterEach.Unit),
            section.OptionalText("signs") ?? "Người báo cáo",
            section.Flag("underCommittee")
        );
    }

    private static ReportingDuty ReadDuty(JsonAt node, FindingLog log)
    {
        var section = new JsonSection(node, $"chế độ {node.Member("id")?.Text}", log).Knows(
            "id",
            "name",
            "nameEn",
            "level",
            "gathers",
            "every",
            "only",
            "year",
            "from",
            "until",
            "cutoff",
            "dueOn",
            "dueDays",
            "dueWorkingDays",
            "to",
            "legalBasis",
            "verified"
        );
        var due = new DueRule(
            Day(section, "dueOn"),
            section.OptionalWhole("dueDays"),
            section.OptionalWhole("dueWorkingDays")
        );
        if ((due.On is null ? 0 : 1) + (due.Days is null ? 0 : 1) + (due.WorkingDays is null ? 0 : 1) != 1)
        {
            log.Error(node, section.Place, "hạn: ghi đúng một trong “dueOn”, “dueDays”, “dueWorkingDays”");
        }

        if (due.WorkingDays < 1 || due.Days < 0)
        {
            log.Error(node, section.Place, "hạn: số ngày phải từ 1 ngày làm việc, hoặc từ 0 ngày");
        }

        var every = section.Word("every", Frequencies);
        var (from, until, once) = (Day(section, "from"), Day(section, "until"), section.OptionalWhole("year"));
        if (from is null != until is null)
        {
            log.Error(node, section.Place, "“from” và “until” phải đi cùng nhau");
        }

        if (every == DutyEvery.Once != once is not null)
        {
            log.Error(node, section.Place, "“year” ghi khi và chỉ khi “every” là “once”");
        }

        return new ReportingDuty
        {
            Id = section.Text("id"),
            Name = section.Text("name"),
            NameEn = section.Text("nameEn"),
            Level = section.Word("level", Levels),
            Gathers = section.OptionalText("gathers"),
            Every = every,
            Only = section.OptionalWhole("only"),
            OnceIn = once,
            Span = from is { } first && until is { } last ? (first, last) : null,
            CutOff = Day(section, "cutoff"),
            Due = due,
            To = [.. section.Items("to", required: true).Select(one => ReadAddressee(one, section.Place, log))],
            LegalBasis = section.Text("legalBasis"),
            Verified = section.Flag("verified"),
        };
    }

    private static DutyAddressee ReadAddressee(JsonAt node, string place, FindingLog log)
    {
        var section = new JsonSection(node, place, log).Knows("name", "from", "until");
        return new DutyAddressee(section.Text("name"), section.OptionalDay("from"), section.OptionalDay("until"));
    }

    /// <summary>“11-09”.</summary>
    private static MonthDay? Day(JsonSection section, string key)
    {
        if (section.OptionalText(key) is not { } text)
        {
            return null;
        }

        // A leap year, so that 29/02 can be written.
        if (
            DateOnly.TryParseExact(
                "2024-" + text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return new MonthDay(day.Month, day.Day);
        }

        section.Log.Error(section.Node, section.Place, $"“{key}”: “{text}” không phải tháng-ngày như “11-09”");
        return null;
    }
}
