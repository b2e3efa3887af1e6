using MangNon.Register;
using MangNon.Testing;
using MangNon.Web.Storage;
using MangNon.Web.Storage.Keeping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("mangnon-data-");

    private string Data => Path.Combine(_root.FullName, "dữ liệu", "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _root.Delete(recursive: true);
    }

    [Fact]
    public async Task A_new_folder_gets_a_database_and_a_key_for_its_owner_alone()
    {
        var folder = Open();
        var copy = await DataMigration.RunAsync(
            folder,
            TimeProvider.System,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );

        Assert.Null(copy);
        Assert.True(File.Exists(Path.Combine(Data, "mangnon.db")));
        Assert.True(File.Exists(Path.Combine(Data, "keys", "ring.json")));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Assert.Equal(owner, File.GetUnixFileMode(Data));
            Assert.Equal(owner, File.GetUnixFileMode(Path.Combine(Data, "keys")));
        }
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("fullfsync", "1")]
    [InlineData("checkpoint_fullfsync", "1")]
    public async Task The_file_survives_a_power_cut_and_keeps_its_references(string pragma, string expected)
    {
        var folder = Open();
        await DataMigration.RunAsync(
            folder,
            TimeProvider.System,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );
        await using var db = folder.NewContext();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(expected, $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}");
    }

    [Fact]
    public async Task A_second_start_opens_what_the_first_sealed_and_changes_nothing()
    {
        var first = Open();
        await DataMigration.RunAsync(
            first,
            TimeProvider.System,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );
        var text = first.Seal.Seal("038204000123", "t.c");

        var second = Open();
        var copy = await DataMigration.RunAsync(
            second,
            TimeProvider.System,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );

        Assert.Null(copy);
        Assert.Equal("038204000123", second.Seal.Open(text, "t.c"));
        Assert.False(Directory.Exists(second.Backups));
    }

    [Fact]
    public async Task A_database_with_data_is_copied_before_a_migration_changes_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Open();
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, cancel);
        await using (var db = folder.NewContext())
        {
            db.Add(
                new Commune
                {
                    Id = Guid.CreateVersion7(),
                    UnitCode = "16204",
                    UnitCodeAsOf = new DateOnly(2025, 6, 30),
                    Name = "xã Bình Lương",
                    ProgrammeId = "binh-luong-2021-2030",
                    ChildFriendlyThreshold = 850m,
                }
            );
            await db.SaveChangesAsync(cancel);
            // As an older program would have left it: a migration it did not know is still to come.
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory", cancel);
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsHistory VALUES ('19990101000000_Older', '10.0.0')",
                cancel
            );
        }

        await Assert.ThrowsAsync<SqliteException>(() =>
            DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, cancel)
        );

        var copy = Assert.Single(Directory.GetFiles(folder.Backups, "*.mnb"));
        var elsewhere = Path.Combine(_root.FullName, "nơi khác");
        var manifest = await Unpacked(copy, elsewhere);
        Assert.Equal(["19990101000000_Older"], manifest.Migrations);
        await using var connection = new SqliteConnection($"Data Source={elsewhere}/mangnon.db;Mode=ReadOnly");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM communes";
        Assert.Equal("xã Bình Lương", await command.ExecuteScalarAsync(cancel));
    }

    /// <summary>Unpacked only: the made-up older migration is one that no program knows.</summary>
    private async Task<BackupManifest> Unpacked(string copy, string into)
    {
        Directory.CreateDirectory(into);
        var key = BackupKeySource.Of(BackupKey.Read(Data)!);
        return await Task.Run(() => BackupReader.Unpack(copy, key, into, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_in_Vietnamese()
    {
        File.WriteAllText(Path.Combine(_root.FullName, "dữ liệu"), "a file stands in the way");

        Assert.False(DataFolder.TryOpen(Data, null, out _, out var problem));
        Assert.Contains("Không ghi được vào thư mục dữ liệu", problem, StringComparison.Ordinal);
        Assert.Contains(Data, problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("not a key"), InlineData("AAAA"), InlineData("{}"), InlineData("null")]
    public void A_damaged_key_is_never_replaced(string damaged)
    {
        Open();
        var key = Path.Combine(Data, "keys", "ring.json");
        File.WriteAllText(key, damaged);

        Assert.False(DataFolder.TryOpen(Data, null, out _, out var problem));
        Assert.Contains("bị hỏng", problem, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllText(key));
    }

    [Fact]
    public async Task A_database_whose_key_is_lost_gets_no_new_one()
    {
        await DataMigration.RunAsync(
            Open(),
            TimeProvider.System,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );
        var key = Path.Combine(Data, "keys", "ring.json");
        File.Delete(key);

        Assert.False(DataFolder.TryOpen(Data, null, out _, out var problem));
        Assert.Contains("Thiếu tệp khóa", problem, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [Fact]
    public async Task A_connection_string_puts_the_database_on_a_server()
    {
        await using var server = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(
            Path.Combine(Data, "postgres.connection"),
            server.Place + "\n",
            TestContext.Current.CancellationToken
        );

        var fromFile = Open();
        Assert.Null(
            await DataMigration.RunAsync(
                fromFile,
                TimeProvider.System,
                TextWriter.Null,
                TestContext.Current.CancellationToken
            )
        );
        await using (var db = fromFile.NewContext())
        {
            Assert.True(db.Database.IsNpgsql());
            Assert.Equal(0, await db.Communes.CountAsync(TestContext.Current.CancellationToken));
        }

        Assert.True(DataFolder.TryOpen(Data, "Host=elsewhere", out var fromEnvironment, out _));
        Assert.Equal("Host=elsewhere", fromEnvironment.Postgres);
        Assert.False(File.Exists(fromFile.SqliteFile));
    }

    private DataFolder Open()
    {
        Assert.True(DataFolder.TryOpen(Data, null, out var folder, out var problem), problem);
        return folder;
    }
}
