using MangNon.Access;
using Microsoft.AspNetCore.Authorization;

namespace MangNon.Web.Access;

/// <summary>
/// What an endpoint can ask for. Every endpoint names one of these (or says that it is open to all); one that names
/// nothing fails a test. Who has what is decided by <see cref="AccessRules"/> alone.
/// </summary>
internal static class Permits
{
    /// <summary>Anybody who is signed in: looking after the own account.</summary>
    public const string OwnAccount = "own-account";
    public const string ReadFigures = "read-figures";
    public const string ReadPlan = "read-plan";
    public const string ReadRegister = "read-register";

    /// <summary>Enters children into the register, edits households, looks for children entered twice.</summary>
    public const string WriteRegister = "write-register";

    /// <summary>Edits some of what the register says of a child: which fields, the kinds decide.</summary>
    public const string EditChild = "edit-child";

    /// <summary>Writes records about a child: circumstances, supports, incidents, services, assessments, visits to who dropped out, legal affairs.</summary>
    public const string WriteRecords = "write-records";

    /// <summary>Sees which children live in special circumstances, or are at risk of them.</summary>
    public const string ReadCircumstances = "read-circumstances";

    /// <summary>Sees what happened to children: injuries, child labour, child marriage, disasters.</summary>
    public const string ReadIncidents = "read-incidents";

    /// <summary>Follows adoptions and legal aid.</summary>
    public const string KeepLegal = "keep-legal";

    /// <summary>Weighs and vaccinates: writes what is known of children's health.</summary>
    public const string KeepHealth = "keep-health";

    /// <summary>Reads the sealed yearly counts of HIV from mother to child; who may write them, the room decides.</summary>
    public const string ReadHivYears = "read-hiv-years";

    /// <summary>Writes down activities with who took part, and what children asked for.</summary>
    public const string KeepActivities = "keep-activities";

    /// <summary>Keeps classes, results, and who is in school.</summary>
    public const string KeepSchooling = "keep-schooling";

    /// <summary>Surveys schools and places to play.</summary>
    public const string KeepFacilities = "keep-facilities";

    /// <summary>Keeps children's identity numbers: with the police, as a list.</summary>
    public const string KeepNumbers = "keep-numbers";

    /// <summary>Writes down figures that units report.</summary>
    public const string KeepReports = "keep-reports";

    /// <summary>Has a part in the reporting year: writes a unit's report, or reads those of the commune.</summary>
    public const string ReportingYear = "reporting-year";

    /// <summary>The yearly work plans: of one's own unit, or of all.</summary>
    public const string WorkPlans = "work-plans";

    /// <summary>Signs the commune's report, or gives it back.</summary>
    public const string SignReports = "sign-reports";

    /// <summary>Scores the commune by the scorecard; a school that surveys itself does not.</summary>
    public const string KeepScorecard = "keep-scorecard";

    /// <summary>Takes in a whole workbook: everything of the commune that is not sealed.</summary>
    public const string ImportData = "import-data";

    /// <summary>Takes a list of names away in a file.</summary>
    public const string ExportList = "export-list";

    /// <summary>Sees the register of files with names: one's own lines, or all of the commune.</summary>
    public const string ReadExports = "read-exports";

    /// <summary>Takes the whole register away in a file.</summary>
    public const string ExportRegister = "export-register";

    /// <summary>Acts that need two people: to ask for one, or to decide about one.</summary>
    public const string TwoPeople = "two-people";
    public const string ReadReport = "read-report";
    public const string ReadLog = "read-log";

    /// <summary>Takes the log away in a file.</summary>
    public const string ExportLog = "export-log";
    public const string ManagePeople = "manage-people";

    /// <summary>Sees what families ask for.</summary>
    public const string ReadRequests = "read-requests";

    /// <summary>Writes down and answers what families ask for; prints what is held of a child; asks for a deletion.</summary>
    public const string AnswerRequests = "answer-requests";

    /// <summary>Sees what is over by the rules of retention: the focal office.</summary>
    public const string ReadRetention = "read-retention";

