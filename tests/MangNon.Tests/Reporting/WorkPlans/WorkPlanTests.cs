using MangNon.Access;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting.WorkPlans;

public sealed class WorkPlanTests
{
    private const int Year = 2025;

    [Theory, OnBothDatabases]
    public async Task The_office_opens_the_plans_of_all_and_each_school_and_village_gets_its_own(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var opened = await OpenAsync(hall, hall.Office);
        var lines = await FindAsync(hall, hall.Office);
        // Twelve units of the plan, one of them a school and one of them two villages.
        Assert.Equal(new OpenedPlans(13, lines.Count, 0), opened);
        Assert.Equal(13, lines.Select(line => line.Owner.Key).Distinct().Count());
        Assert.Equal(2, lines.Count(line => line.Task.PlanTaskId == "V.10-3"));
        Assert.All(lines, line => Assert.Equal(line.Given!.Printed, line.Task.Text));
        Assert.Equal(
            new DateOnly(2025, 12, 31),
            Assert.Single(lines, line => line.Task.PlanTaskId == "V.1-8").Task.DueOn
        );
        // Once: nothing comes twice.
        Assert.Equal(new OpenedPlans(0, 0, 0), await OpenAsync(hall, hall.Office));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_opens_its_own_plan_and_finds_no_other(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        Assert.Null(await OpenAsync(hall, hall.Station, hall.HeadKey.Reporter));
        Assert.Null(await OpenAsync(hall, hall.Chairman));
        Assert.Equal(1, (await OpenAsync(hall, hall.Station))!.Plans);
        await OpenAsync(hall, hall.Head);
        var own = await FindAsync(hall, hall.Station);
        Assert.Equal(["III.1-3", "V.7-1", "V.7-2", "V.7-3"], own.Select(line => line.Task.PlanTaskId));
        Assert.All(own, line => Assert.True(line is { MayReport: true, MayPlan: false }));
        Assert.All(await FindAsync(hall, hall.Head), line => Assert.Equal(hall.HeadKey.Reporter, line.Owner.Key));
        Assert.All(await FindAsync(hall, hall.Chairman), line => Assert.False(line.MayReport || line.MayPlan));
        Assert.Empty(await FindAsync(hall, Viewers.Of(Role.HealthStation, Guid.CreateVersion7())));
        Assert.Empty(await FindAsync(hall, Viewers.Of(Role.ProvinceReader, hall.CommuneId)));

        await using var db = hall.NewContext();
        var strange = (await FindAsync(hall, hall.Head))[0].Task.Id;
        Assert.Null(await WorkTasks.OpenAsync(db, hall.Station, hall.Place, strange, default));
        Assert.NotNull(await WorkTasks.OpenAsync(db, hall.Office, hall.Place, strange, default));
    }

    [Theory, OnBothDatabases]
    public async Task Own_tasks_that_were_not_done_go_on_next_year_and_done_ones_do_not(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await using var db = hall.NewContext();
        db.AddRange(
            Own(hall, "Cân trẻ ở thôn xa", WorkProgress.UnderWay),
            Own(hall, "Mua cân mới", WorkProgress.NotDone),
            Own(hall, "Tập huấn cô đỡ", WorkProgress.Done)
        );
        await db.SaveChangesAsync();
        Assert.Equal(2, (await OpenAsync(hall, hall.Station, year: Year + 1))!.Carried);
        var carried = (await FindAsync(hall, hall.Station, Year + 1)).Where(line => line.Task.IsOwn).ToList();
        Assert.Equal(["Cân trẻ ở thôn xa", "Mua cân mới"], carried.Select(line => line.Task.Text));
        Assert.Equal([WorkProgress.UnderWay, WorkProgress.NotBegun], carried.Select(line => line.Task.Progress));
        Assert.All(carried, line => Assert.True(line.Task is { CarriedFromId: not null, DueOn: null, Outcome: null }));
    }

    [Theory, OnBothDatabases]
    public async Task Beyond_the_years_of_the_programme_there_is_nothing_to_open(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        Assert.Equal(new OpenedPlans(0, 0, 0), await OpenAsync(hall, hall.Office, year: 2031));
        Assert.NotEqual(0, (await OpenAsync(hall, hall.Office, year: 2030))!.Given);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_taken_off_a_plan_does_not_come_back(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await OpenAsync(hall, hall.Office);
        var task = (await FindAsync(hall, hall.Station))[0].Task.Id;
        await using var db = hall.NewContext();
        var entry = (await WorkTasks.OpenAsync(db, hall.Office, hall.Place, task, default))!;
        var own = (await WorkTasks.OpenAsync(db, hall.Station, hall.Place, task, default))!;
        // The plan's words are not the unit's to take off.
        Assert.False(await WorkTasks.RemoveAsync(db, hall.Station, hall.Place, task, own.Stamp, "Bỏ.", default));
        Assert.True(await WorkTasks.RemoveAsync(db, hall.Office, hall.Place, task, entry.Stamp, "Ghép.", default));
        await OpenAsync(hall, hall.Office);
        Assert.Equal(3, (await FindAsync(hall, hall.Station)).Count);
    }

    [Theory]
    [InlineData("2025-11-05", WorkProgress.UnderWay, "2025-11-04", true, false)]
    [InlineData("2025-11-05", WorkProgress.UnderWay, "2025-11-05", false, true)]
    [InlineData("2025-11-05", WorkProgress.NotBegun, "2025-12-05", false, true)]
    [InlineData("2025-11-05", WorkProgress.NotBegun, "2025-12-06", false, false)]
    [InlineData("2025-11-05", WorkProgress.Done, "2025-11-04", false, false)]
    [InlineData("2025-11-05", WorkProgress.NotDone, "2025-11-04", true, false)]
    [InlineData("2025-11-05", WorkProgress.NotDone, "2025-11-05", false, false)]
    [InlineData("2025-11-05", WorkProgress.NotBegun, null, false, false)]
    public void A_task_is_late_from_the_day_after_its_last_unless_done(
        string today,
        WorkProgress progress,
        string? due,
        bool late,
        bool soon
    )
    {
        var task = new WorkTask
        {
            Id = Guid.Empty,
            CommuneId = Guid.Empty,
            Year = Year,
            UnitId = "tram-y-te",
            PlaceId = Guid.Empty,
            Text = "A",
            Progress = progress,
            DueOn = due is null ? null : Day(due),
        };
        Assert.Equal((late, soon), (task.IsLateOn(Day(today)), task.IsDueWithin(30, Day(today))));
        Assert.Equal(late ? 1 : 0, WorkTally.Of([task], Day(today)).Late);
    }

    [Theory, OnBothDatabases]
    public async Task The_desk_tells_a_unit_of_its_own_and_the_office_of_what_others_are_late_with(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await using (var db = hall.NewContext())
        {
            db.AddRange(
                Own(hall, "Muộn", WorkProgress.UnderWay, "2025-11-04"),
                Own(hall, "Sắp đến hạn", WorkProgress.NotBegun, "2025-12-01"),
                Own(hall, "Xong rồi", WorkProgress.Done, "2025-11-04"),
                Own(hall, "Không có hạn", WorkProgress.NotBegun)
            );
            await db.SaveChangesAsync();
        }

        Assert.Equal([new DueTasks(Year, 1, 1, 0)], await DueAsync(hall, hall.Station, "2025-11-05"));
        Assert.Equal([new DueTasks(Year, 0, 0, 1)], await DueAsync(hall, hall.Office, "2025-11-05"));
        Assert.Empty(await DueAsync(hall, hall.Head, "2025-11-05"));
        Assert.Empty(await DueAsync(hall, hall.Chairman, "2025-11-05"));
        // Told of in the new year too, and no longer than half a year.
        Assert.Equal([new DueTasks(Year, 2, 0, 0)], await DueAsync(hall, hall.Station, "2026-01-10"));
        Assert.Empty(await DueAsync(hall, hall.Station, "2026-09-01"));
    }

    [Theory, OnBothDatabases]
    public async Task A_report_keeps_the_tasks_as_they_stood_when_it_was_handed_in(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await using var db = hall.NewContext();
        var task = Own(hall, "Cân trẻ", WorkProgress.Done);
        task.Outcome = "Đã cân 243 trẻ.";
        db.AddRange(task, Own(hall, "Mua cân", WorkProgress.NotBegun));
        await db.SaveChangesAsync();
        Assert.Equal(2, (await hall.SheetAsync(hall.Station, hall.StationKey))!.Tasks.Count);
        Assert.Equal(ReportAnswer.Done, await hall.HandInAsync(hall.Station, hall.StationKey));
        task.Progress = WorkProgress.UnderWay;
        await db.SaveChangesAsync();
        var frozen = (await hall.SheetAsync(hall.Station, hall.StationKey))!.Tasks;
        Assert.Equal(
            [
                new FrozenTask("Cân trẻ", null, null, WorkProgress.Done, "Đã cân 243 trẻ.", null),
                new FrozenTask("Mua cân", null, null, WorkProgress.NotBegun, null, null),
            ],
            frozen
        );

        // Given back, it shows them as they stand now.
        await using var other = hall.NewContext();
        var stamp = (await hall.SheetAsync(hall.Office, hall.StationKey))!.Stamp;
        await UnitReportWork.ReturnAsync(other, hall.Office, hall.Place, hall.StationKey, "Bổ sung.", stamp, default);
        Assert.Equal(WorkProgress.UnderWay, (await hall.SheetAsync(hall.Station, hall.StationKey))!.Tasks[0].Progress);
    }

    private static WorkTask Own(ReportingHall hall, string text, WorkProgress progress, string? due = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = hall.CommuneId,
            Year = Year,
            UnitId = "tram-y-te",
            PlaceId = Guid.Empty,
            Text = text,
            Progress = progress,
            DueOn = due is null ? null : Day(due),
        };

    private static async Task<OpenedPlans?> OpenAsync(
        ReportingHall hall,
        Viewer viewer,
        ReporterKey? only = null,
        int year = Year
    )
    {
        await using var db = hall.NewContext();
        return await WorkPlanOpening.OpenAsync(db, viewer, hall.Place, year, only, default);
    }

    private static async Task<IReadOnlyList<WorkTaskLine>> FindAsync(ReportingHall hall, Viewer viewer, int year = Year)
    {
        await using var db = hall.NewContext();
        return await WorkPlanBook.FindAsync(db, viewer, hall.Place, year, default);
    }

    private static async Task<IReadOnlyList<DueTasks>> DueAsync(ReportingHall hall, Viewer viewer, string today)
    {
        await using var db = hall.NewContext();
        return await DueTasks.ReadAsync(db, viewer, hall.Place, Day(today), default);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
