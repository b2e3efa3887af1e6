using System.Globalization;
using MangNon.Web.Storage.Keeping;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MangNon.Web.Tests.Storage.Keeping;

public sealed class BackupsTests
{
    [Theory]
    // Before the time of day, the one of yesterday counts.
    [InlineData("2026-11-24T12:14", "2026-11-23T12:15", null, 1)]
    [InlineData("2026-11-24T12:15", "2026-11-23T12:15", null, 0)]
    [InlineData("2026-11-24T12:15", "2026-11-24T12:15", null, 24 * 60)]
    // The computer was off at noon yesterday: at the first chance.
    [InlineData("2026-11-24T07:30", "2026-11-22T12:15", null, 0)]
    [InlineData("2026-11-24T07:30", "2026-11-23T17:00", null, 285)]
    [InlineData("2026-11-24T07:30", null, null, 0)]
    // After a failure an hour later, but the next day's own time is not put off by an old failure.
    [InlineData("2026-11-24T12:20", "2026-11-23T12:15", "2026-11-24T12:16", 56)]
    [InlineData("2026-11-24T12:15", "2026-11-22T12:15", "2026-11-24T11:50", 0)]
    // A new year.
    [InlineData("2027-01-01T00:00", "2026-12-31T12:20", null, 735)]
    public void A_backup_is_due_at_a_quarter_past_twelve_or_at_the_first_chance_after(
        string now,
        string? lastGood,
        string? failed,
        int minutes
    ) => Assert.Equal(TimeSpan.FromMinutes(minutes), BackupTimes.Wait(At(now)!.Value, At(lastGood), At(failed)));

    [Fact]
    public void The_files_day_is_the_day_in_Vietnam()
    {
        var at = new DateTimeOffset(2026, 11, 24, 17, 30, 0, TimeSpan.Zero);

        Assert.Equal("mangnon-20261125.mnb", BackupTimes.FileName(at));
        Assert.Equal(new DateOnly(2026, 11, 25), BackupTimes.DayOf("mangnon-20261125.mnb"));
        Assert.Null(BackupTimes.DayOf("mangnon-20261125.mnb.chua-kiem-tra"));
        Assert.Null(BackupTimes.DayOf("mangnon-20261325.mnb"));
        Assert.Null(BackupTimes.DayOf("truoc-nang-cap-20261125T000000000Z.mnb"));
    }

    [Fact]
    public async Task A_daily_backup_restores_and_lets_old_ones_go()
    {
        using var kept = await KeptFolder.CreateAsync();
        var time = new FakeTimeProvider(At("2026-11-24T12:15")!.Value);
        Directory.CreateDirectory(kept.Folder.Backups);
        for (var n = 1; n <= 30; n++)
        {
            var name = BackupTimes.FileName(time.GetUtcNow().AddDays(-n));
            await File.WriteAllTextAsync(Path.Combine(kept.Folder.Backups, name), "cũ");
        }

        await File.WriteAllTextAsync(Path.Combine(kept.Folder.Backups, "truoc-nang-cap-x.mnb"), "khác");
        using var backups = new Backups(kept.Folder, time, NullLogger<Backups>.Instance);
        await backups.RunOnceAsync(CancellationToken.None);

        Assert.Null(backups.Status!.Problem);
        Assert.Equal(time.GetUtcNow(), backups.Status.LastGood);
        Assert.False(backups.Status.IsWarning(time.GetUtcNow().AddDays(2)));
        Assert.True(backups.Status.IsWarning(time.GetUtcNow().AddDays(2).AddSeconds(1)));
        Assert.Equal("mangnon-20261124.mnb", backups.Status.File);
        Assert.Equal(backups.Status, BackupStatus.Read(kept.Folder.Backups));
        // 7 days, the Sundays 15 and 8 November, 31 October.
        var files = Directory.GetFiles(kept.Folder.Backups, "mangnon-*").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(10, files.Count);
        Assert.True(File.Exists(Path.Combine(kept.Folder.Backups, "truoc-nang-cap-x.mnb")));
        await kept.RestoreAsync(files[^1], "nơi khác", BackupKeySource.Of(kept.Key));
    }

    [Fact]
    public async Task A_failed_backup_says_so_and_leaves_every_good_one()
    {
        using var kept = await KeptFolder.CreateAsync();
        var time = new FakeTimeProvider(At("2026-11-24T12:15")!.Value);
        using var backups = new Backups(kept.Folder, time, NullLogger<Backups>.Instance);
        await backups.RunOnceAsync(CancellationToken.None);
        var good = backups.Status!;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(kept.Folder.Backups, good.File!));

        time.Advance(TimeSpan.FromMinutes(5));
        using (FolderLock.TryBackup(kept.Folder.Backups))
        {
            await backups.RunOnceAsync(CancellationToken.None);
        }

        Assert.Equal(good.LastGood, backups.Status!.LastGood);
        Assert.Equal(time.GetUtcNow(), backups.Status.FailedAt);
        Assert.Contains("sao lưu khác", backups.Status.Problem, StringComparison.Ordinal);
        Assert.True(backups.Status.IsWarning(time.GetUtcNow()));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(kept.Folder.Backups, good.File!)));

        await backups.RunOnceAsync(CancellationToken.None);
        Assert.Null(backups.Status.FailedAt);
    }

    [Fact]
    public async Task The_service_waits_for_its_time_and_makes_one_a_day()
    {
        using var kept = await KeptFolder.CreateAsync();
        var time = new FakeTimeProvider(At("2026-11-24T08:00")!.Value);
        new BackupStatus { LastGood = At("2026-11-23T12:20") }.WriteIn(kept.Folder.Backups);
        using var backups = new Backups(kept.Folder, time, NullLogger<Backups>.Instance);
        await backups.StartAsync(CancellationToken.None);
        for (var minutes = 0; minutes < 254; minutes++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await Task.Delay(200);
        Assert.False(File.Exists(Path.Combine(kept.Folder.Backups, "mangnon-20261124.mnb")));
        for (var tries = 0; tries < 600 && backups.Status!.File is null; tries++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }

        Assert.Equal("mangnon-20261124.mnb", backups.Status!.File);
        Assert.True(backups.Status.LastGood >= At("2026-11-24T12:15"));
        await backups.StopAsync(CancellationToken.None);
    }

    private static DateTimeOffset? At(string? here) =>
        here is null
            ? null
            : new DateTimeOffset(
                DateTime.ParseExact(here, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
                TimeSpan.FromHours(7)
            );
}

internal static class WrittenStatus
{
    public static void WriteIn(this BackupStatus status, string backups)
    {
        Directory.CreateDirectory(backups);
        status.Write(backups);
    }
}
