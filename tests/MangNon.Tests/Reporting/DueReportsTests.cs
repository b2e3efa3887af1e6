using MangNon.Access;
using MangNon.Reporting;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting;

public sealed class DueReportsTests
{
    /// <summary>The term of 2025 ends on 9 November.</summary>
    [Theory]
    [OnBothDatabases("2025-10-09", false)]
    [OnBothDatabases("2025-10-10", true)]
    [OnBothDatabases("2025-11-09", true)]
    [OnBothDatabases("2026-05-08", true)]
    [OnBothDatabases("2026-05-09", false)]
    public async Task A_report_is_told_of_a_month_before_its_term_and_half_a_year_after(
        DatabaseKind kind,
        string day,
        bool told
    )
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var due = await DueAsync(hall, hall.Station, Day(day));
        Assert.Equal(told, due.Own.Any(line => line.Term.Year == 2025));
        Assert.All(due.Own, line => Assert.Equal("tram-y-te", line.Reporter.Unit.Id));
        Assert.Equal((0, 0), (due.ToAccept, due.Late));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_handed_in_waits_for_the_office_and_what_is_returned_for_the_unit(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var today = new DateOnly(2025, 11, 20);
        var late = (await DueAsync(hall, hall.Office, today)).Late;
        await hall.HandInAsync(hall.Station, hall.StationKey);
        Assert.True((await DueAsync(hall, hall.Station, today)).IsEmpty);
        var office = await DueAsync(hall, hall.Office, today);
        Assert.Equal((1, late - 1), (office.ToAccept, office.Late));

        await using (var db = hall.NewContext())
        {
            var stamp = (await hall.SheetAsync(hall.Office, hall.StationKey))!.Stamp;
            await UnitReportWork.ReturnAsync(db, hall.Office, hall.Place, hall.StationKey, "Bổ sung.", stamp, default);
        }

        var returned = Assert.Single((await DueAsync(hall, hall.Station, today)).Own);
        Assert.Equal(UnitReportState.Returned, returned.State);
        await hall.HandInAsync(hall.Station, hall.StationKey);
        await hall.AcceptAsync(hall.StationKey);
        Assert.True((await DueAsync(hall, hall.Station, today)).IsEmpty);
        Assert.Equal(0, (await DueAsync(hall, hall.Office, today)).ToAccept);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_presented_waits_for_the_chairman_alone(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var today = new DateOnly(2025, 11, 20);
        Assert.Contains((await DueAsync(hall, hall.Office, today)).ToWrite, one => one.Term.Duty.Id == "xa-nam");
        Assert.True((await DueAsync(hall, hall.Chairman, today)).IsEmpty);
        await hall.PresentAsync();
        Assert.DoesNotContain((await DueAsync(hall, hall.Office, today)).ToWrite, one => one.Term.Duty.Id == "xa-nam");
        Assert.Equal("xa-nam", Assert.Single((await DueAsync(hall, hall.Chairman, today)).ToSign).Term.Duty.Id);
        await hall.SignAsync(hall.Chairman);
        Assert.True((await DueAsync(hall, hall.Chairman, today)).IsEmpty);
        Assert.DoesNotContain((await DueAsync(hall, hall.Office, today)).ToWrite, one => one.Term.Duty.Id == "xa-nam");
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_no_part_in_the_commune_is_told_of_nothing(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var elsewhere = Viewers.Of(Role.FocalOffice, Guid.CreateVersion7());
        Assert.True((await DueAsync(hall, elsewhere, new DateOnly(2025, 11, 20))).IsEmpty);
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_school_and_a_merged_village_owe_the_years_in_which_they_were(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await using (var db = hall.NewContext())
        {
            await db
                .Facilities.Where(one => one.Id == hall.School)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedOn, new DateOnly(2025, 12, 31)));
            var merged = hall.Sample.Villages["Thôn 2"];
            await db
                .Villages.Where(one => one.Id == merged)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidTo, new DateOnly(2025, 12, 31)));
        }

        Assert.Equal(["Thôn 1", "Thôn 2"], await PlacesAsync(hall, 2025));
        Assert.Equal(["Thôn 1"], await PlacesAsync(hall, 2026));
        Assert.Equal(["Trường Tiểu học", "Thôn 1", "Thôn 2"], await PlacesAsync(hall, 2024));
    }

    private static async Task<DueReports> DueAsync(ReportingHall hall, Viewer viewer, DateOnly today)
    {
        await using var db = hall.NewContext();
        return await DueReports.ReadAsync(db, viewer, hall.Place, today, default);
    }

    private static async Task<IEnumerable<string>> PlacesAsync(ReportingHall hall, int year)
    {
        await using var db = hall.NewContext();
        var lines = await UnitReportBook.FindAsync(db, hall.Office, hall.Place, year, default);
        return lines.Select(line => line.Reporter.PlaceName).OfType<string>();
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
