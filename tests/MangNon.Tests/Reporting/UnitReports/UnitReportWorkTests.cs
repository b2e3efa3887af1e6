using MangNon.Access;
using MangNon.Audit;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.UnitReports;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting.UnitReports;

public sealed class UnitReportWorkTests
{
    [Theory, OnBothDatabases]
    public async Task A_report_is_written_handed_in_returned_handed_in_again_and_accepted(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var key = hall.StationKey;
        Assert.Equal(ReportAnswer.Done, await SaveAsync(hall, hall.Station, key, ReportingHall.Words));
        Assert.Equal(ReportAnswer.Done, await hall.HandInAsync(hall.Station, key));
        Assert.Equal(ReportAnswer.WrongState, await SaveAsync(hall, hall.Station, key, ReportWords.None));
        Assert.Equal(ReportAnswer.Done, await ReturnAsync(hall, hall.Office, key, "Thiếu số trẻ được khám."));
        Assert.Equal(UnitReportState.Returned, (await hall.SheetAsync(hall.Station, key))!.Line.State);
        Assert.Equal(ReportAnswer.Done, await hall.HandInAsync(hall.Station, key));
        Assert.Equal(ReportAnswer.Done, await hall.AcceptAsync(key));

        var sheet = (await hall.SheetAsync(hall.Station, key))!;
        Assert.Equal(UnitReportState.Accepted, sheet.Line.State);
        Assert.False(sheet.MayWrite);
        Assert.Equal(
            [ReportStepKind.HandedIn, ReportStepKind.Returned, ReportStepKind.HandedIn, ReportStepKind.Accepted],
            sheet.Steps.Select(step => step.Kind)
        );
        Assert.Equal("Đã cân 243 trẻ.\nTiêm 12 buổi.", sheet.Line.Report!.Results);
        Assert.Equal(["3a", "4a"], FrozenFigure.Read(sheet.Line.Report.Figures).Select(figure => figure.Component));
        await using var db = hall.NewContext();
        Assert.True(await db.AuditEntries.CountAsync(entry => entry.Subject == AuditSubjects.Report) >= 8);
    }

