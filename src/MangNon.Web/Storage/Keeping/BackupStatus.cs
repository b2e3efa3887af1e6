using System.Text.Json;

namespace MangNon.Web.Storage.Keeping;

/// <summary>How the daily backups stand; kept in <c>backups/status.json</c>, so that a restart knows it.</summary>
internal sealed record BackupStatus
{
    /// <summary>Without a good backup for so long, people are warned.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromDays(2);

    /// <summary>The last backup that was made and restored for proof; null where there was none yet.</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>Name of its file.</summary>
    public string? File { get; init; }

    public long Bytes { get; init; }

    /// <summary>When the last try failed; null where it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Why, in Vietnamese.</summary>
    public string? Problem { get; init; }

    public bool IsWarning(DateTimeOffset now) => FailedAt is not null || LastGood is null || now - LastGood > Old;

    public static BackupStatus Read(string backups)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupStatus>(
                    System.IO.File.ReadAllBytes(PathIn(backups)),
                    JsonSerializerOptions.Web
                ) ?? new BackupStatus();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new BackupStatus();
        }
    }

    public void Write(string backups)
    {
        var beside = PathIn(backups) + ".dang-ghi";
        System.IO.File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
        System.IO.File.Move(beside, PathIn(backups), overwrite: true);
    }

    private static string PathIn(string backups) => Path.Combine(backups, "status.json");
}
