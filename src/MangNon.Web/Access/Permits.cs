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

    /// <summary>Takes in a whole workbook: everything of the commune that is not sealed.</summary>
    public const string ImportData = "import-data";

    /// <summary>Takes a list of names away in a file.</summary>
    public const string ExportList = "export-list";

    /// <summary>Takes the whole register away in a file.</summary>
    public const string ExportRegister = "export-register";
    public const string ReadReport = "read-report";
    public const string ReadLog = "read-log";

    /// <summary>Takes the log away in a file.</summary>
    public const string ExportLog = "export-log";
    public const string ManagePeople = "manage-people";

    /// <summary>What each permit needs: all of it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Need>> Needs { get; } =
        new Dictionary<string, IReadOnlyList<Need>>(StringComparer.Ordinal)
        {
            [OwnAccount] = [],
            [ReadFigures] = [new(Act.Read, RecordKind.Figures)],
            [ReadPlan] = [new(Act.Read, RecordKind.Plan)],
            [ReadRegister] = [new(Act.Read, RecordKind.Identity)],
            [ExportList] = [new(Act.Export, RecordKind.Identity)],
            [ImportData] = All(Act.Write),
            [ExportRegister] = All(Act.Export),
            [ReadReport] = [new(Act.Read, RecordKind.Reports)],
            [ReadLog] = [new(Act.Read, RecordKind.Log)],
            [ExportLog] = [new(Act.Read, RecordKind.Log), new(Act.Export, RecordKind.Log)],
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

    private static IReadOnlyList<Need> All(Act act) =>
        [
            .. RecordKinds
                .OfChildren.Where(kind => RecordKinds.ClassOf(kind) != RecordClass.Sealed)
                .Select(kind => new Need(act, kind)),
        ];
}

/// <summary>To be allowed to do something with at least some of the records of a kind; which ones, the query decides.</summary>
internal sealed record Need(Act Act, RecordKind Kind) : IAuthorizationRequirement;

/// <summary>Asks the one place that decides.</summary>
internal sealed class NeedHandler(CurrentViewer viewers) : AuthorizationHandler<Need>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Need requirement)
    {
        if ((await viewers.GetAsync()).May(requirement.Act, requirement.Kind))
        {
            context.Succeed(requirement);
        }
    }
}