    /// <summary>What each permit needs: all of it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Need>> Needs { get; } =
        new Dictionary<string, IReadOnlyList<Need>>(StringComparer.Ordinal)
        {
            [OwnAccount] = [],
            [ReadFigures] = [new(Act.Read, RecordKind.Figures)],
            [ReadPlan] = [new(Act.Read, RecordKind.Plan)],
            [ReadRegister] = [new(Act.Read, RecordKind.Identity)],
            [WriteRegister] = [new(Act.Write, RecordKind.Identity)],
            [EditChild] =
            [
                new(Act.Read, RecordKind.Identity),
                new(Act.Write, RecordKind.Identity)
                {
                    Or = new(Act.Write, RecordKind.Contact) { Or = new(Act.Write, RecordKind.Disability) },
                },
            ],
            [WriteRecords] =
            [
                new(Act.Read, RecordKind.Identity),
                new(Act.Write, RecordKind.Circumstances)
                {
                    Or = new(Act.Write, RecordKind.Incidents)
                    {
                        Or = new(Act.Write, RecordKind.Health)
                        {
                            Or = new(Act.Write, RecordKind.Schooling) { Or = new(Act.Write, RecordKind.Legal) },
                        },
                    },
                },
            ],
            [ReadCircumstances] = [new(Act.Read, RecordKind.Circumstances), new(Act.Read, RecordKind.Identity)],
            [ReadIncidents] = [new(Act.Read, RecordKind.Incidents), new(Act.Read, RecordKind.Identity)],
            [KeepLegal] = [new(Act.Write, RecordKind.Legal), new(Act.Read, RecordKind.Identity)],
            [KeepHealth] = [new(Act.Write, RecordKind.Health), new(Act.Read, RecordKind.Identity)],
            [ReadHivYears] = [new(Act.Read, RecordKind.Hiv)],
            [KeepActivities] = [new(Act.Write, RecordKind.Participation), new(Act.Read, RecordKind.Identity)],
            [KeepSchooling] = [new(Act.Write, RecordKind.Schooling), new(Act.Read, RecordKind.Identity)],
            [KeepFacilities] = [new(Act.Write, RecordKind.Facilities)],
            [KeepScorecard] = [new(Act.Write, RecordKind.Facilities), new(Act.Read, RecordKind.Reports)],
            [KeepReports] = [new(Act.Write, RecordKind.Reports), new(Act.Read, RecordKind.Figures)],
            [ReportingYear] =
            [
                new(Act.Write, RecordKind.UnitReports)
                {
                    Or = new(Act.Read, RecordKind.UnitReports) { Or = new(Act.Read, RecordKind.Reports) },
                },
            ],
            [WorkPlans] = [new(Act.Write, RecordKind.UnitReports) { Or = new(Act.Read, RecordKind.UnitReports) }],
            [SignReports] = [new(Act.Approve, RecordKind.Reports)],
            [KeepNumbers] = [new(Act.Write, RecordKind.Contact), new(Act.Read, RecordKind.Identity)],
            [ExportList] = [new(Act.Export, RecordKind.Identity)],
            [ReadExports] = [new(Act.Export, RecordKind.Identity) { Or = new(Act.Read, RecordKind.Exports) }],
            [ImportData] = All(Act.Write),
            [ExportRegister] = All(Act.Export),
            [TwoPeople] = [new(Act.Read, RecordKind.Identity)],
            [ReadReport] = [new(Act.Read, RecordKind.Reports)],
            [ReadLog] = [new(Act.Read, RecordKind.Log)],
            [ExportLog] = [new(Act.Read, RecordKind.Log), new(Act.Export, RecordKind.Log)],
            [ReadRequests] = [new(Act.Read, RecordKind.Requests), new(Act.Read, RecordKind.Identity)],
            [AnswerRequests] = [new(Act.Write, RecordKind.Requests), new(Act.Read, RecordKind.Identity)],
            [ReadRetention] = [new(Act.Write, RecordKind.Requests), new(Act.Write, RecordKind.Plan)],
            [ManagePeople] = [new(Act.Write, RecordKind.People)],
        };

    public static void Add(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var (permit, needs) in Needs)
        {
            options.AddPolicy(
                permit,
                policy =>
                    policy
                        .RequireAuthenticatedUser()
                        .AddRequirements([.. needs.Select(need => (IAuthorizationRequirement)need)])
            );
        }
    }

    /// <summary>What the policy of a permit would answer: whether a link to what needs it is shown.</summary>
    public static bool Allow(string permit, Viewer viewer) => Needs[permit].All(need => need.IsMetBy(viewer));

    private static IReadOnlyList<Need> All(Act act) =>
        [
            .. RecordKinds
                .OfChildren.Where(kind => RecordKinds.ClassOf(kind) != RecordClass.Sealed)
                .Select(kind => new Need(act, kind)),
        ];
}

/// <summary>To be allowed to do something with at least some of the records of a kind; which ones, the query decides.</summary>
internal sealed record Need(Act Act, RecordKind Kind) : IAuthorizationRequirement
{
    /// <summary>What is enough instead.</summary>
    public Need? Or { get; init; }

    public bool IsMetBy(Viewer viewer) => viewer.May(Act, Kind) || Or?.IsMetBy(viewer) == true;
}

/// <summary>Asks the one place that decides.</summary>
internal sealed class NeedHandler(CurrentViewer viewers) : AuthorizationHandler<Need>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Need requirement)
    {
        if (requirement.IsMetBy(await viewers.GetAsync()))
        {
            context.Succeed(requirement);
        }
    }
}
