using MangNon.Register;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;
using Microsoft.Data.Sqlite;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>A small data folder on SQLite with a key for its backups; gone when disposed.</summary>
internal sealed class KeptFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mangnon-keeping-");

    public StringWriter Told { get; } = new();

    public DataFolder Folder { get; private set; } = null!;

    public BackupKey Key { get; private set; } = null!;

    /// <summary>The code as it was told.</summary>
    public string Code => Told.ToString().Split('\n')[2].Trim();

    public string At(string name) => Path.Combine(_root.FullName, name);

    /// <param name="villages">Rows enough for as many chunks as a test needs: their names do not compress.</param>
    public static async Task<KeptFolder> CreateAsync(int villages = 3)
    {
        var kept = new KeptFolder();
        Assert.True(DataFolder.TryOpen(kept.At("data"), null, out var folder, out _));
        kept.Folder = folder;
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, CancellationToken.None);
        kept.Key = BackupKey.Ensure(folder.Path, kept.Told);
        Directory.CreateDirectory(Path.Combine(folder.Path, "programmes"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "programmes", "rieng.json"), "{}");
        await using var db = folder.NewContext();
        var commune = new Commune
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Bình Lương",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };
        db.Add(commune);
        var random = new Random(20261124);
        for (var i = 0; i < villages; i++)
        {
            var letters = new byte[60];
            random.NextBytes(letters);
            db.Add(
                new Village
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = commune.Id,
                    Name = Convert.ToBase64String(letters),
                }
            );
        }

        await db.SaveChangesAsync();
        return kept;
    }

    public async Task<string> BackUpAsync(string name = "a.mnb")
    {
        await BackupWriter.WriteAsync(Folder, At(name), Key, TimeProvider.System, CancellationToken.None);
        return At(name);
    }

    public Task<Restored> RestoreAsync(string file, string into, BackupKeySource keys, bool replace = false) =>
        BackupRestore.RunAsync(file, At(into), null, keys, replace, TimeProvider.System, CancellationToken.None);

    /// <summary>What the refusal says.</summary>
    public async Task<string> RefusedAsync(string file, BackupKeySource? keys = null)
    {
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() =>
            RestoreAsync(file, "nơi khác", keys ?? BackupKeySource.Of(Key))
        );
        Assert.False(Directory.Exists(At("nơi khác")), "A refused backup left a folder.");
        Assert.Empty(Directory.GetDirectories(_root.FullName, ".tam-*"));
        return refused.Message;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }
}
