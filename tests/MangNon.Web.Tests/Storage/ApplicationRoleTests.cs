using MangNon.Audit;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Storage.Postgres;
using MangNon.Testing;
using MangNon.Web.Storage;
using MangNon.Web.Tests.CommandLine;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Web.Tests.Storage;

/// <summary>On a real server, with one login that owns the tables and one that the program works with.</summary>
public sealed class ApplicationRoleTests : IAsyncLifetime
{
    private readonly string _name = $"mn_{Guid.CreateVersion7():N}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mangnon-role-");
    private TestDatabase _server = null!;

    private string Owner => Login(_name + "_Owner", _name);

    private string Application => Login(_name + "_app", _name);

    public async ValueTask InitializeAsync()
    {
        _server = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        // A capital letter: a name that is not quoted would be another one.
        await OnServerAsync($"CREATE ROLE \"{_name}_Owner\" LOGIN PASSWORD 'thu'");
        await OnServerAsync($"CREATE ROLE {_name}_app LOGIN PASSWORD 'thu'");
        await OnServerAsync($"CREATE DATABASE {_name} OWNER \"{_name}_Owner\"");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var place in new[] { Owner, Application })
        {
            await using var connection = new NpgsqlConnection(place);
            NpgsqlConnection.ClearPool(connection);
        }

        await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");
        await OnServerAsync($"DROP ROLE \"{_name}_Owner\"");
        await OnServerAsync($"DROP ROLE {_name}_app");
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET act = 'x'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE audit_entries")]
    [InlineData("ALTER TABLE audit_entries DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_no_change")]
    [InlineData("DROP TRIGGER audit_entries_no_change ON audit_entries")]
    [InlineData("DROP TABLE audit_entries")]
    [InlineData("CREATE TABLE other (id integer)")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\"")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData(
        "CREATE OR REPLACE FUNCTION mangnon_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    )]
    public async Task The_programs_own_login_cannot_alter_the_log(string sql)
    {
        var folder = Open();
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, CancellationToken.None);
        await using var db = folder.NewContext();
        await db.NoteAsync(new AuditEvent(AuditActs.Viewed), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task The_work_goes_on_with_the_programs_own_login_at_the_first_and_at_every_later_start()
    {
        await using var mangnon = Mangnon.On(Application, Owner);

        var first = await mangnon.RunAsync("import", Mangnon.Sample("binh-luong-2025.xlsx"));
        var figures = await mangnon.RunAsync("figures", "--from", "2025-01-01", "--to", "2025-12-31", "--json");
        var verified = await mangnon.RunAsync("audit", "verify");

        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.True(figures.ExitCode == 0, figures.Errors);
        Assert.Equal((0, ""), (verified.ExitCode, verified.Errors));
    }

    [Fact]
    public async Task Rights_that_the_login_was_given_beyond_are_taken_back_at_the_next_start()
    {
        var folder = Open();
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, CancellationToken.None);
        Assert.False(await DataMigration.MayAlterLogAsync(folder, CancellationToken.None));
        await using (var owner = folder.NewOwnerContext())
        {
#pragma warning disable EF1002 // The name of this test's own login.
            await owner.Database.ExecuteSqlRawAsync($"GRANT ALL ON audit_entries TO {_name}_app");
            await owner.Database.ExecuteSqlRawAsync("GRANT DELETE ON audit_entries TO PUBLIC");
            await owner.Database.ExecuteSqlRawAsync($"GRANT UPDATE (act) ON audit_entries TO {_name}_app");
#pragma warning restore EF1002
        }

        Assert.True(await DataMigration.MayAlterLogAsync(folder, CancellationToken.None));
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, CancellationToken.None);

        Assert.False(await DataMigration.MayAlterLogAsync(folder, CancellationToken.None));
    }

    [Fact]
    public async Task A_program_that_owns_the_tables_is_told_that_it_could_alter_the_log()
    {
        Assert.True(DataFolder.TryOpen(_folder.FullName, Owner, out var folder, out _));
        await DataMigration.RunAsync(folder, TimeProvider.System, TextWriter.Null, CancellationToken.None);
        Assert.True(await DataMigration.MayAlterLogAsync(folder, CancellationToken.None));

        // The same login for both is no separation either; it keeps what it owns.
        Assert.True(DataFolder.TryOpen(_folder.FullName, Owner, out var same, out _, Owner));
        await DataMigration.RunAsync(same, TimeProvider.System, TextWriter.Null, CancellationToken.None);
        Assert.True(await DataMigration.MayAlterLogAsync(same, CancellationToken.None));
        await using var db = same.NewContext();
        await db.NoteAsync(new AuditEvent(AuditActs.Viewed), CancellationToken.None);
    }

    [Fact]
    public void An_owner_without_a_login_for_the_program_is_refused()
    {
        Assert.False(DataFolder.TryOpen(_folder.FullName, null, out _, out var problem, Owner));
        Assert.Contains(DataFolder.PostgresVariable, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_logins_can_stand_in_files_of_the_folder()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "postgres.connection"), Application + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "postgres.owner.connection"), Owner + "\n");
        Assert.True(DataFolder.TryOpen(_folder.FullName, null, out var folder, out _));
        Assert.Equal((Application, Owner), (folder.Postgres, folder.PostgresOwner));
    }

    private DataFolder Open()
    {
        Assert.True(DataFolder.TryOpen(_folder.FullName, Application, out var folder, out _, Owner));
        return folder;
    }

    private string Login(string role, string database) =>
        new NpgsqlConnectionStringBuilder(_server.Place)
        {
            Username = role,
            Password = "thu",
            Database = database,
        }.ConnectionString;

    private async Task OnServerAsync(string sql)
    {
        await using var db = _server.NewContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
