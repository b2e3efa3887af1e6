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
using MangNon.Web.Schooling;

namespace MangNon.Web.Shell;

/// <param name="Path">Address of the page.</param>
/// <param name="Text">Key of its name.</param>
/// <param name="Permit">Who sees it.</param>
/// <param name="AtBottom">Also one of the four of the phone's bottom bar.</param>
internal sealed record NavigationEntry(string Path, string Text, string Permit, bool AtBottom)
{
    public bool IsCurrent(string path) =>
        Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}

/// <summary>The sections of the site, in order: the person's own desk first. One without a page yet is left out.</summary>
internal sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly NavigationEntry[] All =
    [
        new("/", "Nav.Desk", Permits.OwnAccount, AtBottom: true),
        new("/bang-chi-tieu", "Nav.Board", Permits.ReadFigures, AtBottom: true),
        new("/so-tre-em", "Nav.Register", Permits.ReadRegister, AtBottom: true),
        new("/khai-sinh", "Births.Title", Permits.WriteRegister, AtBottom: false),
        new(HouseholdPage.Path, "Households.Title", Permits.WriteRegister, AtBottom: false),
        new(CircumstancesPage.Path, "Circumstances.Title", Permits.ReadCircumstances, AtBottom: false),
        new(IncidentsPage.Path, "Incidents.Title", Permits.ReadIncidents, AtBottom: false),
        new(NumberEndpoints.Path, "Numbers.Title", Permits.KeepNumbers, AtBottom: false),
        new(ActivityAddress.List, "Activities.Title", Permits.KeepActivities, AtBottom: false),
        new(ActivityAddress.Asks, "Asks.Title", Permits.KeepActivities, AtBottom: false),
        new(SchoolAddress.Classes, "School.Classes", Permits.KeepSchooling, AtBottom: false),
        new(SchoolAddress.NotInSchool, "School.NotIn", Permits.KeepSchooling, AtBottom: false),
        new("/co-so", "Survey.Title", Permits.KeepFacilities, AtBottom: false),
        new(ScorecardPage.Path, "Score.Title", Permits.KeepScorecard, AtBottom: false),
        new(ReportedPage.Path, "Reported.Title", Permits.KeepReports, AtBottom: false),
        new("/bao-cao", "Nav.Reports", Permits.ReadReport, AtBottom: true),
        new(HealthAddress.Round, "Health.Round", Permits.KeepHealth, AtBottom: false),
        new(HealthAddress.Doses, "Health.Doses", Permits.KeepHealth, AtBottom: false),
        new(AgreementView.Path, "Nav.Requests", Permits.TwoPeople, AtBottom: false),
        new("/ke-hoach", "Nav.Plan", Permits.ReadPlan, AtBottom: false),
        new("/yeu-cau-cua-gia-dinh", "Nav.FamilyRequests", Permits.ReadRequests, AtBottom: false),
        new("/luu-giu", "Nav.Retention", Permits.ReadRetention, AtBottom: false),
        new("/nhap-so-lieu", "Nav.Import", Permits.ImportData, AtBottom: false),
        new(ExportEndpoints.Path, "Export.Title", Permits.ReadExports, AtBottom: false),
        new("/nguoi-dung", "Nav.People", Permits.ManagePeople, AtBottom: false),
        new("/nhat-ky", "Nav.Log", Permits.ReadLog, AtBottom: false),
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
        [.. _entries.Value.Where(entry => Permits.Needs[entry.Permit].All(need => need.IsMetBy(viewer)))];

    /// <summary>At most four of them for the phone's bottom bar.</summary>
    public static IReadOnlyList<NavigationEntry> Bottom(IReadOnlyList<NavigationEntry> entries)
    {
        var chosen = entries.Where(entry => entry.AtBottom).ToList();
        return [.. chosen, .. entries.Where(entry => !entry.AtBottom).Take(4 - chosen.Count)];
    }
}
