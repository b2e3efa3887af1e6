using MangNon.Access;
using MangNon.Web.Access;
using MangNon.Web.Circumstances;
using MangNon.Web.Exports;
using MangNon.Web.Health;
using MangNon.Web.Opening;
using MangNon.Web.Participation;
using MangNon.Web.Register;
using MangNon.Web.Register.PersonalNumbers;
using MangNon.Web.Reporting;
using MangNon.Web.Reporting.WorkPlans;
using MangNon.Web.Schooling;

namespace MangNon.Web.Shell;

/// <param name="Path">Address of the page.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Permit">Who sees it.</param>
/// <param name="Group">Under which heading it stands where there are many.</param>
/// <param name="AtBottom">Also one of the four of the phone's bottom bar.</param>
internal sealed record NavigationEntry(string Path, string Text, string Permit, NavigationGroup Group, bool AtBottom)
{
    public bool IsCurrent(string path) =>
        Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}

/// <summary>Headings of the sections, in order.</summary>
internal enum NavigationGroup
{
    /// <summary>The desk and what is followed: no heading above it, as it stands first.</summary>
    Follow,
    Register,
    Protection,
    Health,
    Schooling,
    Activities,
    Reporting,
    Office,
}

/// <summary>The sections of the site, in order: the person's own desk first. One without a page yet is left out.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    /// <summary>So many sections need no headings.</summary>
    private const int AtAGlance = 9;

    private static readonly NavigationEntry[] All =
    [
        new("/", "Nav.Desk", Permits.OwnAccount, NavigationGroup.Follow, AtBottom: true),
        new("/bang-chi-tieu", "Nav.Board", Permits.ReadFigures, NavigationGroup.Follow, AtBottom: true),
        new(AgreementView.Path, "Nav.Requests", Permits.TwoPeople, NavigationGroup.Follow, AtBottom: false),
        new("/ke-hoach", "Nav.Plan", Permits.ReadPlan, NavigationGroup.Follow, AtBottom: false),
        new("/so-tre-em", "Nav.Register", Permits.ReadRegister, NavigationGroup.Register, AtBottom: true),
        new("/khai-sinh", "Births.Title", Permits.WriteRegister, NavigationGroup.Register, AtBottom: false),
        new(HouseholdPage.Path, "Households.Title", Permits.WriteRegister, NavigationGroup.Register, AtBottom: false),
        new(NumberEndpoints.Path, "Numbers.Title", Permits.KeepNumbers, NavigationGroup.Register, AtBottom: false),
        new(
            CircumstancesPage.Path,
            "Circumstances.Title",
            Permits.ReadCircumstances,
            NavigationGroup.Protection,
            AtBottom: false
        ),
        new(IncidentsPage.Path, "Incidents.Title", Permits.ReadIncidents, NavigationGroup.Protection, AtBottom: false),
        new(
            "/yeu-cau-cua-gia-dinh",
            "Nav.FamilyRequests",
            Permits.ReadRequests,
            NavigationGroup.Protection,
            AtBottom: false
        ),
        new(HealthAddress.Round, "Health.Round", Permits.KeepHealth, NavigationGroup.Health, AtBottom: false),
        new(HealthAddress.Doses, "Health.Doses", Permits.KeepHealth, NavigationGroup.Health, AtBottom: false),
        new(HealthAddress.Services, "Services.Title", Permits.KeepHealth, NavigationGroup.Health, AtBottom: false),
        new(SchoolAddress.Classes, "School.Classes", Permits.KeepSchooling, NavigationGroup.Schooling, AtBottom: false),
        new(
            SchoolAddress.NotInSchool,
            "School.NotIn",
            Permits.KeepSchooling,
            NavigationGroup.Schooling,
            AtBottom: false
        ),
        new(
            ActivityAddress.List,
            "Activities.Title",
            Permits.KeepActivities,
            NavigationGroup.Activities,
            AtBottom: false
        ),
        new(ActivityAddress.Asks, "Asks.Title", Permits.KeepActivities, NavigationGroup.Activities, AtBottom: false),
        new("/co-so", "Survey.Title", Permits.KeepFacilities, NavigationGroup.Activities, AtBottom: false),
        new(ScorecardPage.Path, "Score.Title", Permits.KeepScorecard, NavigationGroup.Reporting, AtBottom: false),
        new(ReportedPage.Path, "Reported.Title", Permits.KeepReports, NavigationGroup.Reporting, AtBottom: false),
        new(
            ReportingAddress.Calendar,
            "Reporting.Title",
            Permits.ReportingYear,
            NavigationGroup.Reporting,
            AtBottom: false
        ),
        new(WorkPlanView.List, "WorkPlan.Title", Permits.WorkPlans, NavigationGroup.Reporting, AtBottom: false),
        new("/bao-cao", "Nav.Reports", Permits.ReadReport, NavigationGroup.Reporting, AtBottom: true),
        new("/luu-giu", "Nav.Retention", Permits.ReadRetention, NavigationGroup.Office, AtBottom: false),
        new("/nhap-so-lieu", "Nav.Import", Permits.ImportData, NavigationGroup.Office, AtBottom: false),
        new(ExportEndpoints.Path, "Export.Title", Permits.ReadExports, NavigationGroup.Office, AtBottom: false),
        new("/nguoi-dung", "Nav.People", Permits.ManagePeople, NavigationGroup.Office, AtBottom: false),
        new("/nhat-ky", "Nav.Log", Permits.ReadLog, NavigationGroup.Office, AtBottom: false),
    ];

    private readonly Lazy<IReadOnlyList<NavigationEntry>> _entries = new(() =>
    {
        var paths = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/'))
            .ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(entry => paths.Contains(entry.Path))];
    });

    /// <summary>Those that a person may open.</summary>
    public IReadOnlyList<NavigationEntry> For(Viewer viewer) =>
        [.. _entries.Value.Where(entry => Permits.Allow(entry.Permit, viewer))];

    /// <summary>Under their headings; one list without a heading where they are few enough to be seen at a glance.</summary>
    public static IReadOnlyList<(string? Heading, IReadOnlyList<NavigationEntry> Entries)> Grouped(
        IReadOnlyList<NavigationEntry> entries
    ) =>
        entries.Count <= AtAGlance
            ? [(null, entries)]
            :
            [
                .. entries
                    .GroupBy(entry => entry.Group)
                    .Select(group =>
                        (
                            group.Key == NavigationGroup.Follow ? null : $"Nav.Group.{group.Key}",
                            (IReadOnlyList<NavigationEntry>)[.. group]
                        )
                    ),
            ];

    /// <summary>At most four of them for the phone's bottom bar.</summary>
    public static IReadOnlyList<NavigationEntry> Bottom(IReadOnlyList<NavigationEntry> entries)
    {
        var chosen = entries.Where(entry => entry.AtBottom).ToList();
        return [.. chosen, .. entries.Where(entry => !entry.AtBottom).Take(4 - chosen.Count)];
    }
}
