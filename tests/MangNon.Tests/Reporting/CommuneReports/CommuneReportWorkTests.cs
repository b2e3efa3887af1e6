using MangNon.Access;
using MangNon.Audit;
using MangNon.Figures;
using MangNon.Register;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Testing;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Tests.Reporting.CommuneReports;

public sealed class CommuneReportWorkTests
{
    [Theory, OnBothDatabases]
    public async Task A_signed_report_stays_as_it_was_whatever_is_recorded_later(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.Sample.AddChildAsync("Thôn 1", new DateOnly(2024, 5, 1));
        await hall.HandInAsync(hall.Station, hall.StationKey);
        await hall.AcceptAsync(hall.StationKey);
        await hall.HandInAsync(hall.Head, hall.HeadKey);
        Assert.Equal(ReportAnswer.Done, await hall.PresentAsync());
        Assert.Equal(ReportAnswer.Done, await hall.SignAsync(hall.Chairman));

        await hall.Sample.AddChildAsync("Thôn 1", new DateOnly(2024, 6, 1));
        var signed = (await hall.FolderAsync(hall.Office)).Issued!;
        var read = (await hall.IssuedAsync(hall.Office, signed.Id))!;
        Assert.True(read.IsWhole);
        Assert.Equal(64, signed.Hash!.Length);
        var registration = read.Content.Figures.Single(figure => figure.Component == "14");
        Assert.Equal(new Counts(0, 1), registration.Counts);
        Assert.Equal(1, read.Content.Register.Children);
        var gathered = Assert.Single(read.Content.Units, unit => unit.IsGathered);
        Assert.Equal(("Trạm Y tế", "Xin thêm cân."), (gathered.Unit, gathered.Words!.Requests));
        Assert.Equal(12, read.Content.Units.Count(unit => !unit.IsGathered));
        Assert.Equal(["Thôn 1", "Thôn 2"], read.Content.Villages);
        await using var db = hall.NewContext();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == AuditActs.ReportIssued));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_signed_cannot_be_changed_in_the_database_and_a_change_would_be_seen(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.PresentAsync();
        await hall.SignAsync(hall.Chairman);
        var id = (await hall.FolderAsync(hall.Office)).Issued!.Id;
        await using var db = hall.NewContext();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            db.SignedReports.ExecuteUpdateAsync(set => set.SetProperty(x => x.Content, "{}"))
        );
        await Assert.ThrowsAnyAsync<Exception>(() => db.SignedReports.ExecuteDeleteAsync());
        Assert.True((await hall.IssuedAsync(hall.Office, id))!.IsWhole);
        await db.CommuneReports.ExecuteUpdateAsync(set => set.SetProperty(x => x.Hash, new string('0', 64)));
        Assert.False((await hall.IssuedAsync(hall.Office, id))!.IsWhole);
    }

    [Theory, OnBothDatabases]
    public async Task A_correction_names_what_it_replaces_and_why(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.PresentAsync();
        await hall.SignAsync(hall.Chairman);
        var first = (await hall.FolderAsync(hall.Office)).Issued!;
        Assert.Equal(ReportAnswer.WrongState, await hall.PresentAsync());
        Assert.Equal(ReportAnswer.NoWords, await ReplaceAsync(hall, hall.Office, " "));
        Assert.Equal(ReportAnswer.NotFound, await ReplaceAsync(hall, hall.Chairman, "Sai số"));
        Assert.Equal(ReportAnswer.Done, await ReplaceAsync(hall, hall.Office, "Thiếu báo cáo của Thôn 2"));
        Assert.Equal(ReportAnswer.WrongState, await ReplaceAsync(hall, hall.Office, "Lần nữa"));
        await hall.PresentAsync();
        Assert.Equal(ReportAnswer.NumberTaken, await hall.SignAsync(hall.Chairman, number: 5));
        Assert.Equal(ReportAnswer.Done, await hall.SignAsync(hall.Chairman, number: 6));

        var second = (await hall.FolderAsync(hall.Office)).Issued!;
        Assert.Equal((2, first.Id), (second.Version, second.ReplacesId!.Value));
        var content = (await hall.IssuedAsync(hall.Office, second.Id))!.Content;
        Assert.Equal((first.Hash, "Thiếu báo cáo của Thôn 2"), (content.Replaces, content.WhyReplaced));
        var old = (await hall.IssuedAsync(hall.Office, first.Id))!;
        Assert.Equal(second.Id, old.ReplacedBy!.Id);
        Assert.True(old.IsWhole);
    }

    [Theory, OnBothDatabases]
    public async Task Only_who_may_sign_signs_and_only_what_was_presented(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        Assert.Equal(ReportAnswer.NotFound, await hall.SignAsync(hall.Chairman));
        await hall.PresentAsync();
        Assert.Equal(ReportAnswer.NotFound, await hall.SignAsync(hall.Office));
        var stamp = CommuneReportWork.StampOf((await hall.FolderAsync(hall.Chairman)).Open);
        await using (var db = hall.NewContext())
        {
            Assert.Equal(
                ReportAnswer.NoWords,
                await CommuneReportWork.GiveBackAsync(
                    db,
                    hall.Chairman,
                    hall.Place,
                    ReportingHall.YearKey,
                    "",
                    stamp,
                    default
                )
            );
            Assert.Equal(
                ReportAnswer.Done,
                await CommuneReportWork.GiveBackAsync(
                    db,
                    hall.Chairman,
                    hall.Place,
                    ReportingHall.YearKey,
                    "Ghi rõ nguyên nhân",
                    stamp,
                    default
                )
            );
        }

        Assert.Equal("Ghi rõ nguyên nhân", (await hall.FolderAsync(hall.Office)).Open!.Remark);
        Assert.Equal(ReportAnswer.WrongState, await hall.SignAsync(hall.Chairman));
        await using var other = hall.NewContext();
        Assert.Null(await CommuneReportBook.FindAsync(other, hall.Head, hall.Place, ReportingHall.YearKey, default));
    }

    [Theory, OnBothDatabases]
    public async Task A_signing_that_is_broken_off_leaves_nothing(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.PresentAsync();
        var stamp = CommuneReportWork.StampOf((await hall.FolderAsync(hall.Chairman)).Open);
        await using (var db = hall.NewContext())
        {
            await Assert.ThrowsAsync<IOException>(() =>
                CommuneReportWork.SignAsync(
                    db,
                    hall.Chairman,
                    hall.Place,
                    ReportingHall.YearKey,
                    new Signing("Lò Văn Chủ", 5, new DateOnly(2025, 11, 5)),
                    stamp,
                    (_, _) => throw new IOException("Đĩa đầy."),
                    default
                )
            );
        }

        Assert.Equal(CommuneReportState.Presented, (await hall.FolderAsync(hall.Office)).Open!.State);
        await using var after = hall.NewContext();
        Assert.Empty(await after.SignedReports.ToListAsync());
        Assert.Equal(1, await CommuneReportWork.NextNumberAsync(after, hall.CommuneId, 2025, default));
    }

    [Theory, OnBothDatabases]
    public async Task The_reports_of_a_sample_go_with_it(DatabaseKind kind)
    {
        await using var hall = await ReportingHall.OpenAsync(kind);
        await hall.HandInAsync(hall.Station, hall.StationKey);
        await hall.PresentAsync();
        await hall.SignAsync(hall.Chairman);
        await ReplaceAsync(hall, hall.Office, "Thử");
        await using var db = hall.NewContext();
        await db.Communes.ExecuteUpdateAsync(set => set.SetProperty(c => c.IsSample, true));
        await RegisterClearing.RunAsync(db, hall.CommuneId, default);
        Assert.Empty(await db.UnitReports.ToListAsync());
        Assert.Empty(await db.CommuneReports.ToListAsync());
        Assert.Empty(await db.SignedReports.ToListAsync());
    }

    private static async Task<ReportAnswer> ReplaceAsync(ReportingHall hall, Viewer viewer, string why)
    {
        await using var db = hall.NewContext();
        return await CommuneReportWork.ReplaceAsync(db, viewer, hall.Place, ReportingHall.YearKey, why, default);
    }
}