    [Theory]
    [OnBothDatabases("2025-11-09", false)]
    [OnBothDatabases("2025-11-10", true)]
    public async Task In_time_is_up_to_and_with_the_last_day_by_the_clock_here(DatabaseKind kind, string day, bool late)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        // 23:30 here.
        hall.Clock.SetUtcNow(new DateTimeOffset(DateTime.Parse(day, null).AddHours(16.5), TimeSpan.Zero));
        await hall.HandInAsync(hall.Station, hall.StationKey);
        var line = (await hall.SheetAsync(hall.Station, hall.StationKey))!.Line;
        Assert.Equal(late, line.IsLateOn(new DateOnly(2025, 12, 1)));
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), line.HandedInOn);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_first_in_time_stays_in_time_when_it_is_returned_later(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.HandInAsync(hall.Station, hall.StationKey);
        hall.Clock.Advance(TimeSpan.FromDays(20));
        await ReturnAsync(hall, hall.Office, hall.StationKey, "Bổ sung.");
        await hall.HandInAsync(hall.Station, hall.StationKey);
        Assert.False((await hall.SheetAsync(hall.Station, hall.StationKey))!.Line.IsLateOn(new DateOnly(2025, 12, 1)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_writes_sees_or_decides_on_what_is_not_theirs(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var other = ReportingHall.Key("cac-thon", hall.Sample.Villages["Thôn 2"]);
        Assert.Null(await hall.SheetAsync(hall.Head, other));
        Assert.Null(await hall.SheetAsync(hall.Station, hall.HeadKey));
        Assert.NotNull(await hall.SheetAsync(hall.Head, hall.HeadKey));
        Assert.NotNull(await hall.SheetAsync(hall.Teacher, ReportingHall.Key("truong-hoc", hall.School)));
        Assert.Null(await hall.SheetAsync(hall.Office, ReportingHall.Key("tram-y-te", hall.School)));
        Assert.Equal(ReportAnswer.NotFound, await SaveAsync(hall, hall.Head, other, ReportingHall.Words));
        Assert.Equal(ReportAnswer.NotFound, await hall.HandInAsync(hall.Chairman, hall.StationKey));
        await hall.HandInAsync(hall.Station, hall.StationKey);
        Assert.Equal(ReportAnswer.NotFound, await ReturnAsync(hall, hall.Station, hall.StationKey, "Thôi"));
        Assert.Equal(ReportAnswer.NotFound, await ReturnAsync(hall, hall.Chairman, hall.StationKey, "Thôi"));
        var elsewhere = Viewers.Of(Role.FocalOffice, Guid.CreateVersion7());
        Assert.Null(await hall.SheetAsync(elsewhere, hall.StationKey));
    }

    [Theory, OnBothDatabases]
    public async Task The_office_sees_all_that_is_owed_and_each_unit_its_own(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.HandInAsync(hall.Station, hall.StationKey);
        await using var db = hall.NewContext();
        var all = await UnitReportBook.FindAsync(db, hall.Office, hall.Place, 2025, default);
        // Ten units that report as one, a school and two villages.
        Assert.Equal(13, all.Count);
        Assert.Equal(
            ["Thôn 1", "Thôn 2"],
            all.Where(line => line.Reporter.IsVillage).Select(l => l.Reporter.PlaceName)
        );
        var own = Assert.Single(await UnitReportBook.FindAsync(db, hall.Head, hall.Place, 2025, default));
        Assert.Equal(hall.HeadKey.Reporter, own.Reporter.Key);
        var tally = ReportingTally.Of(2025, all, new DateOnly(2025, 11, 30));
        Assert.Equal((13, 1, 0, 1), (tally.Owed, tally.In, tally.Accepted, tally.InTime));
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_word_on_results_it_is_not_handed_in_and_nothing_is_written(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var answer = await hall.HandInAsync(hall.Station, hall.StationKey, new ReportWords(" \n ", "Mưa lũ", "", ""));
        Assert.Equal(ReportAnswer.NoWords, answer);
        Assert.Null((await hall.SheetAsync(hall.Station, hall.StationKey))!.Line.Report);
        var tooLong = new ReportWords(new string('a', ReportWords.LongestPart + 1), "", "", "");
        Assert.Equal(ReportAnswer.TooLong, await SaveAsync(hall, hall.Station, hall.StationKey, tooLong));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_write_at_once_the_second_is_told(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        var stamp = (await hall.SheetAsync(hall.Station, hall.StationKey))!.Stamp;
        await using var first = hall.NewContext();
        await using var second = hall.NewContext();
        Assert.Equal(
            ReportAnswer.Done,
            await UnitReportWork.SaveAsync(
                first,
                hall.Station,
                hall.Place,
                hall.StationKey,
                ReportingHall.Words,
                stamp,
                default
            )
        );
        Assert.Equal(
            ReportAnswer.Stale,
            await UnitReportWork.SaveAsync(
                second,
                hall.Station,
                hall.Place,
                hall.StationKey,
                ReportWords.None,
                stamp,
                default
            )
        );
        Assert.NotEqual(stamp, (await hall.SheetAsync(hall.Station, hall.StationKey))!.Stamp);
    }

    [Theory, OnBothDatabases]
    public async Task A_contested_figure_stands_beside_the_computed_one_with_reason_and_source(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        Task<ReportAnswer> Differ(
            string component,
            string n,
            string d,
            string why = "Trẻ đi khám ở huyện",
            string from = "Sổ A1"
        ) => DifferAsync(hall, new DifferenceInput(component, n, d, why, from));

        Assert.Equal(ReportAnswer.NotFound, await Differ("14", "1", "2"));
        Assert.Equal(ReportAnswer.NotANumber, await Differ("4a", "một", "2"));
        Assert.Equal(ReportAnswer.NotANumber, await Differ("4a", "1", "-2"));
        Assert.Equal(ReportAnswer.NoWords, await Differ("4a", "1", "2", from: " "));
        Assert.Equal(ReportAnswer.Done, await Differ("4a", "1.040", "2.000"));
        Assert.Equal(ReportAnswer.Done, await Differ("4a", "40", "60"));
        var one = Assert.Single((await hall.SheetAsync(hall.Station, hall.StationKey))!.Differences).Value;
        Assert.Equal((40m, 60m, "Sổ A1"), (one.Numerator, one.Denominator, one.Source));
        Assert.Equal(ReportAnswer.Done, await Differ("4a", "", ""));
        Assert.Empty((await hall.SheetAsync(hall.Station, hall.StationKey))!.Differences);
    }

    [Theory, OnBothDatabases]
    public async Task Remarks_stand_at_a_part_or_a_figure_and_are_seen_to(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.HandInAsync(hall.Station, hall.StationKey);
        Assert.Equal(ReportAnswer.Done, await RemarkAsync(hall, hall.Office, "4a", "Vì sao tăng?"));
        Assert.Equal(ReportAnswer.NotFound, await RemarkAsync(hall, hall.Office, "14", "Không phải của trạm"));
        Assert.Equal(ReportAnswer.NoWords, await RemarkAsync(hall, hall.Office, "Results", "  "));
        Assert.Equal(ReportAnswer.NotFound, await RemarkAsync(hall, hall.Head, "Results", "Tôi xem với"));
        var remark = Assert.Single((await hall.SheetAsync(hall.Station, hall.StationKey))!.Remarks);
        await using var db = hall.NewContext();
        Assert.Equal(
            ReportAnswer.Done,
            await ReportRemarks.SettleAsync(db, hall.Station, hall.Place, hall.StationKey, remark.Id, default)
        );
        Assert.NotNull((await hall.SheetAsync(hall.Office, hall.StationKey))!.Remarks[0].SettledAt);
    }

    private static async Task<ReportAnswer> SaveAsync(
        ReportingHall hall,
        Viewer viewer,
        UnitReportKey key,
        ReportWords words
    )
    {
        var stamp = (await hall.SheetAsync(viewer, key))?.Stamp;
        await using var db = hall.NewContext();
        return await UnitReportWork.SaveAsync(db, viewer, hall.Place, key, words, stamp, default);
    }

    private static async Task<ReportAnswer> ReturnAsync(
        ReportingHall hall,
        Viewer viewer,
        UnitReportKey key,
        string why
    )
    {
        var stamp = (await hall.SheetAsync(hall.Office, key))!.Stamp;
        await using var db = hall.NewContext();
        return await UnitReportWork.ReturnAsync(db, viewer, hall.Place, key, why, stamp, default);
    }

    private static async Task<ReportAnswer> DifferAsync(ReportingHall hall, DifferenceInput input)
    {
        await using var db = hall.NewContext();
        return await FigureDifferences.SaveAsync(db, hall.Station, hall.Place, hall.StationKey, input, default);
    }

    private static async Task<ReportAnswer> RemarkAsync(ReportingHall hall, Viewer viewer, string place, string text)
    {
        await using var db = hall.NewContext();
        return await ReportRemarks.AddAsync(db, viewer, hall.Place, hall.StationKey, place, text, default);
    }
}
