using System.Collections.Concurrent;
using MangNon.Exports;
using MangNon.Figures;
using MangNon.Figures.Rules;
using MangNon.Health;
using MangNon.Programme;
using MangNon.Register.Matching;
using MangNon.Reporting.Duties;
using MangNon.Reporting.WorkPlans;
using MangNon.Rights;
using MangNon.Web.Site;

namespace MangNon.Web.Programme;

/// <summary>The programmes at hand and their rules, read and compiled once. Safe to use from many threads.</summary>
internal sealed class Programmes
{
    private readonly ConcurrentDictionary<string, RuleSet> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanTasks> _tasks;

    public Programmes(SiteOptions options)
    {
        List<string> folders = [ProgrammeFolders.Shipped, .. options.ProgrammeFolders];
        Library = ProgrammeLibrary.Load(folders, RuleCompiler.Check);
        _tasks = Library.Programmes.Values.ToDictionary(
            programme => programme.Id,
            programme => PlanTasks.Of(programme, folders),
            StringComparer.Ordinal
        );
        Schedule = ImmunisationSchedule.Load(ProgrammeFolders.Find(folders, ImmunisationSchedule.FileName)).Required();
        Vaccines = CodeList.Load(ProgrammeFolders.Find(folders, "codes/vaccines.json")).Required();
        Calendar = WorkCalendar.Load(ProgrammeFolders.Find(folders, WorkCalendar.FileName)).Required();
        Duties = ReportingDuties.Load(ProgrammeFolders.Find(folders, ReportingDuties.FileName)).Required();
        Rights = RightsRules.Load(ProgrammeFolders.Find(folders, RightsRules.FileName)).Required();
        Retention = RetentionRules.Load(ProgrammeFolders.Find(folders, RetentionRules.FileName)).Required();
        Exports = ExportRules.Load(ProgrammeFolders.Find(folders, ExportRules.FileName)).Required();
        Matching = MatchWeights.Load(ProgrammeFolders.Find(folders, MatchWeights.FileName)).Required();
        ChildFriendly = Scorecard
            .Load(ProgrammeFolders.Find(folders, "scorecards/child-friendly-commune.json"))
            .Required();
        InjuryCauses = CodeList.Load(ProgrammeFolders.Find(folders, "codes/injury-causes.json")).Required();
        CircumstanceGroups = CodeList.Load(ProgrammeFolders.Find(folders, "codes/circumstance-groups.json")).Required();
    }

    public ProgrammeLibrary Library { get; }

    public ImmunisationSchedule Schedule { get; }

    public CodeList Vaccines { get; }

    public CodeList CircumstanceGroups { get; }

    /// <summary>The scorecard of the child-friendly commune.</summary>
    public Scorecard ChildFriendly { get; }

    /// <summary>Causes of injuries, in the order of the quarterly table; the last is any other.</summary>
    public CodeList InjuryCauses { get; }

    public WorkCalendar Calendar { get; }

    /// <summary>Reports that are owed, and who writes them.</summary>
    public ReportingDuties Duties { get; }

    public RightsRules Rights { get; }

    public RetentionRules Retention { get; }

    public ExportRules Exports { get; }

    /// <summary>How two children of the register are compared.</summary>
    public MatchWeights Matching { get; }

    /// <summary>The tasks that a programme gives to units; none where it has no file of them.</summary>
    public PlanTasks TasksOf(string programmeId) => _tasks.GetValueOrDefault(programmeId, PlanTasks.None);

    /// <summary>Null where there is no usable programme of this id.</summary>
    public RuleSet? RulesOf(string programmeId) =>
        Library.Programmes.TryGetValue(programmeId, out var programme)
            ? _rules.GetOrAdd(programmeId, _ => new RuleSet(programme, Schedule))
            : null;
}
