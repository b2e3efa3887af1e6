namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// Backs the site's data up once a day (<see cref="BackupTimes"/>): writes, restores the file into a scratch folder for
/// proof, and only then lets old files go (<see cref="Rotation"/>). Idle where the site runs without a data folder.
/// </summary>
internal sealed partial class Backups(DataFolder? folder, TimeProvider time, ILogger<Backups> log) : BackgroundService
{
    /// <summary>A start is busy enough.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);

    private volatile BackupStatus _status = folder is null ? new() : BackupStatus.Read(folder.Backups);

    /// <summary>Null where the site keeps no backups itself.</summary>
    public BackupStatus? Status => folder is null ? null : _status;

    /// <summary>One backup now; its outcome is in <see cref="Status"/>.</summary>
    public async Task RunOnceAsync(CancellationToken cancel)
    {
        if (folder is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        try
        {
            var key =
                BackupKey.Read(folder.Path)
                ?? throw new BackupRefusedException(
                    "Chưa có khóa sao lưu. Chạy mangnon backup một lần để tạo mã khôi phục."
                );
            var name = BackupTimes.FileName(now);
            var path = Path.Combine(folder.Backups, name);
            await ReplaceAsync(path, key, cancel);
            _status = new BackupStatus
            {
                LastGood = now,
                File = name,
                Bytes = new FileInfo(path).Length,
            };
            DeleteOld();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Failed(log, fault);
            _status = _status with
            {
                FailedAt = now,
                Problem = fault is BackupRefusedException refused ? refused.Message : "Lỗi của chương trình.",
            };
        }

        Save();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (folder is null)
        {
            return;
        }

        await Task.Delay(AfterStart, time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = BackupTimes.Wait(time.GetUtcNow(), _status.LastGood, _status.FailedAt);
            if (wait > TimeSpan.Zero)
            {
                // Asked anew every minute: a computer that slept, or whose clock was set, is not late.
                await Task.Delay(wait < TimeSpan.FromMinutes(1) ? wait : TimeSpan.FromMinutes(1), time, stoppingToken);
                continue;
            }

            await RunOnceAsync(stoppingToken);
        }
    }

    /// <summary>The new one takes its name when it is proved: what had that name before is good until then.</summary>
    private async Task ReplaceAsync(string path, BackupKey key, CancellationToken cancel)
    {
        var unproved = path + ".chua-kiem-tra";
        try
        {
            await BackupWriter.WriteAsync(folder!, unproved, key, time, cancel);
            await BackupRestore.VerifyAsync(unproved, folder!.Backups, BackupKeySource.Of(key), cancel);
            File.Move(unproved, path, overwrite: true);
        }
        finally
        {
            File.Delete(unproved);
        }
    }

    private void DeleteOld()
    {
        var files = Directory
            .GetFiles(folder!.Backups)
            .Select(path => (Path: path, Day: BackupTimes.DayOf(Path.GetFileName(path))))
            .Where(file => file.Day is not null)
            .ToDictionary(file => file.Day!.Value, file => file.Path);
        foreach (var day in Rotation.ToDelete(files.Keys))
        {
            File.Delete(files[day]);
        }
    }

    private void Save()
    {
        try
        {
            DataFolder.MakeForOwner(folder!.Backups);
            _status.Write(folder.Backups);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Failed(log, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The daily backup failed.")]
    private static partial void Failed(ILogger log, Exception fault);
}
