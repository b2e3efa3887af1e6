using MangNon.Access;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Reporting.WorkPlans;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting.WorkPlans;

public sealed class WorkTaskTests
{
    private const int Year = 2025;

    [Theory, OnBothDatabases]
    public async Task The_unit_writes_how_far_it_is_and_the_office_by_when(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var id = (await OpenedAsync(hall))[0].Id;
        var unit = await EntryAsync(hall, hall.Station, id);
        var office = await EntryAsync(hall, hall.Office, id);
        Assert.Equal(["Progress", "Outcome", "Evidence"], unit.Fields.Select(field => field.Key));
        Assert.Equal(["Due"], office.Fields.Select(field => field.Key));
        Assert.Empty((await EntryAsync(hall, hall.Chairman, id)).Fields);
        // Both at once: neither is in the other's way.
        Assert.Equal(EditAnswer.Saved, await SaveAsync(hall, hall.Office, id, office.Stamp, ("Due", "15/11/2025")));
        Assert.Equal(
            EditAnswer.Saved,
            await SaveAsync(
                hall,
                hall.Station,
                id,
                unit.Stamp,
                ("Progress", "Done"),
                ("Outcome", "Đã xây dựng."),
                ("Evidence", "Kế hoạch số 12/KH-TYT")
            )
        );
        var task = (await EntryAsync(hall, hall.Office, id)).Line!.Task;
        Assert.Equal(new DateOnly(2025, 11, 15), task.DueOn);
        Assert.Equal(
            (WorkProgress.Done, "Đã xây dựng.", "Kế hoạch số 12/KH-TYT", hall.Station.AccountId),
            (task.Progress, task.Outcome, task.Evidence, task.WrittenBy)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_write_the_same_the_second_is_told_and_nothing_is_lost(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var id = (await OpenedAsync(hall))[0].Id;
        var stamp = (await EntryAsync(hall, hall.Station, id)).Stamp;
        await SaveAsync(hall, hall.Station, id, stamp, ("Progress", "UnderWay"), ("Outcome", "Người thứ nhất."));
        await using var db = hall.NewContext();
        var second = await WorkTasks.SaveAsync(
            db,
            hall.Station,
            hall.Place,
            id,
            Texts(("Progress", "Done"), ("Outcome", "Người thứ hai.")),
            stamp,
            default
        );
        Assert.True(second.IsStale);
        Assert.Equal("Người thứ nhất.", (await EntryAsync(hall, hall.Station, id)).Line!.Task.Outcome);
    }

    [Theory]
    [OnBothDatabases("Progress=NotDone", "Outcome:Missing")]
    [OnBothDatabases("Progress=NotDone;Outcome=Không có kinh phí.", "")]
    [OnBothDatabases("Progress=Done", "")]
    [OnBothDatabases("Progress=", "Progress:Missing")]
    [OnBothDatabases("Progress=Xong", "Progress:NotInList")]
    public async Task What_is_not_done_has_a_reason(DatabaseKind kind, string typed, string faults)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var id = (await OpenedAsync(hall))[0].Id;
        await using var db = hall.NewContext();
        var result = await WorkTasks.SaveAsync(
            db,
            hall.Station,
            hall.Place,
            id,
            Texts([.. typed.Split(';').Select(one => one.Split('=')).Select(one => (one[0], one[1]))]),
            (await EntryAsync(hall, hall.Station, id)).Stamp,
            default
        );
        Assert.Equal(faults, string.Join(',', result.Faults.Select(fault => $"{fault.Key}:{fault.Problem}")));
    }

    [Theory]
    [OnBothDatabases("31/12/2024", "OutsideYear")]
    [OnBothDatabases("01/01/2025", null)]
    [OnBothDatabases("31/12/2025", null)]
    [OnBothDatabases("01/01/2026", "OutsideYear")]
    [OnBothDatabases("31/02/2025", "NotADay")]
    public async Task A_task_of_ones_own_is_due_within_its_year(DatabaseKind kind, string due, string? problem)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await using var db = hall.NewContext();
        var result = await WorkTasks.AddAsync(
            db,
            hall.Head,
            hall.Place,
            Year,
            Texts(("Unit", hall.HeadKey.Reporter.Slug), ("Text", "Rào ao làng"), ("Due", due)),
            default
        );
        Assert.Equal(problem, result.Faults.SingleOrDefault()?.Problem.ToString());
        Assert.Equal(problem is null ? 1 : 0, await db.WorkTasks.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_task_is_given_to_nobody_for_whom_one_does_not_plan(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        Assert.Equal(EditAnswer.Refused, await AddAsync(hall, hall.Station, hall.HeadKey.Reporter.Slug));
        Assert.Equal(EditAnswer.NotFound, await AddAsync(hall, hall.Chairman, "tram-y-te"));
        Assert.Equal(EditAnswer.Saved, await AddAsync(hall, hall.Office, "tram-y-te"));
        var line = Assert.Single(await FindAsync(hall, hall.Station));
        // Of the unit's own: it words it, sets its day and takes it off.
        Assert.True(line is { MayPlan: true, MayReport: true, Task.IsOwn: true });
        Assert.Equal(
            ["Text", "Due", "Progress", "Outcome", "Evidence"],
            (await EntryAsync(hall, hall.Station, line.Task.Id)).Fields.Select(field => field.Key)
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_list_is_written_as_a_whole_and_only_what_was_changed(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var tasks = await OpenedAsync(hall);
        var rows = tasks.Select(Row).ToList();
        rows[1] = rows[1] with { Progress = WorkProgress.Done, Outcome = "Đã cân." };
        rows[2] = rows[2] with { Progress = WorkProgress.NotDone, Outcome = "Chưa có kinh phí." };
        Assert.Equal(2, (await RoundAsync(hall, hall.Station, rows))!.Value.Saved);
        var now = await FindAsync(hall, hall.Station);
        Assert.Null(now[0].Task.WrittenBy);
        Assert.Equal((WorkProgress.Done, "Đã cân."), (now[1].Task.Progress, now[1].Task.Outcome));
        // The same list sent again changes nothing.
        Assert.Equal(0, (await RoundAsync(hall, hall.Station, rows))!.Value.Saved);
    }

    [Theory, OnBothDatabases]
    public async Task A_row_that_another_changed_meanwhile_holds_up_the_list_and_one_left_alone_does_not(
        DatabaseKind kind
    )
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var tasks = await OpenedAsync(hall);
        var opened = tasks.Select(Row).ToList();
        await RoundAsync(hall, hall.Station, [opened[0] with { Progress = WorkProgress.UnderWay }]);

        var beside = opened.ToList();
        beside[1] = beside[1] with { Progress = WorkProgress.Done };
        Assert.Equal(1, (await RoundAsync(hall, hall.Station, beside))!.Value.Saved);

        var against = opened.ToList();
        against[0] = against[0] with { Progress = WorkProgress.Done };
        against[2] = against[2] with { Progress = WorkProgress.Done };
        var (saved, faults) = (await RoundAsync(hall, hall.Station, against))!.Value;
        Assert.Equal((0, WorkProblem.Meanwhile), (saved, faults[tasks[0].Id]));
        Assert.Equal(
            [WorkProgress.UnderWay, WorkProgress.Done, WorkProgress.NotBegun],
            (await FindAsync(hall, hall.Station)).Take(3).Select(line => line.Task.Progress)
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_list_with_a_reason_missing_or_too_long_writes_nothing(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var rows = (await OpenedAsync(hall)).Select(Row).ToList();
        rows[0] = rows[0] with { Progress = WorkProgress.NotDone };
        rows[1] = rows[1] with { Outcome = new string('a', WorkTask.LongestText + 1) };
        rows[2] = rows[2] with { Progress = WorkProgress.Done };
        var (saved, faults) = (await RoundAsync(hall, hall.Station, rows))!.Value;
        Assert.Equal(0, saved);
        Assert.Equal([WorkProblem.NoReason, WorkProblem.TooLong], rows.Take(2).Select(row => faults[row.TaskId]));
        Assert.All(
            await FindAsync(hall, hall.Station),
            line => Assert.Equal(WorkProgress.NotBegun, line.Task.Progress)
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_list_with_a_task_of_another_unit_is_not_found(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var row = Row((await OpenedAsync(hall))[0]) with { Progress = WorkProgress.Done };
        Assert.Null(await RoundAsync(hall, hall.Head, [row]));
        Assert.Null(await RoundAsync(hall, hall.Office, [row]));
        Assert.Null(await RoundAsync(hall, hall.Station, [row with { TaskId = Guid.CreateVersion7() }]));
    }

    /// <summary>The station's tasks of the year.</summary>
    private static async Task<List<WorkTask>> OpenedAsync(ReportingHall hall)
    {
        await using var db = hall.NewContext();
        await WorkPlanOpening.OpenAsync(db, hall.Office, hall.Place, Year, null, default);
        return [.. (await FindAsync(hall, hall.Station)).Select(line => line.Task)];
    }

    private static async Task<IReadOnlyList<WorkTaskLine>> FindAsync(ReportingHall hall, Viewer viewer)
    {
        await using var db = hall.NewContext();
        return await WorkPlanBook.FindAsync(db, viewer, hall.Place, Year, default);
    }

    private static async Task<WorkTaskEntry> EntryAsync(ReportingHall hall, Viewer viewer, Guid id)
    {
        await using var db = hall.NewContext();
        return (await WorkTasks.OpenAsync(db, viewer, hall.Place, id, default))!;
    }

    private static async Task<EditAnswer> SaveAsync(
        ReportingHall hall,
        Viewer viewer,
        Guid id,
        string stamp,
        params (string, string)[] typed
    )
    {
        await using var db = hall.NewContext();
        return (await WorkTasks.SaveAsync(db, viewer, hall.Place, id, Texts(typed), stamp, default)).Answer;
    }

    private static async Task<EditAnswer> AddAsync(ReportingHall hall, Viewer viewer, string unit)
    {
        await using var db = hall.NewContext();
        return (
            await WorkTasks.AddAsync(
                db,
                viewer,
                hall.Place,
                Year,
                Texts(("Unit", unit), ("Text", "Việc thêm")),
                default
            )
        ).Answer;
    }

    private static async Task<(int Saved, IReadOnlyDictionary<Guid, WorkProblem> Faults)?> RoundAsync(
        ReportingHall hall,
        Viewer viewer,
        IReadOnlyCollection<WorkInput> rows
    )
    {
        await using var db = hall.NewContext();
        return await WorkRound.SaveAsync(db, viewer, hall.Place, Year, rows, default);
    }

    private static WorkInput Row(WorkTask task) =>
        new(task.Id, WorkInput.StampOf(task), task.Progress, task.Outcome ?? "", task.Evidence ?? "");

    private static EntryTexts Texts(params (string Key, string Text)[] typed) =>
        new(typed.ToDictionary(one => one.Key, one => (string?)one.Text));
}
