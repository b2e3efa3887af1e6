using System.Text.Json;

namespace MangNon.Web.Storage.Keeping;

/// <summary>What a backup says it holds: the first thing in it, and what a restored folder is checked against.</summary>
internal sealed record BackupManifest
{
    public const string EntryName = "manifest.json";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>Of the program that wrote it.</summary>
    public required string Program { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="Sqlite"/> or <see cref="Postgres"/>.</summary>
    public required string Database { get; init; }

    /// <summary>Migrations applied; one that the reading program does not know makes the backup too new for it.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Rows of every table in the copy.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>Every file beside the manifest.</summary>
    public required IReadOnlyList<BackupPart> Parts { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static BackupManifest FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<BackupManifest>(json, JsonSerializerOptions.Web)
        ?? throw new BackupRefusedException(BackupRefusedException.Altered);
}

/// <param name="Name">Path within the data folder, with slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record BackupPart(string Name, long Bytes, string Sha256);
