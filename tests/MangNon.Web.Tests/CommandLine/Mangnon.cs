using System.Diagnostics;
using System.Text.Json.Nodes;
using MangNon.Testing;

namespace MangNon.Web.Tests.CommandLine;

/// <summary>The real program, run as a process of its own on a data folder of its own.</summary>
internal sealed class Mangnon : IAsyncDisposable
{
    private readonly TestDatabase? _server;
    private readonly string _owner;

    private Mangnon(TestDatabase? server, string? postgres = null, string owner = "")
    {
        _server = server;
        Postgres = postgres ?? server?.Place ?? "";
        _owner = owner;
        Data = Directory.CreateTempSubdirectory("mangnon-cli-").FullName;
    }

    public string Data { get; }

    /// <summary>The connection string of its database on a server; empty where it is a file.</summary>
    public string Postgres { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="empty">A database on a server has no tables yet.</param>
    public static async Task<Mangnon> OnAsync(DatabaseKind kind, bool empty = false) =>
        new(
            kind == DatabaseKind.Postgres
                ? await (empty ? TestDatabase.CreateEmptyAsync(kind) : TestDatabase.CreateAsync(kind))
                : null
        );

    /// <summary>On a PostgreSQL database with one login for the work and another that owns the tables.</summary>
    public static Mangnon On(string postgres, string owner) => new(null, postgres, owner);

    /// <summary>Does in the database itself what the program never would.</summary>
    public async Task TamperAsync(string sql)
    {
        System.Data.Common.DbConnection connection = _server is null
            ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File("mangnon.db")};Pooling=False")
            : new Npgsql.NpgsqlConnection(_server.Place);
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of the tests.
            command.CommandText =
                (
                    _server is null
                        ? "DROP TRIGGER IF EXISTS audit_entries_no_update; DROP TRIGGER IF EXISTS audit_entries_no_delete; "
                        : "ALTER TABLE audit_entries DISABLE TRIGGER ALL; "
                ) + sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A file of the sample that ships with the product.</summary>
    public static string Sample(string name) => Repository.PathOf("samples", "binh-luong", name);

    public string File(string name) => Path.Combine(Data, name);

    /// <summary>Runs a verb to its end.</summary>
    public Task<Run> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs a verb to its end, with variables of its own in its environment.</summary>
    public async Task<Run> RunAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Run(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a verb and leaves it running.</summary>
    public Process Start(params string[] arguments) => Start([], arguments);

    private Process Start((string Name, string Value)[] environment, string[] arguments)
    {
        var start = RealProgram.StartInfo(Data, Postgres, arguments);
        start.Environment["MANGNON_POSTGRES_OWNER"] = _owner;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Data, recursive: true);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}

/// <summary>How a verb ended and what it said.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;
}
