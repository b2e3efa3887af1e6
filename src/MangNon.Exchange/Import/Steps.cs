using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Register;

namespace MangNon.Exchange.Import;

/// <summary>Gives each sheet to its step; holds what the commune has that rows may point at.</summary>
internal sealed class Steps
{
    private readonly ImportRun _run;
    private readonly List<Household> _households;
    private readonly List<Child> _children;
    private readonly List<Facility> _facilities;
    private readonly List<Activity> _activities;

    private Steps(
        ImportRun run,
        List<Household> households,
        List<Child> children,
        List<Facility> facilities,
        List<Activity> activities
    )
    {
        _run = run;
        _households = households;
        _children = children;
        _facilities = facilities;
        _activities = activities;
    }

    public static async Task<Steps> LoadAsync(ImportRun run)
    {
        foreach (var village in await run.Records.VillagesAsync(run.Cancellation))
        {
            run.Known.Villages.Add(village.Name, village.Id);
        }

        var steps = new Steps(
            run,
            await run.Records.HouseholdsAsync(run.Cancellation),
            await run.Records.ChildrenAsync(run.Cancellation),
            await run.Records.FacilitiesAsync(run.Cancellation),
            await run.Records.ActivitiesAsync(run.Cancellation)
        );
        foreach (var x in steps._households)
        {
            run.Known.Households.Add(x.Code, new Target(x.Id));
            run.Stale.Place(x.Id, x.VillageId);
        }

        foreach (var x in steps._children)
        {
            run.Known.Children.Add(x.Code, new Target(x.Id, x.BirthDate));
            run.Stale.PlaceChild(x.Id, x.HouseholdId);
        }

        steps._facilities.ForEach(x => run.Known.Facilities.Add(x.Code, new Target(x.Id)));
        steps._activities.ForEach(x => run.Known.Activities.Add(x.Code, new Target(x.Id)));
        return steps;
    }

    public Task RunAsync(string sheet, IRowReader rows) =>
        sheet switch
        {
            "Ho" => RegisterSteps.HouseholdsAsync(_run, rows, _households),
            "TreEm" => RegisterSteps.ChildrenAsync(_run, rows, _children),
            "CoSo" => RegisterSteps.FacilitiesAsync(_run, rows, _facilities),
            "HoatDong" => RegisterSteps.ActivitiesAsync(_run, rows, _activities),
            "CanDo" => RecordSteps.WeighingsAsync(_run, rows),
            "TiemChung" => RecordSteps.VaccinationsAsync(_run, rows),
            "HocTap" => RecordSteps.EnrolmentsAsync(_run, rows),
            "HoanCanh" => RecordSteps.CircumstancesAsync(_run, rows),
            "HoTro" => RecordSteps.SupportsAsync(_run, rows),
            "BienCo" => RecordSteps.IncidentsAsync(_run, rows),
            "DichVu" => RecordSteps.ServicesAsync(_run, rows),
            "PhatTrien" => RecordSteps.AssessmentsAsync(_run, rows),
            "ThamGia" => RecordSteps.AttendancesAsync(_run, rows),
            "KhaoSat" => CommuneSteps.SurveysAsync(_run, rows),
            "SoLieu" => CommuneSteps.ReportedFiguresAsync(_run, rows),
            "XaPhuHop" => CommuneSteps.ScoresAsync(_run, rows),
            _ => throw new ArgumentOutOfRangeException(nameof(sheet)),
        };
}
